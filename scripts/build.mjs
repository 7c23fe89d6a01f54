/** `npm run build`: the package into lib/, the JupyterLab extension into labextension/dist/. */
import { build, main } from "./setup.mjs";

await main(build);
