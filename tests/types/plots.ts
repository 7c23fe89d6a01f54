// Charts know the columns of their data.
import * as ui from "inlay";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function exact<Expected>(): <Actual>(value: Actual, ...wrong: Equal<Actual, Expected> extends true ? [] : [expected: Expected]) => void;

interface Penguin { mass: number; species: string; seen: Date }
declare const penguins: Penguin[];
const run = ui.Button();

run.click((rows) => { exact<Penguin[]>()(rows); }, ui.ScatterPlot({ value: penguins, x: "mass", y: "mass", color: "species" }));
run.click((rows) => { exact<{ t: number; who: string }[]>()(rows); }, ui.LinePlot({ value: { t: new Float64Array(3), who: ["a", "b", "c"] }, x: "t" }));
run.click((rows) => { exact<ui.PlotRow[]>()(rows); }, ui.BarPlot({ x: "day", y: ["cups", "pots"] }));
ui.LinePlot<Penguin>({ x: "mass", y: ["mass"] });
ui.LinePlot({ value: (n) => { exact<number>()(n); return [{ n }]; }, inputs: ui.Slider() });

// what events carry
ui.LinePlot().select((call) => { exact<ui.PlotSelection>()(call.event); exact<[from: number, to: number]>()(call.event.index); });
ui.ScatterPlot().select((call) => { exact<ui.BoxSelection>()(call.event); });
ui.BarPlot({ value: penguins }).doubleClick((call) => { exact<Penguin[]>()(call.event); });

// answers
run.click(() => [{ t: 1 }], [], ui.LinePlot());
run.click(() => ({ t: new Float32Array(2) }), [], ui.LinePlot());
run.click(function* () { yield [{ t: 1 }]; yield ui.append([{ t: 2 }]); }, [], ui.LinePlot());
run.click(() => ui.update({ color: "species", yLim: [0, null] }), [], ui.ScatterPlot({ value: penguins }));
ui.Interface({ fn: (text) => [{ text, length: text.length }], inputs: "textbox", outputs: "barplot" });

// wrong
// @ts-expect-error no such column
ui.ScatterPlot({ value: penguins, x: "weight" });
// @ts-expect-error no such column
ui.ScatterPlot({ value: penguins, y: ["mass", "weight"] });
// @ts-expect-error no such aggregate
ui.BarPlot({ yAggregate: "average" });
// @ts-expect-error not data
run.click(() => 5, [], ui.LinePlot());
// @ts-expect-error no such event
ui.LinePlot().click(() => 1);

// figures
run.click((figure) => { exact<ui.PlotFigure | null>()(figure); }, ui.Plot());
ui.Plot().select((call) => { exact<string>()(call.event.name); });
run.click(() => ({ data: [{ y: [1, 2] }], layout: {} }), [], ui.Plot());
run.click(() => "<svg/>", [], ui.Plot({ format: "webp" }));
// @ts-expect-error a number is no figure
run.click(() => 5, [], ui.Plot());
