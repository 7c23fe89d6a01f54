/** `npm run types`: our own code, and what people write against it, by our compiler and by tslab's. */
import { main, setUp } from "./setup.mjs";
import { finish, runSteps, typeSteps } from "./steps.mjs";

await main(() => {
  setUp();
  finish(runSteps(typeSteps));
});
