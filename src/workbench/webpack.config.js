// @ts-check
const { resolve } = require("node:path");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const TerserPlugin = require("terser-webpack-plugin");

const typescript = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  loader: "ts-loader",
  options: {
    transpileOnly: true,
    instance: "workbench",
    compilerOptions: { noEmit: false, target: "es2022" },
  },
};

/**
 * Builds the workbench into build/workbench/: the page with the spreadsheet and Excel's side of the protocol, and the script
 * that stands in front of Office.js in the pane. Into build/example/ goes what makes the example workbook, for Node. All of it is
 * for trying and testing; nothing is shipped with the add-in.
 * @param {unknown} _env
 * @param {{ mode?: "production" | "development" }} options
 * @returns {import("webpack").Configuration[]}
 */
module.exports = (_env, { mode = "production" }) => [pageConfig(mode), exampleConfig(mode)];

/**
 * @param {"production" | "development"} mode
 * @returns {import("webpack").Configuration}
 */
const pageConfig = (mode) => ({
  mode,
  name: "workbench",
  target: ["web", "es2022"],
  devtool: false,
  context: resolve(__dirname, "../.."),
  entry: {
    workbench: resolve(__dirname, "page/workbench.ts"),
    excelSide: resolve(__dirname, "page/excelSide.ts"),
  },
  output: { path: resolve(__dirname, "../../build/workbench"), filename: "[name].js", clean: true },
  resolve: {
    extensions: [".ts", ".tsx", ".js"],
    alias: {
      // Univer's components ask for React 18's way in; the project has React 17.
      "react-dom/client": resolve(__dirname, "univer/react/reactDomClient.js"),
      "react/jsx-runtime": require.resolve("react/jsx-runtime"),
    },
  },
  module: {
    rules: [
      {
        test: /@univerjs[\\/]design[\\/]/,
        resolve: { alias: { react$: resolve(__dirname, "univer/react/reactWithUseId.js") } },
      },
      typescript,
      { test: /\.css$/, use: ["style-loader", "css-loader"] },
    ],
  },
  plugins: [
    new HtmlWebpackPlugin({
      template: resolve(__dirname, "page/workbench.html"),
      filename: "index.html",
      chunks: ["workbench"],
      scriptLoading: "defer",
      hash: true,
    }),
  ],
  optimization: { minimizer: [new TerserPlugin({ minify: TerserPlugin.swcMinify, extractComments: false })] },
  // The spreadsheet is large; it is served from this machine, compressed once.
  performance: { hints: false },
});

/**
 * @param {"production" | "development"} mode
 * @returns {import("webpack").Configuration}
 */
const exampleConfig = (mode) => ({
  mode,
  name: "example",
  target: "node20",
  devtool: false,
  context: resolve(__dirname, "../.."),
  entry: { makeExample: resolve(__dirname, "../example/makeExample.ts") },
  output: {
    path: resolve(__dirname, "../../build/example"),
    filename: "[name].cjs",
    library: { type: "commonjs2" },
    clean: true,
  },
  externals: { jsdom: "commonjs jsdom" },
  resolve: { extensions: [".ts", ".js"] },
  // The scripts of Office.js are found when the example is made, not when this is built.
  module: { rules: [typescript], parser: { javascript: { createRequire: false } } },
  optimization: { minimize: false },
});
