// Draws the PNG icons from the SVG files beside this script: `node assets/src/render.mjs`. The mark has a drawing of its own for
// 16, 20, 24 and 40 pixels, on those grids; the ribbon's actions are drawn on a grid of 16. Needs a browser: E2E_BROWSER_PATH, or
// on Linux the one from the package registry.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const sources = dirname(fileURLToPath(import.meta.url));
const markSizes = {
  16: "icon-16",
  20: "icon-20",
  24: "icon-24",
  32: "icon",
  40: "icon-40",
  48: "icon",
  64: "icon",
  80: "icon",
  96: "icon",
  128: "icon",
};
const actionSizes = [16, 32, 80];

const drawings = Object.entries(markSizes).map(([size, svg]) => ({
  svg,
  png: `icon-${size}`,
  size: Number(size),
}));
for (const file of readdirSync(join(sources, "actions")).filter((name) => name.endsWith(".svg"))) {
  const action = file.slice(0, -".svg".length);
  for (const size of actionSizes) drawings.push({ svg: `actions/${action}`, png: `${action}-${size}`, size });
}

const browser = await chromium.launch(await browserToUse());
const page = await browser.newPage();
for (const { svg, png, size } of drawings) {
  const drawing = readFileSync(join(sources, `${svg}.svg`), "utf8").replace(
    "<svg ",
    `<svg width="${size}" height="${size}" `,
  );
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<body style="margin:0;background:transparent;line-height:0">${drawing}</body>`);
  writeFileSync(join(sources, "..", `${png}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();

async function browserToUse() {
  const own = process.env.E2E_BROWSER_PATH;
  if (own) return { executablePath: own };
  if (process.platform === "win32") return { channel: "msedge" };
  if (process.platform === "darwin") return { channel: "chrome" };
  // With this variable the package brings the libraries that a bare Linux lacks; its folder is shared by name, hence our own.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  process.env.TMPDIR = join(tmpdir(), "funnelbook-browser");
  mkdirSync(process.env.TMPDIR, { recursive: true });
  const { default: packaged } = await import("@sparticuz/chromium");
  return { executablePath: await packaged.executablePath(), args: ["--no-sandbox", "--headless=shell"] };
}
