// The main job in a real browser, in both languages: `node test/e2e/run.mjs`. Needs dist and the built workbench.
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { drawChinese } from "./drawChinese.mjs";
import { findBrowser } from "./findBrowser.mjs";
import { mainJob } from "./mainJob.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const results = join(root, "test-results");
mkdirSync(join(results, "screenshots"), { recursive: true });

/** Starts the workbench as `npm start` does and waits for its address. */
function startWorkbench() {
  const server = spawn(process.execPath, [join(root, "src/workbench/server/start.mjs"), "--no-open"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (data) => {
      said += String(data);
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address) resolve({ address, stop: () => server.kill() });
    });
    server.on("exit", (code) => reject(new Error(`The workbench ended with code ${code}:\n${said}`)));
  });
}

async function launch() {
  const { executablePath, channels = [undefined], args } = await findBrowser();
  for (const channel of channels) {
    try {
      return await chromium.launch({
        ...(executablePath ? { executablePath } : {}),
        ...(channel ? { channel } : {}),
        args,
      });
    } catch (error) {
      if (channel === channels.at(-1)) throw error;
    }
  }
  throw new Error("No browser was found. Install Chrome or Edge, or name one in E2E_BROWSER_PATH.");
}

const counts = { passed: 0, failed: 0 };
const workbench = await startWorkbench();
const browser = await launch();
try {
  for (const language of ["en", "zh-CN"]) {
    const context = await browser.newContext({
      viewport: { width: 1360, height: 820 },
      locale: language === "en" ? "en-US" : "zh-CN",
    });
    const page = await context.newPage();
    await drawChinese(page, root);
    const strangers = [];
    const errors = [];
    page.on("request", (request) => {
      if (!/^(http:\/\/127\.0\.0\.1|data:|blob:)/.test(request.url())) strangers.push(request.url());
    });
    page.on("pageerror", (error) => errors.push(error.message));
    const step = async (title, work) => {
      try {
        await work();
        counts.passed += 1;
        console.log(`  ✓ ${language}: ${title}`);
      } catch (error) {
        counts.failed += 1;
        console.log(
          `  ✗ ${language}: ${title}\n    ${String(error?.message ?? error)
            .split("\n")
            .slice(0, 8)
            .join("\n    ")}`,
        );
        throw error;
      } finally {
        const name = `${language}-${title.replace(/[^a-z0-9]+/gi, "-").slice(0, 60)}.png`;
        await page.screenshot({ path: join(results, "screenshots", name) }).catch(() => undefined);
      }
    };
    try {
      await mainJob({ page, address: workbench.address, language, step });
      await step("nothing is asked of any other host, and nothing throws", () => {
        if (strangers.length > 0) throw new Error(`asked of others: ${strangers.join(", ")}`);
        if (errors.length > 0) throw new Error(`threw: ${errors.join("; ")}`);
      });
    } catch {
      // The step has said what failed; the other language is still tried.
    }
    await context.close();
  }
} finally {
  await browser.close();
  workbench.stop();
  writeFileSync(join(results, "e2e.json"), JSON.stringify(counts));
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;
