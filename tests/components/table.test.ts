/** What a table takes, gives and refuses, and what a page may do to it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { tableFromArrays, vectorFromArray, Table as ArrowTable, DateMillisecond, Int32, Utf8 } from "apache-arrow";
import fc from "fast-check";
import * as ui from "../../src/index";
import { compareCells, isEmpty } from "../../src/components/dataframe/order";
import { CsvReader } from "../../src/components/dataframe/csv";
import type { TableAnswer, TableEdit, TableQuestion, TableWire } from "../../src/components/dataframe/spec";
import { BlockHost } from "../../src/page/host";
import { pack, unpack } from "../../src/wire/pack";
import { until } from "../support/processes";
import { useLoopback } from "../support/loopback";

jest.setTimeout(60_000);
const session = useLoopback();
type Any = ui.Component & ui.Block;

const odd = [
  NaN,
  -0,
  0,
  Infinity,
  -Infinity,
  1n,
  2n ** 70n,
  null,
  undefined,
  "",
  "\ud800",
  "a\u2028\0",
  true,
  new Date(5),
  new Date(NaN),
  { a: [1, { b: null }] },
];

/** For comparison: jest takes no two dates for equal that are none. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return `date ${value.getTime()}`;
  if (Array.isArray(value)) return value.map(plain);
  return value;
}

/** A table, and a page that shows it. */
function show(table: unknown) {
  const page = session.loopback.show(table);
  const wire = () => page.value("dataframe") as TableWire;
  const host = new BlockHost(page.store, page.find("dataframe").id);
  let count = 0;
  return {
    page,
    wire,
    /** Does what a view does: all that the kernel hasn't seen goes along. */
    edit: async (...works: unknown[]) => {
      const { edits = [], ...rest } = wire() as TableWire & { edits?: TableEdit[] };
      const more = works.map((work) => ({ id: `edit ${++count}`, ...(work as object) }));
      page.input("dataframe", { ...rest, edits: [...edits, ...more] });
      await page.until("the kernel to have seen it", () => page.store.settled);
    },
    ask: (question: Partial<TableQuestion>) => {
      const { version, columns, count } = wire();
      const query = { sort: [], search: "", filters: [] };
      return host.ask({ kind: "cells", version, rows: [0, count], columns: [0, columns.length], query, ...question });
    },
  };
}

