/** Lines in passing: what a handler says besides its answer. */
import { live, type Alert } from "../graph/live";

export interface AlertOptions {
  /** Default: the kind of alert. */
  title?: string;
  /** How long it stays, in seconds; null until a person closes it. Default 10. */
  duration?: number | null;
  /** `false` says nothing. Default true. */
  visible?: boolean;
}

const DURATION = 10;
const titles: Readonly<Record<Alert["kind"], string>> = { info: "Info", success: "Success", warning: "Warning", error: "Error" };

/**
 * An error for people: what it says is shown, with its title, over the app and at the outputs.
 *
 * @example
 * run.click((name) => { if (!name) throw new ui.Error("Say a name.", { title: "Nobody" }); return `Hello ${name}`; }, word, output);
 */
export class AppError extends globalThis.Error {
  override readonly name = "Error";
  readonly title: string;
  readonly duration: number | null;
  readonly visible: boolean;

  constructor(
    message: string,
    { title = titles.error, duration = DURATION, visible = true, cause }: AlertOptions & { cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.title = title;
    this.duration = duration;
    this.visible = visible;
  }

  /** Says it over this app. */
  tell(link: { say(alert: Alert): void } | undefined): void {
    say("error", this.message, this, (alert) => link?.say(alert));
  }
}

function say(
  kind: Alert["kind"],
  message: string,
  { title = titles[kind], duration = DURATION, visible = true }: AlertOptions = {},
  tell = (alert: Alert) => live().alert(alert),
): void {
  if (visible) tell({ kind, message: String(message), title, duration });
}

/**
 * Says something over the app, from anywhere below a handler; in a plain cell, over every app.
 *
 * @example
 * run.click(() => { ui.Info("Starting"); }, [], []);
 */
export function Info(message: string, options?: AlertOptions): void {
  say("info", message, options);
}

/**
 * Like `Info`, for what a person should look at.
 *
 * @example
 * run.click((name) => { if (!name) ui.Warning("The name is empty", { duration: 5 }); }, word, []);
 */
export function Warning(message: string, options?: AlertOptions): void {
  say("warning", message, options);
}

/**
 * Like `Info`, for what went well.
 *
 * @example
 * run.click((name) => ui.Success(`${name} is saved`, { title: "Done" }), word, []);
 */
export function Success(message: string, options?: AlertOptions): void {
  say("success", message, options);
}
