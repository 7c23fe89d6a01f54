// What handlers get of values to look into, buttons that do things, and files.
import * as ui from "inlay";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function exact<Expected>(): <Actual>(value: Actual, ...wrong: Equal<Actual, Expected> extends true ? [] : [expected: Expected]) => void;

const run = ui.Button();
const text = ui.Textbox();

// JSON
run.click((v) => { exact<unknown>()(v); }, ui.JSON());
run.click(() => ({ a: [1, { b: null }], c: 3n }), [], ui.JSON());
run.click(() => [1, 2, 3], [], ui.JSON());
run.click(async () => ({ now: new Date(), raw: new Float32Array(3) }), [], ui.JSON());
run.click(function* () { yield { step: 1 }; yield [2]; }, [], ui.JSON());
run.click(() => [{ a: 1 }, "b"], [], [ui.JSON(), text]);
ui.Interface({ fn: (s) => ({ length: s.length }), inputs: "textbox", outputs: "json" });
ui.JSON({ value: (s) => { exact<string>()(s); return { s }; }, inputs: text });
// @ts-expect-error -- no such option
ui.JSON({ opened: true });
// @ts-expect-error -- no such event
ui.JSON().input;