describe("what handlers give and get", () => {
  const people = [
    { name: "Ann", age: 41 },
    { name: "Bob", age: null },
  ];

  test.each<[string, () => unknown]>([
    ["rows", () => people],
    ["columns", () => ({ columns: { name: ["Ann", "Bob"], age: [41, null] } })],
    ["headers and data", () => ({ headers: ["name", "age"], data: [["Ann", 41], ["Bob", null]] })], // prettier-ignore
    ["a list of lists", () => [["Ann", 41], ["Bob", null]]], // prettier-ignore
    ["an Arrow table", () => tableFromArrays({ name: ["Ann", "Bob"], age: [41, null] })],
    ["CSV", () => "name,age\r\nAnn,41\r\nBob,\r\n"],
    ["CSV of semicolons", () => 'name;age\n"Ann";41\nBob;'],
  ])("%s become rows", (_, given) => {
    const table = ui.Dataframe({ headers: ["name", "age"] });
    table.value = given() as ui.TableLike;
    expect(table.value).toStrictEqual(people);
  });

  test("rows, columns, lists and CSV come out", () => {
    const of = (type: "rows" | "columns" | "array" | "csv") =>
      (ui.Dataframe({ type, columns: { name: "str", age: "number" }, value: people }) as Any).value as unknown;
    expect(of("rows")).toStrictEqual(people);
    expect(of("columns")).toStrictEqual({ columns: { name: ["Ann", "Bob"], age: Float64Array.of(41, NaN) } });
    expect(of("array")).toStrictEqual([["Ann", 41], ["Bob", null]]); // prettier-ignore
    expect(of("csv")).toBe("name,age\nAnn,41\nBob,");
  });

  test("typed arrays stay what they are, and are copies", () => {
    const a = Int32Array.of(1, 2);
    const big = BigInt64Array.of(5n, -1n);
    const table = ui.Dataframe({ type: "columns" });
    table.value = { columns: { a, big, all: [0.5, -0] } };
    a[0] = 9;
    const first = table.value;
    expect(first).toStrictEqual({ columns: { a: Int32Array.of(1, 2), big, all: Float64Array.of(0.5, -0) } });
    (first.columns as { a: Int32Array }).a[1] = 9;
    expect((ui.Dataframe({ type: "rows", value: { columns: { big } } }).value)).toStrictEqual([{ big: 5n }, { big: -1n }]); // prettier-ignore
  });

  test("odd cells are kept exactly", () => {
    const table = ui.Dataframe({ type: "array" });
    table.value = odd.map((cell) => [cell]);
    expect(plain(table.value)).toStrictEqual(plain(odd.map((cell) => [cell])));
    const rows = ui.Dataframe();
    rows.value = [JSON.parse('{"__proto__": 1, "": 2, "toString": 3, "7": 4}') as Record<string, number>];
    expect(Object.entries((rows.value as object[])[0]!)).toEqual([["7", 4], ["__proto__", 1], ["", 2], ["toString", 3]]); // prettier-ignore
  });

  test("Arrow's dates and texts", () => {
    const day = new Date(Date.UTC(2024, 1, 29));
    const table = ui.Dataframe({ type: "columns" });
    table.value = new ArrowTable({
      day: vectorFromArray([day, null], new DateMillisecond()),
      n: vectorFromArray([1, 2], new Int32()),
      word: vectorFromArray(["x", "ü"], new Utf8()),
    });
    expect(table.value).toStrictEqual({ columns: { day: [day, null], n: Int32Array.of(1, 2), word: ["x", "ü"] } });
  });

  test("what stands behind a path is read", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "table-"));
    const file = (name: string, text: string) => {
      writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    };
    const table = ui.Dataframe({ columns: { name: "str", born: "date", code: "str" } });
    session.loopback.show(table);
    const expected = [{ name: "Ann", born: new Date("1983-04-01"), code: "007" }];
    for (const given of [
      file("a.csv", "name,born,code\nAnn,1983-04-01,007"),
      file("a.TSV", "\ufeffname\tborn\tcode\nAnn\t1983-04-01\t007\n"),
    ]) {
      table.value = [];
      table.value = given;
      await until("the file", () => (table.value as unknown[]).length > 0);
      expect(table.value).toStrictEqual(expected);
    }
    const free = ui.Dataframe();
    free.value = file("b.json", '[{ "a": [1], "b": "x" }]');
    await until("the file", () => (free.value as unknown[]).length > 0);
    expect(free.value).toStrictEqual([{ a: [1], b: "x" }]);
    rmSync(folder, { recursive: true });
  });

  test("CSV's columns are numbers, true and false, or text; an empty field is an empty cell", () => {
    const table = ui.Dataframe({ value: 'n,is,code,text\n1.5,true,007,""\n-2e3,FALSE,1,\nNaN,,2,"a ""b"",\nc"' });
    expect(table.value).toStrictEqual([
      { n: 1.5, is: true, code: "007", text: "" },
      { n: -2000, is: false, code: "1", text: null },
      { n: NaN, is: null, code: "2", text: 'a "b",\nc' },
    ]);
  });

  test("an empty table has the columns that are named, and as many rows as wanted", () => {
    expect(ui.Dataframe({ columns: { a: "str" }, rowCount: 2 }).value).toStrictEqual([{ a: null }, { a: null }]);
    expect(ui.Dataframe({ columnCount: 2, rowCount: 1 }).value).toStrictEqual([{ 1: null, 2: null }]);
    expect(ui.Dataframe().value).toStrictEqual([]);
    const table = ui.Dataframe({ columns: { a: "str" }, value: [{ a: "x" }] });
    table.value = null;
    expect(table.value).toStrictEqual([]);
  });

  test.each<[() => ui.Port, unknown, string]>([
    [() => ui.Dataframe({ label: "T" }), 5, "Dataframe “T”: expected a table: rows, { columns }, { headers, data }, a list of lists, an Arrow table or CSV; got 5"],
    [() => ui.Dataframe(), [1], "Dataframe: expected an object as row 0, got 1"],
    [() => ui.Dataframe(), [[1], 2], "Dataframe: expected a list as row 1, got 2"],
    [() => ui.Dataframe({ columns: { age: "number" } }), [{ age: 1 }, { age: "7" }], 'Dataframe: expected a number in column "age", row 1; got "7"'],
    [() => ui.Dataframe({ columns: { age: "number" } }), [{ name: "x" }], 'Dataframe: expected the columns "age"; got "name"'],
    [() => ui.Dataframe({ columns: { day: "date" } }), "day\nsoon", 'Dataframe: expected a date in column "day", row 0; got "soon"'],
    [() => ui.Dataframe(), { columns: { a: [1], b: [1, 2] } }, "Dataframe: expected columns of one length, got 1 and 2"],
    [() => ui.Dataframe(), { columns: { a: 5 } }, 'Dataframe: expected a list as column "a", got 5'],
    [() => ui.Dataframe(), { headers: ["a", "a"], data: [] }, 'Dataframe: expected a name of its own for each column, got "a" twice'],
    [() => ui.Dataframe(), [[1], [1, 2, () => 1]], 'Dataframe: expected something that can be shown in column "3", row 1; a function can\'t be sent'],
    [() => ui.Dataframe(), [{ a: new Map() }], 'Dataframe: expected something that can be shown in column "a", row 0; a Map can\'t be sent: expected plain objects, arrays, text, numbers, bytes or dates'],
    [() => ui.Dataframe({ headers: ["a"] }), [[1, 2]], "Dataframe: expected 1 cells in a row, got 2"],
    [() => ui.Dataframe(), `${",".repeat(20_000)}\n`, "Dataframe: expected at most 16384 columns and 50000000 cells, got 1 rows of 16385 columns"],
  ])("refused %#", (make, value, message) => {
    const table = make() as Any;
    expect(() => (table.value = value)).toThrow(message);
  }); // prettier-ignore

  test.each<[unknown, string]>([
    [{ columns: { age: "int" } }, 'Dataframe: columns.age must be one of "str", "number", "bool", "date", "markdown", "html", "image", "auto"; got "int"'],
    [{ columns: { age: "numbers" } }, 'did you mean "number"?'],
    [{ columns: [] }, 'Dataframe: columns must be an object like { name: "str" }; got a list of 0'],
    [{ columns: { a: "str" }, headers: ["a"] }, "Dataframe takes either columns, or headers and datatype"],
    [{ type: "pandas" }, 'Dataframe: type must be "rows", "columns", "array", "csv"; got "pandas"'],
    [{ rowLimits: [1] }, "Dataframe: rowLimits must be two numbers, or null for no limit; got a list of 1"],
    [{ showSearch: "yes" }, 'Dataframe: showSearch must be "none", "search", "filter"; got "yes"'],
    [{ headers: ["a", "a"] }, 'expected a name of its own for each column, got "a" twice'],
  ])("wrong options %#", (options, message) => {
    expect(() => ui.Dataframe(options as ui.DataframeOptions)).toThrow(message);
  }); // prettier-ignore

  test("a file that swells to too many cells is refused soon, and takes little", () => {
    const reader = new CsvReader(",");
    const before = process.memoryUsage().rss;
    const began = performance.now();
    // A first row of many cells, and then rows without end.
    reader.push(`${",".repeat(16_000)}\n`);
    const row = "1\n".repeat(1000);
    expect(() => {
      for (;;) reader.push(row);
    }).toThrow("expected at most 16384 columns and 50000000 cells");
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(250e6);
  });
});

