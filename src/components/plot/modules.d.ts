/** Plotly's bundles bring no types: what is used of them. */
interface PlotlyBundle {
  react(element: HTMLElement, figure: object): Promise<unknown>;
  purge(element: HTMLElement): void;
  toImage(element: HTMLElement, options: object): Promise<string>;
  Plots: { resize(element: HTMLElement): Promise<unknown> };
}
declare module "plotly.js-basic-dist-min" {
  const plotly: PlotlyBundle;
  export default plotly;
}
declare module "plotly.js-cartesian-dist-min" {
  const plotly: PlotlyBundle;
  export default plotly;
}
declare module "plotly.js-dist-min" {
  const plotly: PlotlyBundle;
  export default plotly;
}
