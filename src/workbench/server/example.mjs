import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

/** @typedef {{ name: string, bytes: Buffer }} Opened a file to open: its name and its bytes */

/** @type {Map<string, Promise<Opened | undefined>>} */
const made = new Map();

/**
 * The example workbook in a language, made for today when first asked for and kept for the day. Undefined if what makes it has
 * not been built.
 * @param {string} root the project's folder
 * @param {"en" | "zh-CN"} language
 * @returns {Promise<Opened | undefined>}
 */
export function exampleFor(root, language) {
  const known = made.get(language);
  if (known) return known;
  const making = make(root, language);
  made.set(language, making);
  // A failure is told to who asked, and tried again by the next one.
  making.catch(() => made.delete(language));
  return making;
}

/**
 * @param {string} root
 * @param {"en" | "zh-CN"} language
 * @returns {Promise<Opened | undefined>}
 */
async function make(root, language) {
  const maker = join(root, "build/example/makeExample.cjs");
  if (!existsSync(maker)) return undefined;
  const now = new Date();
  const day = `${now.getFullYear()}-${now.getMonth() + 1}-${now.getDate()}`;
  const kept = join(root, `build/example/${language}-${day}-${Math.round(statSync(maker).mtimeMs)}.json`);
  const name = "example.json";
  if (existsSync(kept)) return { name, bytes: readFileSync(kept) };
  const text = await inWorker({ maker, language, now: now.getTime(), folder: join(root, "dist") });
  try {
    writeFileSync(kept, text);
  } catch {
    // The copy only saves time.
  }
  return { name, bytes: Buffer.from(text) };
}

/**
 * @param {{ maker: string, language: string, now: number, folder: string }} workerData
 * @returns {Promise<string>} the snapshot as JSON
 */
function inWorker(workerData) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./exampleWorker.mjs", import.meta.url), { workerData });
    worker.on("message", resolve);
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("The example could not be made.")));
  });
}

/**
 * @param {string} asked a language tag, or a browser's list of them
 * @returns {"en" | "zh-CN"} the example's language for it
 */
export const languageOf = (asked) => (/^zh\b/i.test(asked) ? "zh-CN" : "en");
