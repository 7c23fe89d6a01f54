import { PressView } from "../../page/parts/press";
import { define } from "../../page/view";
import { button } from "./spec";

class ButtonView extends PressView<typeof button.props, string> {
  protected override text(): string {
    return this.value;
  }

  protected override pressed(): void {
    const { link, linkTarget } = this.props;
    if (/^https?:/i.test(link)) window.open(link, linkTarget === "_self" ? linkTarget : "_blank", "noopener,noreferrer");
    this.emit("click");
  }
}

define(button, ButtonView);
