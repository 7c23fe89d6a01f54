/** `npm run lint`: rules, formatting, and who looks into whom. */
import { main, setUp } from "./setup.mjs";
import { finish, lintSteps, runSteps } from "./steps.mjs";

await main(() => {
  setUp();
  finish(runSteps(lintSteps));
});