describe("what a page does", () => {
  const make = (options: object = {}) => ui.Dataframe({ value: [{ a: 1, b: "x" }, { a: 2, b: "y" }, { a: 3, b: "z" }], ...options }); // prettier-ignore

  test("edits reach handlers, each once, and can be taken back", async () => {
    const table = make();
    const inputs: unknown[] = [];
    table.input((rows) => void inputs.push(rows), table);
    const { edit, wire, page } = show(table);
    await edit({ kind: "set", cells: [[1, 0, 20], [1, 1, "Y"]] }); // prettier-ignore
    expect(table.value).toStrictEqual([{ a: 1, b: "x" }, { a: 20, b: "Y" }, { a: 3, b: "z" }]); // prettier-ignore
    await page.until("the handler", () => inputs.length === 1);
    expect(inputs[0]).toStrictEqual(table.value);
    await edit({ kind: "insertRows", at: 3, count: 1 }, { kind: "set", cells: [[3, 1, "new"]] });
    expect((table.value as unknown[])[3]).toStrictEqual({ a: null, b: "new" });
    await edit({ kind: "removeRows", rows: [0, 2] });
    expect(table.value).toStrictEqual([{ a: 20, b: "Y" }, { a: null, b: "new" }]); // prettier-ignore
    await edit({ kind: "insertColumn", at: 1, name: "a" }, { kind: "renameColumn", column: 2, name: "c" });
    expect(wire().columns.map(({ name }) => name)).toEqual(["a", "a 2", "c"]);
    await edit({ kind: "removeColumn", column: 0 });
    for (let i = 0; i < 7; i++) await edit({ kind: "undo" });
    expect(table.value).toStrictEqual([{ a: 1, b: "x" }, { a: 2, b: "y" }, { a: 3, b: "z" }]); // prettier-ignore
    await edit({ kind: "undo" });
    expect(page.status("dataframe")?.message).toBe("There is nothing to undo.");
  });

  test("what is sent twice is done once, also where rows moved in between", async () => {
    const table = make();
    const { wire, page } = show(table);
    const base = wire();
    const edits = [{ id: "1", kind: "removeRows", rows: [0] }];
    page.input("dataframe", { ...base, edits });
    page.input("dataframe", { ...base, edits: [...edits, { id: "2", kind: "set", cells: [[0, 1, "first"]] }] });
    await page.until("the kernel", () => page.store.settled);
    page.input("dataframe", { ...base, edits });
    await page.until("the kernel", () => page.store.settled);
    expect(table.value).toStrictEqual([{ a: 2, b: "first" }, { a: 3, b: "z" }]); // prettier-ignore
  });

  test("an edit of a table that isn't there any more is refused", async () => {
    const table = make();
    const { wire, page, edit } = show(table);
    const base = wire();
    await edit({ kind: "removeRows", rows: [0] });
    page.input("dataframe", { ...base, edits: [{ id: "late", kind: "set", cells: [[0, 0, 5]] }] });
    await page.until(
      "the refusal",
      () => page.status("dataframe")?.message === "The table has changed meanwhile; this edit came too late.",
    );
    table.value = [{ a: 7, b: "q" }];
    page.input("dataframe", { ...wire(), origin: base.origin, edits: [{ id: "later", kind: "set", cells: [[0, 0, 5]] }] });
    await page.until("the kernel", () => page.store.settled);
    expect(table.value).toStrictEqual([{ a: 7, b: "q" }]);
  });

  test.each<[object, unknown, string]>([
    [{}, 5, "expected edits of a table, got 5"],
    [{}, {}, "expected a list of edits, got undefined"],
    [{}, { edits: new Array(1001).fill(0) }, "expected a list of edits, got a list of 1001"],
    [{}, { edits: [null] }, "expected an edit, got null"],
    [{}, { edits: [{ kind: "set", cells: [] }] }, "expected an edit with an id, got undefined"],
    [{}, [{ kind: "drop" }], 'expected an edit of a table, got "drop"'],
    [{}, [{ kind: "set", cells: [[9, 0, 1]] }], "expected a row below 3, got 9"],
    [{}, [{ kind: "set", cells: [[0, 2, 1]] }], "expected a column below 2, got 2"],
    [{}, [{ kind: "set", cells: [[-1, 0, 1]] }], "expected a list of places, got a list of 1"],
    [{}, [{ kind: "set", cells: [[0.5, 0, 1]] }], "expected a list of places, got a list of 1"],
    [{ columns: { a: "number", b: "str" } }, [{ kind: "set", cells: [[0, 0, "1"]] }], 'expected a number in column "a"; got "1"'],
    [{ columns: { a: "number", b: "str" } }, [{ kind: "removeColumn", column: 0 }], "The columns of this table stay as they are."],
    [{ columns: { a: "number", b: "str" } }, [{ kind: "renameColumn", column: 0, name: "c" }], 'The column "a" can\'t be renamed.'],
    [{}, [{ kind: "renameColumn", column: 0, name: "b" }], 'There is a column "b" already.'],
    [{ staticColumns: [1] }, [{ kind: "set", cells: [[0, 0, 1], [0, 1, "n"]] }], 'The column "b" can\'t be changed.'],
    [{ staticColumns: [1] }, [{ kind: "removeColumn", column: 0 }], "Columns up to the last one that can't be changed stay where they are."],
    [{ rowLimits: [3, 4] }, [{ kind: "removeRows", rows: [0] }], "At least 3 rows must stay."],
    [{ rowLimits: [3, 4] }, [{ kind: "insertRows", at: 0, count: 2 }], "There is room for 4 rows only."],
    [{ columnLimits: [2, 2] }, [{ kind: "insertColumn", at: 0, name: "c" }], "There is room for 2 columns only."],
    [{}, [{ kind: "insertRows", at: 0, count: 1e9 }], "expected at most 16384 columns and 50000000 cells, got 1000000003 rows of 2 columns"],
    [{}, [{ kind: "insertRows", at: 7, count: 1 }], "expected a place up to 3, got 7"],
  ])("a hostile page is refused %#", async (options, sent, message) => {
    const table = make(options);
    const { page, wire } = show(table);
    const before = table.value;
    const edits = Array.isArray(sent) ? { ...wire(), edits: sent.map((edit: object, i) => ({ id: String(i), ...edit })) } : sent;
    page.input("dataframe", edits);
    await page.until("the refusal", () => page.status("dataframe")?.message);
    expect(page.status("dataframe")!.message).toBe(message);
    expect(table.value).toStrictEqual(before);
  }); // prettier-ignore

  test.each<[Partial<Record<keyof TableQuestion, unknown>>, string]>([
    [{ kind: "all" }, 'expected cells, csv or tsv, got "all"'],
    [{ kind: "tsv", version: 0 }, "The table has changed meanwhile."],
    [{ rows: [0] }, "expected two places, got a list of 1"],
    [{ columns: [-1, 2] }, "expected two places, got a list of 2"],
    [{ query: { sort: [{ column: 2 }], search: "", filters: [] } }, "expected a column below 2, got 2"],
    [{ query: { sort: [], search: "x".repeat(1001), filters: [] } }, "expected a short text"],
    [{ query: { sort: new Array(17).fill({ column: 0 }), search: "", filters: [] } }, "expected a list of at most 16, got a list of 17"],
    [{ query: null }, "expected a query, got null"],
  ])("a wrong question is refused %#", async (question, message) => {
    await expect(show(make()).ask(question as Partial<TableQuestion>)).rejects.toThrow(message);
  }); // prettier-ignore

  test("a page says which cell it is; what stands there is told by the kernel", async () => {
    const table = make();
    const heard: unknown[] = [];
    table.select((call) => void heard.push(call.event));
    table.edit((call) => void heard.push(call.event));
    const { page, edit } = show(table);
    const wrong = [undefined, 5, { index: [3, 0] }, { index: [0, 2] }, { index: [-1, 0] }, { index: [0] }];
    for (const data of wrong) page.event("dataframe", "select", data);
    page.event("dataframe", "edit", { index: [0, 0], value: 9 });
    page.event("dataframe", "select", { index: [1, 1], value: "not this" });
    await edit({ kind: "set", cells: [[2, 1, "new"]] });
    page.event("dataframe", "edit", { index: [2, 1] });
    await page.until("both", () => heard.length === 2);
    expect(heard).toStrictEqual([
      { index: [1, 1], value: "y", rowValue: [2, "y"] },
      { index: [2, 1], value: "new", previousValue: "z" },
    ]);
    expect(session.loopback.log).toHaveLength(wrong.length + 1);
  });

  test("a question about a table that was is answered by which one is", async () => {
    const { ask, wire } = show(make());
    expect(await ask({ version: 0 })).toStrictEqual({ version: wire().version, total: 0, ids: [], cells: [] });
  });

  test("parts are copied as text; what a spreadsheet would run is made harmless", async () => {
    const { ask } = show(ui.Dataframe({ value: [{ a: "=1+1", b: -5 }, { a: 'x\ty"', b: null }] })); // prettier-ignore
    expect(await ask({ kind: "csv" })).toBe(`a,b\n'=1+1,-5\n"x\ty""",`);
    expect(await ask({ kind: "tsv", rows: [1, 2] })).toBe(`"x\ty"""\t`);
  });

  test("pages sort as they like; the value keeps its order", async () => {
    const table = make();
    const { ask } = show(table);
    const sorted = (await ask({ query: { sort: [{ column: 0, descending: true }], search: "", filters: [] } })) as TableAnswer;
    expect(sorted.ids).toEqual([2, 1, 0]);
    expect(table.value).toStrictEqual([{ a: 1, b: "x" }, { a: 2, b: "y" }, { a: 3, b: "z" }]); // prettier-ignore
  });

  test.each<[string, unknown[], number[]]>([
    ["b", ["abc", "B", "x"], [0, 1]],
    [">5", [5, 6, null, NaN], [1]],
    ["<= 5", [5, 6, null, "5"], [0, 3]],
    ["=yes", ["Yes", "yes!", ""], [0]],
    ["!=1", [1, 2, null], [1, 2]],
    [">=2024-01-01", [new Date("2024-01-01"), new Date("2023-12-31"), null], [0]],
    ["=true", [true, false], [0]],
  ])("the filter %s", async (text, cells, ids) => {
    const { ask } = show(ui.Dataframe({ value: { columns: { a: cells } } }));
    expect(((await ask({ query: { sort: [], search: "", filters: [{ column: 0, text }] } })) as TableAnswer).ids).toEqual(ids);
  });
});

