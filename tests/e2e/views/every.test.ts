/** What is true of every component: it is drawn, in both states, in light and dark, wide and narrow, and everyone can use it. */
import * as ui from "../../../src/index";
import { fixtures } from "../../stage/fixtures";
import { audit, photograph, useStage } from "../../support/use-stage";

const stage = useStage();

test.each(fixtures.map((fixture) => [fixture.name, fixture] as const))("%s", async (name, { make }) => {
  const page = await stage.show(ui.Column([...make()]));
  const app = page.locator("inlay-app");
  await photograph(app, `${name}-light`);
  expect(await audit(page)).toEqual([]);
  await page.evaluate(() => Object.assign(document.body.dataset, { jpThemeLight: "false" }));
  await page.evaluate(() => (document.body.style.background = "#111"));
  await photograph(app, `${name}-dark`);
  expect(await audit(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  await photograph(app, `${name}-narrow`);
  expect(await app.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
});
