// `npm run bench`: installs the peers where they are missing, bundles the bench and runs it. What follows `--` is for bench.ts.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
const root = join(folder, "../..");

/** Runs a command to its end; where it fails, so does the bench. */
function run(command, args, cwd, shell = false) {
  const { status } = spawnSync(command, args, { cwd, stdio: "inherit", shell });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(join(folder, "node_modules"))) {
  // npm is a script that only a shell finds on Windows.
  run("npm", ["ci", "--no-audit", "--no-fund"], folder, process.platform === "win32");
}
const webpack = createRequire(join(root, "package.json")).resolve("webpack-cli/bin/cli.js");
const config = join(folder, "webpack.config.cjs");
run(process.execPath, [webpack, "--config", config, "--stats", "errors-only"], root);
const options = ["--expose-gc", "--max-old-space-size=12000"];
run(process.execPath, [...options, join(root, "build/bench/bench.js"), ...process.argv.slice(2)], root);
