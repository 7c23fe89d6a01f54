import { define } from "../../page/view";
import { openLink } from "../../page/parts/link";
import { PressView } from "../../page/parts/press";
import { clearbutton, type ClearWire } from "./spec";

class ClearButtonView extends PressView<typeof clearbutton.props, ClearWire> {
  protected override text(): string {
    return this.value.text;
  }

  protected override pressed(): void {
    openLink(this.props.link);
    this.host.foresee(this.value.empties);
    this.emit("click");
  }
}

define(clearbutton, ClearButtonView);
