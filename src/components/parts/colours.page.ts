/** The theme's colours for what is drawn on canvases, which know no variables. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { watchDark } from "../../page/theme";

export interface Colours {
  dark: boolean;
  text: string;
  muted: string;
  line: string;
  accent: string;
  surface: string;
  font: string;
  /** Colours of series, told apart by most eyes on this theme's ground. */
  palette: readonly string[];
}

const light = ["#3f51d8", "#d9620a", "#0c8a66", "#cf2f63", "#7b4fd0", "#0a7fa6", "#8f6000", "#5c6370"];
const dark = ["#8c9bff", "#ffa657", "#4cd0a5", "#ff8fb0", "#c3a6ff", "#5fc9ee", "#e3b64c", "#a3abb6"];

/** Has its host drawn again when the theme changes. */
export class ThemeColours implements ReactiveController {
  #dark = false;
  #stop = () => {};

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = watchDark((isDark) => {
      this.#dark = isDark;
      this.host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#stop();
  }

  read(): Colours {
    const style = getComputedStyle(this.host);
    const of = (name: string) => style.getPropertyValue(`--inlay-${name}`).trim();
    return {
      dark: this.#dark,
      text: of("text"),
      muted: of("text-muted"),
      line: of("border"),
      accent: of("accent"),
      surface: of("block"),
      font: style.fontFamily,
      palette: [of("accent"), ...(this.#dark ? dark : light).slice(1)],
    };
  }
}
