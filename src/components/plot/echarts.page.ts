/** Options of ECharts. */
import type { EChartsType } from "echarts/core";
import type { Colours } from "../parts/colours.page";
import { cleanEcharts } from "./clean.page";
import type { Drawn } from "./renderer.page";

type Keys = Record<string, unknown>;

const CHARTS = ["bar", "line", "pie", "scatter"];
const PARTS = [
  "title",
  "legend",
  "tooltip",
  "grid",
  "xAxis",
  "yAxis",
  "dataset",
  "series",
  "aria",
  "color",
  "backgroundColor",
  "textStyle",
];
const SETTINGS = ["animation", "animationDuration", "animationEasing", "animationThreshold", "useUTC", "stateAnimation"];

/** Whether the picked parts draw it. */
const isCommon = (option: Keys) =>
  Object.keys(option).every((key) => PARTS.includes(key) || SETTINGS.includes(key)) &&
  ([option.series].flat() as (Keys | undefined)[]).every((series) => CHARTS.includes(String(series?.type)) && !series?.markLine && !series?.markPoint && !series?.markArea); // prettier-ignore

class EchartsFigure implements Drawn {
  #chart: EChartsType | undefined;
  #key = "";

  constructor(private readonly element: HTMLElement) {}

  async show(figure: Keys, colours: Colours): Promise<void> {
    const option = cleanEcharts(figure);
    const isPicked = isCommon(option);
    const key = JSON.stringify([isPicked, colours]);
    const isFirst = key !== this.#key;
    if (isFirst) {
      const { init } = (isPicked ? await import("./echarts-picked.page") : await import("echarts")) as Pick<typeof import("echarts/core"), "init">; // prettier-ignore
      this.clear();
      this.#key = key;
      this.#chart = init(this.element, themeOf(colours), { renderer: "canvas" });
    }
    // A figure comes in by itself once; those that stream after it would begin again and again.
    const animation = option.animation === true || (isFirst && !matchMedia("(prefers-reduced-motion: reduce)").matches && option.animation !== false); // prettier-ignore
    this.#chart!.setOption({ animationDuration: 300, ...option, animation }, { notMerge: true });
  }

  resize(): void {
    this.#chart?.resize();
  }

  export(surface: string): Promise<string> {
    return Promise.resolve(this.#chart!.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: surface }));
  }

  clear(): void {
    this.#chart?.dispose();
    this.#chart = undefined;
    this.#key = "";
    this.element.replaceChildren();
  }
}

function themeOf({ text, muted, line, surface, palette, font }: Colours): object {
  const axis = { axisLine: { lineStyle: { color: line } }, axisTick: { lineStyle: { color: line } }, axisLabel: { color: muted }, nameTextStyle: { color: text }, splitLine: { lineStyle: { color: line } } }; // prettier-ignore
  return {
    color: palette,
    backgroundColor: "transparent",
    textStyle: { color: text, fontFamily: font },
    title: { textStyle: { color: text }, subtextStyle: { color: muted } },
    legend: { textStyle: { color: text } },
    tooltip: { backgroundColor: surface, borderColor: line, textStyle: { color: text } },
    grid: { left: 16, right: 24, bottom: 16, containLabel: true },
    pie: { label: { color: text } },
    categoryAxis: axis,
    valueAxis: axis,
    timeAxis: axis,
    logAxis: axis,
  };
}

export const echartsFigure = (element: HTMLElement) => new EchartsFigure(element);
