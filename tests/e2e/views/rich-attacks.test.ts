/** Rich text from anybody: nothing runs, nothing is loaded, nothing reaches beyond its component. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import * as ui from "../../../src/index";
import { payloads } from "../../support/payloads";
import { until } from "../../support/processes";
import { useStage } from "../../support/use-stage";

const stage = useStage();
const asked: string[] = [];
let server: Server;
let canary: string;
beforeAll(async () => {
  server = createServer(({ url }, response) => {
    asked.push(url!);
    response.end();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  canary = `http://127.0.0.1:${(server.address() as AddressInfo).port}/canary`;
});
afterAll(() => server.close());

/** Whatever stands below the places of rich text, as tags and attributes. */
const standing = (page: Page, type: string) =>
  page.evaluate((type) => {
    const views = [...document.querySelector("inlay-app")!.shadowRoot!.querySelectorAll(`inlay-${type}`)];
    const elements = views.flatMap((view) => [...view.shadowRoot!.querySelectorAll(".text *")]);
    return elements.map((element) => ({
      tag: element.localName,
      isOurs: element.matches(".code-block, .code-block pre, .copy-code, .math, .math *, [class^=tok-]"),
      attributes: [...element.attributes].map(({ name, value }) => [name, value] as const),
    }));
  }, type);
const TAGS = /^(a|abbr|address|area|article|aside|b|bdi|bdo|big|blockquote|br|caption|center|cite|code|col|colgroup|data|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hgroup|hr|i|img|ins|kbd|label|legend|li|main|map|mark|nav|ol|p|pre|q|rp|rt|ruby|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|wbr)$/; // prettier-ignore
const REFUSED = /^(on.*|id|name|class|slot|part|is|srcset|background|poster|ping|action|formaction|role|tabindex|popover|autofocus|xmlns|data-(?!section$).*)$/; // prettier-ignore

/** All of the page's style but its size, which goes with what it holds. */
const looks = (page: Page) =>
  page.evaluate(() => {
    const style = getComputedStyle(document.body);
    const names = [...style].filter((name) => !/size$|^(height|width)$|origin$/.test(name));
    return names.map((name) => `${name}: ${style.getPropertyValue(name)}`);
  });

const kinds: [string, (text: string) => ui.Block, RegExp][] = [
  ["markdown", (text) => ui.Markdown(text), /^style$/],
  ["html", (text) => ui.HTML({ value: text }), /^$/],
];

test.each(kinds)("%s", async (type, make, alsoRefused) => {
  const attacks = payloads(canary);
  let runs = 0;
  const run = ui.Button("Run");
  run.click(() => void runs++, [], []);
  const calm = await stage.show(ui.Column([ui.Markdown("calm")]));
  const before = await looks(calm);
  const page = await stage.show(ui.Column([run, ...attacks.map(make)]));
  await until("formulas", async () => (await page.locator(".math").count()) > 0 || type !== "markdown");
  await page.getByRole("button", { name: "Run" }).click();
  await until("the run", () => runs === 1);
  // Links and what looks like a button are pressed too; a window that opens is ours.
  for (const word of await page
    .locator(`inlay-${type}`)
    .getByText(/^press$/)
    .all())
    await word.click();
  await page.waitForTimeout(500);
  const problems = (await standing(page, type)).filter(
    ({ tag, isOurs, attributes }) =>
      !isOurs &&
      (!TAGS.test(tag) ||
        attributes.some(
          ([name, value]) =>
            (REFUSED.test(name) && !(name === "tabindex" && /^h\d$/.test(tag))) ||
            alsoRefused.test(name) ||
            (name === "href" && !/^(https?:|mailto:|#)/i.test(value)) ||
            (name === "src" && !/^(https?:|data:image\/(png|jpeg|gif|webp|avif);)/i.test(value)) ||
            (name === "style" && /url|image|position|fixed|\\/i.test(value)),
        )),
  );
  expect(problems).toEqual([]);
  expect(asked).toEqual([]);
  expect(await page.evaluate(() => "__xss" in window)).toBe(false);
  expect(await page.locator("meta[http-equiv], base, link").count()).toBe(0);
  expect(await looks(page)).toEqual(before);
  const outward = page.locator(`inlay-${type} a[target]`);
  for (const link of await outward.all()) expect(await link.getAttribute("rel")).toBe("noopener noreferrer");
});
