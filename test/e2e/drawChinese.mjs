import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Gives every page a Chinese font: a bare machine has none and draws boxes. For screenshots only; what is shipped names no such
 * font. It is served from the page's own origin, which the pane's policy allows.
 */
export async function drawChinese(page, root) {
  const folder = join(root, "node_modules/@fontsource/noto-sans-sc");
  const faces = readFileSync(join(folder, "400.css"), "utf8").replaceAll("./files/", "/font-for-tests/");
  // The grid draws on a canvas in Arial: its Chinese comes from the same files under that name.
  const forCanvas = faces.replaceAll("'Noto Sans SC'", "Arial");
  await page.route("**/font-for-tests/*", (route) => {
    const file = new URL(route.request().url()).pathname.split("/").at(-1);
    return route.fulfill({ path: join(folder, "files", file), contentType: "font/woff2" });
  });
  // The workbench's page asks for system-ui first: what Chromium draws in it while these files still load keeps its gaps afterwards.
  const style = `${faces}\n${forCanvas}\n:root, body, button, input, :root #page { font-family: "Segoe UI", Arial, "Noto Sans SC", sans-serif; }`;
  await page.addInitScript((text) => {
    const add = () => {
      const element = document.createElement("style");
      element.textContent = text;
      document.head.append(element);
    };
    if (document.head) add();
    else document.addEventListener("DOMContentLoaded", add);
  }, style);
}
