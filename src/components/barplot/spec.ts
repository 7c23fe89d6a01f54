import { chartSpec } from "../chart/spec";

export const barplot = chartSpec("barplot", "BarPlot");
