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

// buttons
run.click(() => "Clear", [], ui.ClearButton([text, ui.State(1)], "Clear"));
ui.ClearButton(text).add(ui.Slider()).click((call) => { exact<string>()(call.event); });
run.click((v) => { exact<string[]>()(v); }, ui.DownloadButton("Save", { value: "report.csv" }));
run.click(() => ({ name: "a.csv", data: new Uint8Array(3) }), [], ui.DownloadButton());
run.click((v) => { exact<string | null>()(v); }, ui.UploadButton());
run.click((v) => { exact<Uint8Array>()(v); }, ui.UploadButton("Bring", { type: "binary", required: true }));
run.click((v) => { exact<string[]>()(v); }, ui.UploadButton("Bring", { fileCount: "directory" }));
run.click(() => [new Uint8Array(3), "a.txt"], [], ui.File({ fileCount: "multiple" }));
// @ts-expect-error -- no such option
ui.DownloadButton("Save", { link: "https://example.org" });
// @ts-expect-error -- layouts have no value
run.click(() => "x", ui.Row([]), []);

// BrowserState
const settings = ui.BrowserState({ name: "", sizes: [1] }, { storageKey: "settings" });
run.click((v) => { exact<{ name: string; sizes: number[] }>()(v); return { ...v, name: "Ann" }; }, settings, settings);
settings.change((call) => { exact<{ name: string; sizes: number[] }>()(call.event); });
// @ts-expect-error -- a value of another kind
run.click(() => ({ name: 5, sizes: [1] }), [], settings);
// @ts-expect-error -- it needs a name
ui.BrowserState(1, {});

// FileExplorer and Log
run.click((v) => { exact<string[]>()(v); }, ui.FileExplorer());
run.click((v) => { exact<string | null>()(v); }, ui.FileExplorer({ fileCount: "single", rootDir: "." }));
run.click((v) => { exact<string>()(v); }, ui.FileExplorer({ fileCount: "single", required: true }));
run.click((v) => { exact<ui.LogLine[]>()(v); }, ui.Log({ lines: 50 }));
ui.Log().clear((call) => { exact<ui.LogLine[]>()(call.event); });