describe("properties", () => {
  const cell = fc.oneof(
    fc.constantFrom(...odd),
    fc.integer({ min: -3, max: 3 }),
    fc.double(),
    fc.string({ unit: "binary", maxLength: 3 }),
    fc.date(),
    fc.boolean(),
    fc.bigInt(),
  );
  const column = (count: number) =>
    fc.oneof(
      fc.array(cell, { minLength: count, maxLength: count }),
      fc.array(fc.double(), { minLength: count, maxLength: count }),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: count, maxLength: count }),
      fc.array(fc.string({ maxLength: 2 }), { minLength: count, maxLength: count }),
      fc.array(fc.option(fc.date()), { minLength: count, maxLength: count }),
    );
  const columnsOf = (min: number) =>
    fc
      .tuple(fc.integer({ min, max: 80 }), fc.integer({ min: 1, max: 40 }))
      .chain(([count, width]) => fc.array(column(count), { minLength: 1, maxLength: width }));
  const toLists = (columns: unknown[][]) => columns[0]!.map((_, row) => columns.map((cells) => cells[row]));

  test("any table comes back as it was, and travels as it is", () => {
    fc.assert(
      fc.property(columnsOf(1), (columns) => {
        const table = ui.Dataframe({ type: "array" }) as Any;
        table.value = toLists(columns);
        expect(plain(table.value)).toStrictEqual(plain(toLists(columns)));
        const page = session.loopback.show(table);
        const { json, buffers } = pack(page.value("dataframe"));
        const { head, ...rest } = unpack(JSON.parse(JSON.stringify(json)), buffers) as TableWire;
        expect({ ...rest, head: plain(head) }).toStrictEqual({
          ...(page.value("dataframe") as TableWire),
          head: plain(columns.slice(0, 32).map((cells) => cells.slice(0, 64))),
        });
        page.leave();
      }),
      { numRuns: 50 },
    );
  });

  test("a window is a slice of the stably sorted rows that were searched for", async () => {
    const places = fc.nat({ max: 90 });
    await fc.assert(
      fc.asyncProperty(
        columnsOf(1).chain((columns) =>
          fc.record({
            columns: fc.constant(columns),
            sort: fc.array(fc.record({ column: fc.nat({ max: columns.length - 1 }), descending: fc.boolean() }), { maxLength: 3 }),
            search: fc.constantFrom("", "", "1", "a"),
            rows: fc.tuple(places, places),
            across: fc.tuple(places, places),
          }),
        ),
        async ({ columns, sort, search, rows, across }) => {
          const table = ui.Dataframe({ value: toLists(columns) }) as Any;
          const { ask, page } = show(table);
          const answer = (await ask({ rows, columns: across, query: { sort, search, filters: [] } })) as TableAnswer;
          const text = (value: unknown) =>
            value instanceof Date || typeof value === "object"
              ? undefined
              : value === undefined
                ? ""
                : Object.is(value, -0)
                  ? "-0"
                  : String(value).toLowerCase();
          const isPlain = columns.every((cells) => cells.every((value) => typeof value !== "object" || value === null));
          if (search && !isPlain) return page.leave();
          const naive = columns[0]!
            .map((_, i) => i)
            .filter((i) => search === "" || columns.some((cells) => (text(cells[i]) ?? "").includes(search)))
            .sort((a, b) => {
              for (const { column, descending } of sort) {
                const [x, y] = [columns[column]![a], columns[column]![b]];
                const order = compareCells(x, y);
                if (order !== 0) return descending && !isEmpty(x) && !isEmpty(y) ? -order : order;
              }
              return 0;
            });
          expect(answer.total).toBe(naive.length);
          expect(answer.ids).toEqual(naive.slice(...rows));
          expect(plain(answer.cells)).toStrictEqual(
            plain(columns.slice(...across).map((cells) => naive.slice(...rows).map((i) => cells[i]))),
          );
          page.leave();
        },
      ),
      { numRuns: 60 },
    );
  });

  test("edits do what they would do to a list of lists, and all can be taken back", async () => {
    const place = fc.nat({ max: 6 });
    const work = fc.oneof(
      fc.record({ kind: fc.constant("set" as const), cells: fc.array(fc.tuple(place, place, cell), { maxLength: 4 }) }),
      fc.record({ kind: fc.constant("insertRows" as const), at: place, count: fc.nat({ max: 3 }) }),
      fc.record({ kind: fc.constant("removeRows" as const), rows: fc.uniqueArray(place, { maxLength: 3 }) }),
      fc.record({ kind: fc.constant("insertColumn" as const), at: place, name: fc.constant("n") }),
      fc.record({ kind: fc.constant("removeColumn" as const), column: place }),
    );
    const model = (
      rows: unknown[][],
      width: number,
      edit: typeof work extends fc.Arbitrary<infer W> ? W : never,
    ): [unknown[][], number] | undefined => {
      switch (edit.kind) {
        case "set": {
          if (edit.cells.some(([row, column]) => row >= rows.length || column >= width)) return undefined;
          const copy = rows.map((row) => [...row]);
          for (const [row, column, value] of edit.cells) copy[row]![column] = value;
          return [copy, width];
        }
        case "insertRows":
          return edit.at > rows.length
            ? undefined
            : [rows.toSpliced(edit.at, 0, ...Array.from({ length: edit.count }, () => new Array<unknown>(width).fill(null))), width];
        case "removeRows":
          return edit.rows.some((row) => row >= rows.length) ? undefined : [rows.filter((_, i) => !edit.rows.includes(i)), width];
        case "insertColumn":
          return edit.at > width ? undefined : [rows.map((row) => row.toSpliced(edit.at, 0, null)), width + 1];
        case "removeColumn":
          return edit.column >= width || width === 1 ? undefined : [rows.map((row) => row.toSpliced(edit.column, 1)), width - 1];
      }
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 5 }),
        fc.array(work, { maxLength: 8 }),
        async (first, works) => {
          const table = ui.Dataframe({ type: "array", value: first }) as Any;
          const { edit, page } = show(table);
          let [rows, width] = [first as unknown[][], 4];
          let done = 0;
          for (const each of works) {
            const after = model(rows, width, each);
            await edit(each);
            if (after) {
              [rows, width] = after;
              done++;
            }
            expect(plain(table.value)).toStrictEqual(plain(rows));
          }
          for (; done > 0; done--) await edit({ kind: "undo" });
          expect(plain(table.value)).toStrictEqual(plain(first));
          page.leave();
        },
      ),
      { numRuns: 60 },
    );
  });

  test("CSV comes back as it was written, in whatever pieces it comes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", "a", "") })), { minLength: 1 }),
        fc.integer({ min: 1, max: 7 }),
        (rows, size) => {
          const table = ui.Dataframe({ type: "csv", columns: { a: "str", b: "str" }, value: rows }) as Any;
          const text = table.value as string;
          const reader = new CsvReader(",");
          for (let i = 0; i < text.length; i += size) reader.push(text.slice(i, i + size));
          const { headers, columns } = reader.end();
          expect(headers).toEqual(["a", "b"]);
          expect(columns).toEqual([rows.map(([a]) => a), rows.map(([, b]) => b)]);
        },
      ),
    );
  });
});

