// What handlers get of rich text.
import * as ui from "inlay";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function exact<Expected>(): <Actual>(value: Actual, ...wrong: Equal<Actual, Expected> extends true ? [] : [expected: Expected]) => void;

const run = ui.Button();
run.click((v) => { exact<ui.HighlightedPart[] | null>()(v); }, ui.HighlightedText());
run.click((v) => { exact<string>()(v); }, ui.HTML());
run.click((v) => { exact<string>()(v); }, ui.HTML({ value: "<b>x</b>" }));
run.click((v) => { exact<{ a: number }>()(v); }, ui.HTML({ value: { a: 1 }, htmlTemplate: "{{value.a}}" }));
ui.HighlightedText().select((call) => { exact<ui.HighlightedPart>()(call.event.value); });
ui.HTML().click((call) => { exact<unknown>()(call.event); });
run.click(() => [["Ada", "person"], [" met ", null]], [], ui.HighlightedText());
run.click(() => ({ text: "Ada", entities: [{ start: 0, end: 3, entity: "person" }] }), [], ui.HighlightedText());
// @ts-expect-error a label is text, a number or null
run.click(() => [["Ada", true]], [], ui.HighlightedText());
// @ts-expect-error HTML has no such option
ui.HTML({ template: "x" });
