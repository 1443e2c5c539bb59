import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);

/**
 * What is built, from what. A part is built again when one of its sources is newer.
 * @param {string} root
 */
const parts = (root) => [
  {
    what: "the add-in",
    made: join(root, "dist/taskpane.html"),
    from: ["webpack.config.js", "manifest.xml", "assets", "src"].map((name) => join(root, name)),
    without: join(root, "src/workbench"),
    words: [],
  },
  {
    what: "the workbench",
    made: join(root, "build/workbench/index.html"),
    from: ["src/workbench", "src/example", "src/domain", "package-lock.json"].map((name) => join(root, name)),
    without: join(root, "src/workbench/server"),
    words: ["--config", join(root, "src/workbench/webpack.config.js")],
  },
];

/**
 * Builds the add-in and the workbench where they are missing or older than their sources.
 * @param {string} root the project's folder
 */
export async function buildIfStale(root) {
  for (const part of parts(root)) {
    if (existsSync(part.made) && newest(part.from, part.without) <= statSync(part.made).mtimeMs) continue;
    const began = Date.now();
    process.stdout.write(`Building ${part.what} (up to a minute) … `);
    await runWebpack(root, part.words);
    process.stdout.write(`${Math.round((Date.now() - began) / 1000)} s\n`);
  }
}

/**
 * @param {readonly string[]} paths
 * @param {string} without a folder that doesn't count
 * @returns {number} when the newest file under them was changed, in milliseconds
 */
function newest(paths, without) {
  let latest = 0;
  for (const path of paths) {
    if (path === without || !existsSync(path)) continue;
    const { mtimeMs } = statSync(path);
    const own = statSync(path).isDirectory()
      ? newest(
          readdirSync(path).map((name) => join(path, name)),
          without,
        )
      : mtimeMs;
    latest = Math.max(latest, own);
  }
  return latest;
}

/**
 * @param {string} root
 * @param {readonly string[]} words
 * @returns {Promise<void>}
 */
function runWebpack(root, words) {
  const cli = require.resolve("webpack-cli/bin/cli.js");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...words, "--mode", "production"], { cwd: root });
    /** @type {Buffer[]} */
    const said = [];
    child.stdout.on("data", (data) => said.push(data));
    child.stderr.on("data", (data) => said.push(data));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else {
        process.stdout.write("failed\n");
        process.stderr.write(Buffer.concat(said));
        process.exit(1);
      }
    });
  });
}
