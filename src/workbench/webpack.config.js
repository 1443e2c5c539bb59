// @ts-check
const { resolve } = require("node:path");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const TerserPlugin = require("terser-webpack-plugin");

/**
 * Builds the workbench into build/workbench/: the page with the spreadsheet and Excel's side of the protocol, and the script
 * that stands in front of Office.js in the pane. It is for trying and testing; nothing of it is shipped with the add-in.
 * @param {unknown} _env
 * @param {{ mode?: "production" | "development" }} options
 * @returns {import("webpack").Configuration}
 */
module.exports = (_env, { mode = "production" }) => ({
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
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        loader: "ts-loader",
        options: {
          transpileOnly: true,
          instance: "workbench",
          compilerOptions: { noEmit: false, target: "es2022" },
        },
      },
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
