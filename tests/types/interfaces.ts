import * as ui from "inlay";

// hello_world_3: shortcuts beside components
ui.Interface({
  fn: (name, isMorning, temperature) => [`${isMorning ? "Good morning" : "Good evening"} ${name}. It is ${temperature} degrees`, ((temperature - 32) * 5) / 9],
  inputs: ["text", "checkbox", ui.Slider({ minimum: 0, maximum: 100 })],
  outputs: ["text", "number"],
}).launch();

// calculator: choices are a literal union
ui.Interface({
  fn: (num1, operation, num2) => {
    switch (operation) {
      case "add": return num1 + num2;
      case "subtract": return num1 - num2;
      case "multiply": return num1 * num2;
      case "divide": if (num2 === 0) throw new Error("Cannot divide by zero!"); return num1 / num2;
    }
  },
  inputs: [ui.Number({ value: 4, required: true }), ui.Radio({ choices: ["add", "subtract", "multiply", "divide"], required: true }), ui.Number({ required: true })],
  outputs: "number",
  title: "Toy Calculator",
}).launch();

// sepia_filter: pixels in, pixels out
function sepia({ data, width, height }: ui.Pixels): ui.Pixels {
  return { data: new Uint8ClampedArray(data.length), width, height, channels: 3 };
}
ui.Interface({ fn: sepia, inputs: ui.Image({ required: true }), outputs: ui.Image() }).launch();

// pictures by sharp, with captions and without
ui.Interface({
  fn: async (picture) => [await picture.clone().greyscale().toBuffer(), await picture.clone().blur(8).toBuffer()],
  inputs: ui.Image({ type: "sharp", required: true, sources: ["upload"] }),
  outputs: ui.Gallery({ columns: 2 }),
}).launch();
ui.Interface({
  fn: async (picture) => [{ picture: await picture.clone().greyscale().toBuffer(), caption: "grey" }, await picture.clone().blur(8).toBuffer()],
  inputs: ui.Image({ type: "sharp", required: true }),
  outputs: ui.Gallery({ columns: 2 }),
}).launch();

// fake_diffusion: a stream
declare function noise(width: number, height: number): ui.Pixels;
ui.Interface({
  fn: async function* (steps, call) {
    for (let i = 0; i < steps; i++) { await ui.sleep(500, call); yield noise(600, 600); }
    yield noise(1000, 1000);
  },
  inputs: ui.Slider({ minimum: 1, maximum: 10, value: 3, step: 1 }),
  outputs: ui.Image(),
}).launch();

// unified: input and output are one component; output only; input only
const essay = ui.Textbox({ lines: 4 });
ui.Interface({ fn: (text) => `${text} and so on`, inputs: essay, outputs: essay }).launch();
ui.Interface({ fn: () => (Math.random() > 0.5 ? "heads" : "tails"), outputs: "label" }).launch();
ui.Interface({ fn: (file) => { console.log(file); }, inputs: ui.File({ fileCount: "multiple", required: true }) }).launch();

const hello = ui.Interface({ fn: (name) => `Hello ${name}`, inputs: "text", outputs: "text" });
async function later() {
  const [name] = await hello.next("submit");
  return name;
}
export { hello, essay, later };
