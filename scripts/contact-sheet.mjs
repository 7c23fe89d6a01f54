/**
 * `npm run gallery -- --sheet`: every component in one picture, docs/components.webp, of the photographs that the tests took
 * (`tests/e2e/views/every.test.ts`): on the left in light, on the right in dark.
 */
import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { root } from "./setup.mjs";

const photographs = path.join(root, ".cache", "screenshots");
/** In pixels. */
const WIDTH = 420;
const COLUMNS = 3;
const GAP = 14;

/** Each picture below the shortest column, and how high all are together. */
async function lay(theme, left) {
  const names = readdirSync(photographs).filter((name) => /^[A-Z]/.test(name) && name.endsWith(`-${theme}.png`));
  const heights = Array(COLUMNS).fill(GAP);
  const placed = [];
  for (const name of names.sort()) {
    const { data, info } = await sharp(path.join(photographs, name)).resize(WIDTH).png().toBuffer({ resolveWithObject: true });
    const column = heights.indexOf(Math.min(...heights));
    placed.push({ input: data, left: left + GAP + column * (WIDTH + GAP), top: heights[column] });
    heights[column] += info.height + GAP;
  }
  return { placed, height: Math.max(...heights) };
}

export async function drawSheet() {
  const half = COLUMNS * (WIDTH + GAP) + GAP;
  const [light, dark] = [await lay("light", 0), await lay("dark", half)];
  const height = Math.max(light.height, dark.height);
  const background = (colour) => ({ create: { width: half, height, channels: 3, background: colour } });
  const backs = [
    { input: background("#ffffff"), left: 0, top: 0 },
    { input: background("#111111"), left: half, top: 0 },
  ];
  mkdirSync(path.join(root, "docs"), { recursive: true });
  await sharp({ create: { width: 2 * half, height, channels: 3, background: "#888888" } })
    .composite([...backs, ...light.placed, ...dark.placed])
    .webp({ quality: 82 })
    .toFile(path.join(root, "docs", "components.webp"));
}