describe("a million rows", () => {
  const COUNT = 1_000_000;
  const figures: string[] = [];
  afterAll(() => console.log(figures.join("\n")));

  /** How long the longest pause of the event loop was while this went on, and how long it took. In milliseconds. */
  async function watch(what: string, work: () => Promise<unknown>): Promise<{ took: number; stall: number }> {
    let stall = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      stall = Math.max(stall, now - last - 5);
      last = now;
    }, 5);
    const began = performance.now();
    await work();
    const took = performance.now() - began;
    clearInterval(timer);
    stall = Math.max(stall, performance.now() - last - 5);
    figures.push(`${what}: ${took.toFixed(0)} ms, others wait at most ${stall.toFixed(0)} ms`);
    return { took, stall };
  }

  test("sorting, searching and editing leave room for others", async () => {
    let seed = 1;
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
    const numbers = Array.from({ length: 8 }, () => Float64Array.from({ length: COUNT }, random));
    const columns = {
      ...Object.fromEntries(numbers.map((cells, i) => [`n${i}`, cells])),
      city: Array.from({ length: COUNT }, () => ["Rome", "Oslo", "Lima", "Bern"][Math.floor(random() * 4)]!),
      id: Array.from({ length: COUNT }, (_, i) => `id ${((i * 7919) % COUNT).toString(36)}`),
    };
    const table = ui.Dataframe({ type: "columns", value: { columns } });
    const { ask, edit, wire } = show(table);
    const by = (...sort: { column: number; descending: boolean }[]) => ({
      rows: [0, 5] as const,
      query: { sort, search: "", filters: [] },
    });
    const down = (column: number) => ({ column, descending: true });
    const runs = [
      await watch("sort by numbers", () => ask(by(down(0)))),
      await watch("sort by text of four kinds, then by numbers", () => ask(by(down(8), down(1)))),
      await watch("sort by text that differs", () => ask(by({ column: 9, descending: false }))),
      await watch("search", () => ask({ rows: [0, 5], query: { sort: [], search: "zz1", filters: [] } })),
      await watch("filter", () => ask({ rows: [0, 5], query: { sort: [], search: "", filters: [{ column: 0, text: ">0.5" }] } })),
      await watch("an edit", () => edit({ kind: "set", cells: [[500_000, 0, 2]] })),
    ];
    for (const { stall } of runs) expect(stall).toBeLessThan(200 * 5);
    const first = (await ask(by(down(0)))) as TableAnswer;
    expect(first.ids[0]).toBe(500_000);
    expect(first.total).toBe(COUNT);
    expect(Buffer.byteLength(JSON.stringify(wire()))).toBeLessThan(50_000);
    expect(table.value.columns.n0[500_000]).toBe(2);
  }, 120_000);
});
