import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** @type {Map<string, Promise<{ name: string, bytes: Buffer } | undefined>>} */
const made = new Map();

/**
 * The example workbook in a language, made for today when first asked for. Undefined if it has not been built.
 * @param {string} root
 * @param {"en" | "zh-CN"} language
 * @returns {Promise<{ name: string, bytes: Buffer } | undefined>}
 */
export function exampleFor(root, language) {
  const known = made.get(language);
  if (known) return known;
  const making = make(root, language);
  made.set(language, making);
  return making;
}

/**
 * @param {string} root
 * @param {"en" | "zh-CN"} language
 */
async function make(root, language) {
  const maker = join(root, "build/example/makeExample.cjs");
  if (!existsSync(maker)) return undefined;
  const { makeExample } = (await import(pathToFileURL(maker).href)).default;
  const snapshot = await makeExample(language, new Date(), join(root, "dist"));
  return { name: "example.json", bytes: Buffer.from(JSON.stringify(snapshot)) };
}

/**
 * @param {string} asked a language tag, or a browser's list of them
 * @returns {"en" | "zh-CN"} the example's language for it
 */
export const languageOf = (asked) => (/^zh\b/i.test(asked) ? "zh-CN" : "en");
