// What handlers get of tables, to the letter, and what can't be written.
import * as ui from "inlay";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function exact<Expected>(): <Actual>(value: Actual, ...wrong: Equal<Actual, Expected> extends true ? [] : [expected: Expected]) => void;

const run = ui.Button();
const people = ui.Dataframe({ columns: { name: "str", age: "number", member: "bool", born: "date" } });

run.click((rows) => {
  exact<string | null>()(rows[0]!.name);
  exact<number | null>()(rows[0]!.age);
  exact<boolean | null>()(rows[0]!.member);
  exact<Date | null>()(rows[0]!.born);
  // @ts-expect-error -- there is no such column
  rows[0]!.size;
}, people);
run.click((table) => {
  exact<Float64Array>()(table.columns.age);
  exact<(string | null)[]>()(table.columns.name);
}, ui.Dataframe({ type: "columns", columns: { name: "str", age: "number" } }));
run.click((lists) => { exact<(string | number | null)[][]>()(lists); }, ui.Dataframe({ type: "array", columns: { name: "str", age: "number" } }));
run.click((text) => { exact<string>()(text); }, ui.Dataframe({ type: "csv" }));
run.click((rows) => { exact<any>()(rows[0]!.anything); }, ui.Dataframe());
run.click((rows) => { exact<any>()(rows[0]!.anything); }, ui.Dataframe({ columns: { anything: "auto" } }));
declare const named: ui.Dataframe<{ name: string; age: number }>;
run.click((rows) => { exact<number | null>()(rows[0]!.age); }, named);

// all that a handler may answer
run.click(() => [{ name: "Ann", age: 3 }], [], people);
run.click(() => [{ name: null }], [], people);
run.click(() => [["Ann", 3, true, null]], [], people);
run.click(async () => ({ headers: ["name"], data: [["Ann"]] }), [], people);
run.click(() => ({ columns: { age: Float64Array.of(1), name: ["Ann"] } }), [], people);
run.click(() => "name,age\nAnn,3", [], people);
run.click((rows) => rows.filter(({ age }) => age! > 3), people, people);
run.click(() => null, [], people);
run.click(function* () { yield [{ name: "Ann" }]; yield ui.update({ maxHeight: 200 }); }, [], people);
people.value = [{ name: "Ann" }];
// @ts-expect-error -- a text is no age
run.click(() => [{ age: "3" }], [], people);
// @ts-expect-error -- a number is no table
people.value = 5;
// @ts-expect-error -- no such type of a column
ui.Dataframe({ columns: { a: "string" } });
// @ts-expect-error -- no such type of a value
ui.Dataframe({ type: "pandas" });

// what its events carry
people.select((call) => { exact<[row: number, column: number]>()(call.event.index); exact<unknown[]>()(call.event.rowValue); });
people.edit((rows, call) => { exact<string | null>()(rows[0]!.name); exact<unknown>()(call.event.previousValue); }, people);
people.change((call) => { exact<number | null>()(call.event[0]!.age); });

ui.Interface({ fn: (rows) => { exact<any>()(rows[0]!.x); return rows; }, inputs: "dataframe", outputs: "dataframe" });
ui.Dataframe({ columns: { name: "str" }, value: (n) => { exact<number>()(n); return [{ name: String(n) }]; }, inputs: ui.Slider() });
