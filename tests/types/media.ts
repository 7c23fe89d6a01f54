// What handlers really get of sound, and what they may answer with.
import * as ui from "inlay";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function exact<Expected>(): <Actual>(value: Actual, ...wrong: Equal<Actual, Expected> extends true ? [] : [expected: Expected]) => void;

const run = ui.Button();
const samples = new Float32Array(10);

run.click((v) => { exact<ui.Sound | null>()(v); }, ui.Audio());
run.click((v) => { exact<ui.Sound>()(v); exact<number>()(v.samplingRate); }, ui.Audio({ required: true }));
run.click((v) => { exact<ui.MonoSound>()(v); exact<Float32Array>()(v.data); }, ui.Audio({ type: "mono", required: true }));
run.click((v) => { exact<string | null>()(v); }, ui.Audio({ type: "filepath" }));
run.click((v) => { exact<Uint8Array>()(v); }, ui.Audio({ type: "buffer", required: true }));
ui.Audio({ type: "mono", required: true }).stream((v) => { exact<ui.MonoSound>()(v); }, ui.Audio({ type: "mono", required: true }));
ui.Interface({ fn: (v) => { exact<ui.Sound | null>()(v); return v; }, inputs: "microphone", outputs: "audio" });

run.click(() => ({ data: samples, samplingRate: 16_000 }), [], ui.Audio());
run.click(() => ({ audio: samples, sampling_rate: 16_000 }), [], ui.Audio());
run.click(() => ({ data: [samples, samples], samplingRate: 16_000 }), [], ui.Audio());
run.click(() => "song.mp3", [], ui.Audio());
run.click(function* () { yield { data: samples, samplingRate: 8000 }; yield ui.append({ data: samples, samplingRate: 8000 }); }, [], ui.Audio());
run.click(async function* () { yield null; yield ui.append({ audio: samples, sampling_rate: 8000 }); }, [], ui.Audio({ streaming: true }));

run.click((v) => { exact<string | null>()(v); }, ui.Video());
run.click((v) => { exact<Uint8Array>()(v); }, ui.Video({ type: "buffer", required: true }));
run.click((v) => { exact<string>()(v); }, ui.Model3D({ required: true }));
ui.Interface({ fn: (v) => { exact<string | null>()(v); return v; }, inputs: "model3d", outputs: "model3d" });
ui.Interface({ fn: (v) => { exact<string | null>()(v); return v; }, inputs: "video", outputs: "video" });

// @ts-expect-error a list of numbers is no sound
run.click(() => [1, 2, 3], [], ui.Audio());
// @ts-expect-error a sound has a rate
run.click(() => ({ data: samples }), [], ui.Audio());
// @ts-expect-error text isn't added to sound
run.click(() => ui.append(5), [], ui.Audio());
// @ts-expect-error a pen is no source of sound
ui.Audio({ sources: ["pen"] });
// @ts-expect-error a number isn't added to text
run.click(() => ui.append({ a: 1 }), [], ui.Textbox());
