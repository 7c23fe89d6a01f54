import { ChartView } from "../chart/view.page";
import { define } from "../../page/view";
import { lineplot } from "./spec";

define(
  lineplot,
  class extends ChartView {
    protected override readonly mark = "line";
  },
);
