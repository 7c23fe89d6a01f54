/** A camera in a real JupyterLab: its frames reach a function in a tslab cell while it is on, and it is let go when the cell runs again. */
import type { Page } from "playwright-core";
import { expectValue } from "../support/browser";
import { until } from "../support/processes";
import { keepTracks, statesOfTracks } from "../support/tracks";
import { useLab } from "../support/use-lab";

const lab = useLab({ flags: ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"] });

const live = async (page: Page) => (await statesOfTracks(page)).filter((state) => state === "live").length;

test("frames stream into the kernel; the camera is let go when the cell runs again, and when the kernel ends", async () => {
  const notebook = await lab.open([
    `import * as ui from "inlay";
const camera = ui.Image({ label: "Camera", sources: ["webcam"], streaming: true, webcamOptions: { constraints: { width: 320, height: 240 } } });
const seen = ui.Image({ label: "Seen" }), out = ui.Textbox({ label: "Size" });
let count = 0;
camera.stream((frame) => [frame, \`\${frame.width} × \${frame.height} \${++count > 5 ? "and on" : ""}\`], camera, [seen, out], { streamEvery: 0.1 });
ui.Blocks([ui.Row([camera, seen]), out])`,
  ]);
  const { page } = notebook;
  await notebook.runCell(0);
  await keepTracks(page);
  const start = () => notebook.app(0).getByRole("button", { name: "Use the camera" }).click();
  await start();
  await expectValue(notebook.app(0).getByLabel("Size"), "320 × 240 and on");
  expect(await live(page)).toBe(1);
  await notebook.photograph(notebook.app(0), "webcam-lab");
  await notebook.runCell(0);
  await until("the camera to be let go of", async () => (await live(page)) === 0);
  await start();
  await until("the camera to be on again", async () => (await live(page)) === 1);
  expect(notebook.problems).toEqual([]);
  await notebook.restartKernel();
  await until("the camera to be let go of", async () => (await live(page)) === 0);
  await notebook.idle();
  // JupyterLab says so of what the old kernel still sent: answers to frames that were on their way.
  const others = notebook.problems.filter((problem) => !problem.startsWith("Comm not found for comm id"));
  notebook.problems.splice(0, Infinity, ...others);
});
