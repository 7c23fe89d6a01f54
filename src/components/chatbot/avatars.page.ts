/** Who speaks, as a small picture or an emoji. */
import { html, type ReactiveController } from "lit";
import type { View } from "../../page/view";
import { isPath, type ChatProps } from "./spec";

const ROLES = ["user", "assistant"] as const;
const PICTURE = /^image\/(png|jpeg|gif|webp|avif|svg\+xml)$/;

export class Avatars implements ReactiveController {
  /** Addresses of pictures that the kernel gave, by their paths. */
  readonly #urls = new Map<string, string | undefined>();

  constructor(private readonly view: View<ChatProps>) {
    view.addController(this);
  }

  hostDisconnected(): void {
    for (const url of this.#urls.values()) if (url) URL.revokeObjectURL(url);
    this.#urls.clear();
  }

  /** What is drawn beside messages of this role; undefined where there are no avatars. */
  of(role: string): unknown {
    const { avatarImages } = this.view.props;
    if (!avatarImages) return undefined;
    const of = ROLES.indexOf(role as "user");
    const avatar = avatarImages[of];
    if (!avatar) return " ";
    if (!isPath(avatar)) return /^(https?:|data:image\/)/i.test(avatar) ? picture(avatar) : html`<span>${avatar}</span>`;
    if (!this.#urls.has(avatar)) void this.#fetch(avatar, ROLES[of]!);
    const url = this.#urls.get(avatar);
    return url ? picture(url) : " ";
  }

  async #fetch(avatar: string, role: string): Promise<void> {
    this.#urls.set(avatar, undefined);
    try {
      const { mime, data } = (await this.view.host.ask(role)) as { mime: string; data: Uint8Array<ArrayBuffer> };
      if (!PICTURE.test(mime) || !this.view.isConnected) return;
      this.#urls.set(avatar, URL.createObjectURL(new Blob([data], { type: mime })));
      this.view.requestUpdate("props");
    } catch (error) {
      console.warn(`[inlay] an avatar can't be drawn: ${(error as Error).message}`);
    }
  }
}

const picture = (src: string) => html`<img src=${src} alt="" referrerpolicy="no-referrer" />`;
