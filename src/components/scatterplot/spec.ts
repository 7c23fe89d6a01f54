import { chartSpec } from "../chart/spec";

export const scatterplot = chartSpec("scatterplot", "ScatterPlot");
