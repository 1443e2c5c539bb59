// Finds a browser for the end-to-end test, or brings the one that the package registry has.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * What playwright is to launch: E2E_BROWSER_PATH; on Windows Edge, then Chrome; on macOS Chrome, then Edge; on Linux a Chromium or Chrome on the
 * path, else the one of @sparticuz/chromium, which brings its own libraries for a bare machine.
 */
export async function findBrowser() {
  const named = process.env.E2E_BROWSER_PATH;
  if (named) return { executablePath: named, args: ["--no-sandbox"] };
  if (process.platform === "win32") return { channels: ["msedge", "chrome"], args: [] };
  if (process.platform === "darwin") return { channels: ["chrome", "msedge"], args: [] };
  const found = ["chromium", "chromium-headless-shell", "google-chrome", "google-chrome-stable"]
    .map(onPath)
    .find(Boolean);
  if (found) return { executablePath: found, args: ["--no-sandbox"] };
  return bundled();
}

function onPath(name) {
  try {
    return execFileSync("which", [name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}

async function bundled() {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "funnelbook-e2e");
  mkdirSync(cache, { recursive: true });
  // The package unpacks into the temporary folder and reuses what it finds there; a folder of our own holds only this version. With the
  // Lambda variable it brings its own NSS libraries and fonts, which a bare machine lacks.
  process.env.TMPDIR = cache;
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  const { default: chromium } = await import("@sparticuz/chromium");
  const executablePath = await chromium.executablePath();
  // The package's own list of fonts names /tmp only: on a machine without fonts there would be none, and a page with text would crash.
  const fonts = join(cache, "fonts.conf");
  writeFileSync(fonts, fontList([join(cache, "fonts"), "/usr/share/fonts"], join(cache, "fonts-cache")));
  process.env.FONTCONFIG_FILE = fonts;
  if (!existsSync(executablePath))
    throw new Error("No browser was found. Install Chrome or Chromium, or name one in E2E_BROWSER_PATH.");
  return {
    executablePath,
    args: ["--no-sandbox", "--headless=shell", "--use-gl=angle", "--use-angle=swiftshader"],
  };
}

/** A fontconfig file that looks for fonts in these folders. */
function fontList(folders, cache) {
  const lines = [...folders.map((folder) => `<dir>${folder}</dir>`), `<cachedir>${cache}</cachedir>`];
  return `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n${lines.join("\n")}\n</fontconfig>\n`;
}
