/** `npm run gallery`: every fixture on one page, alive, without Jupyter. */
import * as ui from "../../src/index";
import { fixtures } from "./fixtures";
import { serve } from "./serve";

const section = ({ name, make }: (typeof fixtures)[number]) => ui.Column([`## ${name}`, ui.Row(make())]);
console.log("The gallery; add ?dark to the address for the dark theme. Ctrl+C ends it.");
void serve(() => ui.Blocks(["# Every component of Inlay", ...fixtures.map(section)]));
