/** What JupyterLab loads at its start: little, and the rest when a first app is shown. */
import { IJupyterWidgetRegistry } from "@jupyter-widgets/base";
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from "@jupyterlab/application";
import { version } from "../src/version";

const plugin: JupyterFrontEndPlugin<void> = {
  id: "inlay:plugin",
  description: "Draws Inlay's apps under the cells of a notebook.",
  autoStart: true,
  requires: [IJupyterWidgetRegistry],
  activate: (_lab: JupyterFrontEnd, registry: IJupyterWidgetRegistry) => {
    registry.registerWidget({ name: "inlay", version, exports: () => import("./model") });
  },
};

export default plugin;
