import { ChartView } from "../chart/view.page";
import { define } from "../../page/view";
import { barplot } from "./spec";

define(
  barplot,
  class extends ChartView {
    protected override readonly mark = "bar";
  },
);
