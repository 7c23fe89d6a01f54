/** What the components of values, buttons and files take and give, and how they refuse the rest. */
import * as ui from "../../src/index";
import { useLoopback } from "../support/loopback";

const test_ = useLoopback();
const message = (code: () => unknown): string => {
  try {
    code();
  } catch (error) {
    return (error as Error).message;
  }
  return "nothing was thrown";
};

describe("JSON", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  const getter = {
    get name() {
      throw new Error("no");
    },
  };

  test.each<[unknown, unknown?]>([
    [{ a: [1, { b: null }], "": "", "~": 1, ["__proto__"]: 2 }],
    [[NaN, -0, Infinity, undefined, 123n]],
    [{ at: new Date(0), floats: new Float32Array([1, 2]), raw: new Uint8Array([1]).buffer }],
    ['{"a": [1, 2]}', { a: [1, 2] }],
    ['"text"', "text"],
    [5],
    [false],
    [[]],
  ])("keeps %#", (value, expected = value) => {
    const json = ui.JSON();
    const page = test_.loopback.show(json);
    json.value = value;
    expect(json.value).toStrictEqual(expected);
    return page.until("the same on the page", () => {
      try {
        expect(page.value("json")).toStrictEqual(expected);
        return true;
      } catch {
        return false;
      }
    });
  });

  test.each<[unknown, string]>([
    ["{a: 1}", "JSON: expected a value, or JSON as text; Expected property name"],
    [{ run: { now: () => 1 } }, "JSON: at .run.now: a function can't be sent"],
    [[new Map()], "JSON: at [0]: a Map can't be sent"],
    [circle, "JSON: at .self: a value that contains itself can't be sent"],
    [getter, "JSON: at .name: reading it failed"],
    [[1, , 3], "JSON: at [1]: a hole in an array can't be sent"], // eslint-disable-line no-sparse-arrays
    [Symbol("x"), "JSON: a symbol can't be sent"],
  ])("refuses %#", (value, expected) => {
    const json = ui.JSON();
    expect(message(() => (json.value = value))).toContain(expected);
  });

  test("what a handler goes on changing isn't what is shown, and what it gets is its own", async () => {
    const json = ui.JSON();
    const page = test_.loopback.show(json);
    const rows = [1];
    json.value = { rows };
    rows.push(2);
    (json.value as { rows: number[] }).rows.push(3);
    await page.until("the value as it was given", () => JSON.stringify(page.value("json")) === '{"rows":[1]}');
  });

  test("a page can't change it", async () => {
    const json = ui.JSON({ interactive: true, value: [1] });
    const page = test_.loopback.show(json);
    page.input("json", [2]);
    await page.until("the problem", () => page.status("json")?.message === "the user can't change this");
    expect(json.value).toEqual([1]);
  });
});
