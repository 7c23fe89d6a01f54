import { defineElement } from "../../page/view";
import { LayoutView, stackStyles } from "../../page/parts/layout-view";

class ColumnView extends LayoutView {
  static override styles = stackStyles;
}

defineElement("column", ColumnView);
