// @ts-check
const { resolve } = require("node:path");

const root = resolve(__dirname, "../..");

/**
 * Bundles the bench with the product's sources into build/bench/, for plain Node. Its peers stay outside: peers.ts loads them.
 * @type {import("webpack").Configuration}
 */
module.exports = {
  mode: "production",
  target: "node20",
  context: root,
  entry: {
    bench: resolve(__dirname, "bench.ts"),
    opening: resolve(__dirname, "opening/opening.ts"),
  },
  output: { path: resolve(root, "build/bench"), filename: "[name].js" },
  externals: { jsdom: "commonjs jsdom" },
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: {
    // peers.ts asks Node itself where the peers are.
    parser: { javascript: { createRequire: false } },
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        loader: "ts-loader",
        // Types are checked by `npm run check`.
        options: { transpileOnly: true, compilerOptions: { noEmit: false, target: "es2022" } },
      },
    ],
  },
  // Names stay readable in profiles.
  optimization: { minimize: false },
  performance: { hints: false },
};
