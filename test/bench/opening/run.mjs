// `npm run bench:opening -- --rows 100000`: bundles the measuring of an opening and runs it. It needs none of the bench's peers.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const webpack = createRequire(join(root, "package.json")).resolve("webpack-cli/bin/cli.js");
const config = join(root, "test/bench/webpack.config.cjs");

for (const args of [
  [webpack, "--config", config, "--stats", "errors-only"],
  [
    "--expose-gc",
    "--max-old-space-size=12000",
    join(root, "build/bench/opening.js"),
    ...process.argv.slice(2),
  ],
]) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
