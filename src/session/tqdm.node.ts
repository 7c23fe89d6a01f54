import type { Tqdm } from "../graph/handler";
import { currentCall } from "./context.node";
import { textMeter, tqdmOn } from "./progress";

/**
 * Counts a loop, anywhere below a handler: its progress bar shows how far it has come. In a plain cell it prints a bar of text.
 * Gives the items as they are.
 *
 * @example
 * for (const epoch of ui.tqdm([1, 2, 3], { desc: "Training", unit: "epochs" })) await ui.sleep(500);
 */
export const tqdm: Tqdm = tqdmOn(() => currentCall()?.meter ?? textMeter((text) => void process.stdout.write(text)));
