import { defineElement } from "../../page/view";
import { LayoutView, stackStyles } from "../../page/parts/layout-view";

/** The root of an app: its blocks, one below the other. */
class BlocksView extends LayoutView {
  static override styles = stackStyles;
}

defineElement("blocks", BlocksView);
