import { chartSpec } from "../chart/spec";

export const lineplot = chartSpec("lineplot", "LinePlot");
