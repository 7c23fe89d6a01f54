import { ChartView } from "../chart/view.page";
import { define } from "../../page/view";
import { scatterplot } from "./spec";

define(
  scatterplot,
  class extends ChartView {
    protected override readonly mark = "point";
  },
);
