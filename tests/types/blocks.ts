import * as ui from "inlay";
import { interval, map, take } from "rxjs";

const word = ui.Textbox({ label: "word" }), leng = ui.Number({ label: "leng", value: 4, required: true }), output = ui.Textbox({ label: "Output" }), run = ui.Button("Run");
run.click((w, n) => [w.length, w.slice(0, n)], [word, leng], [leng, output]);
const demo = ui.Blocks([ui.Row([word, leng, output]), run], { title: "Demo" }).launch();

// blocks_essay: choices and visibility change
const countries: Record<"USA" | "Pakistan", string[]> = { USA: ["Atlanta", "Boston"], Pakistan: ["Karachi", "Lahore"] };
const kind = ui.Radio({ choices: ["short", "long", "none"], label: "Essay length", required: true });
const essay = ui.Textbox({ lines: 2, interactive: true, buttons: ["copy"] });
kind.change((choice) => (choice === "none" ? ui.update({ visible: false }) : ui.update({ lines: choice === "short" ? 2 : 8, visible: true, value: "" })), kind, essay);
const country = ui.Dropdown({ choices: ["USA", "Pakistan"], required: true });
const city = ui.Dropdown({ choices: [] as string[] });
country.change((name) => ui.update({ choices: countries[name], value: countries[name][0] }), country, city);
const advanced = ui.Row([country, city], { visible: false });
kind.change((choice) => [ui.update({ visible: choice === "long" }), ui.skip()], kind, [advanced, essay]);

// generators, tuples in them, parts that are added
const count = run.click(async function* (n, call) { for (let i = 0; i < n && !call.signal.aborted; i++) { await ui.sleep(500, call); yield `${i}`; } }, leng, output);
run.click(function* (n) { yield [n, ui.skip()]; yield [n + 1, ui.append("!")]; }, leng, [leng, output]);
count.remove();

// an observable is a stream
word.change((text) => interval(100).pipe(take(text.length), map((n) => text.slice(0, n))), word, output);

// a trigger's data
const gallery = ui.Gallery(), status = ui.Markdown("");
gallery.select((call) => `You selected number ${call.event.index}`, [], status);
const photo = ui.Image();
photo.select((call) => `${call.event.index[0]}:${call.event.index[1]}`, [], status);

// handlers in variables
const repeat: ui.Handler<[ui.Textbox, ui.Number<number>], ui.Textbox> = (a, b) => a.repeat(b);
run.click(repeat, [word, leng], output);

// live values in any cell
async function cell() {
  word.value = word.value + "!";
  for await (const text of word.changes()) if (text === "stop") break;
  await run.next("click", { timeout: 60_000 });
  const selected = await gallery.next("select");
  word.update({ label: "Word", visible: false });
  return selected.index;
}

const several = ui.Dropdown({ choices: ["a", "b"], multiselect: true }), place = ui.Radio({ choices: ["a", "b"], type: "index", required: true });
const either = ui.Dropdown({ choices: [["One", 1], ["Two", 2]], allowCustomValue: true });
const heavy = ui.worker((n: number) => n * 2), steps = ui.worker(function* (n: number, call: ui.Call) { yield `${n}`; });

export { heavy, steps, demo, word, leng, essay, kind, country, city, advanced, gallery, photo, cell, several, place, either, count };
