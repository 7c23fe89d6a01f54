/** A page that shows one app of the stage's server. `?dark` wears the dark theme. */
import { InlayApp } from "../../src/page/app";
import { Store } from "../../src/page/store";
import { fromFrame, toFrame } from "./frame";

const { pathname, searchParams, host } = new URL(location.href);
const dark = searchParams.has("dark");
document.body.dataset.jpThemeLight = String(!dark);
document.body.style.cssText = `margin: 16px; background: ${dark ? "#111" : "#fff"}; color: ${dark ? "#eee" : "#111"}`;

const socket = new WebSocket(`ws://${host}${pathname}`);
socket.binaryType = "arraybuffer";
const store = new Store({
  send: (message) => socket.send(toFrame(message)),
  refuse: (problem) => console.error(`[inlay] refused a message: ${problem}`),
});
const app = new InlayApp();
app.store = store;
socket.addEventListener("message", ({ data }) => {
  const { json, buffers } = fromFrame(new Uint8Array(data as ArrayBuffer));
  store.receive(json, buffers);
});
socket.addEventListener("open", () => {
  document.body.append(app);
  store.greet();
});
socket.addEventListener("close", () => store.disconnect("disconnected"));
addEventListener("pagehide", () => store.leave());
