// @ts-check
const { dirname, join, resolve } = require("node:path");
const CopyWebpackPlugin = require("copy-webpack-plugin");
const CustomFunctionsMetadataPlugin = require("custom-functions-metadata-plugin");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const TerserPlugin = require("terser-webpack-plugin");
const { LicencesPlugin } = require("./src/taskpane/ui/licences/LicencesPlugin");
const { FunctionTextsPlugin } = require("./src/functions/metadata/FunctionTextsPlugin");
const { taggedFiles } = require("./src/functions/metadata/taggedFiles");

/** Where the add-in is when Excel loads it from this machine; every address in manifest.xml begins with it. */
const localAddress = "https://localhost:3000/";

/** Where Microsoft serves Office.js. Some clouds have their own: README, "Hosting it". */
const officeJsAddress = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/**
 * Builds the add-in into dist/: the page, its scripts, functions.json in each language, manifest.xml, icons and fonts.
 * ADDIN_URL says where dist/ will be served from, OFFICE_JS_URL where Office.js is.
 * @param {unknown} _env
 * @param {{ mode?: "production" | "development" }} options
 * @returns {import("webpack").Configuration}
 */
module.exports = (_env, { mode = "production" }) => {
  const addinUrl = httpsAddress("ADDIN_URL", localAddress);
  const officeJsUrl = httpsAddress("OFFICE_JS_URL", officeJsAddress);
  const source = (/** @type {string} */ path) => resolve(__dirname, "src", path);
  return {
    mode,
    // Safari 14 is the oldest browser inside a supported Excel for Mac.
    target: ["web", "es2020"],
    // No eval in either mode: the page's Content-Security-Policy forbids it.
    devtool: mode === "production" ? false : "source-map",
    context: __dirname,
    entry: { runtime: source("runtime.ts") },
    output: { path: resolve(__dirname, "dist"), filename: "[name].js", clean: true },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: "ts-loader",
          // Types are checked by `npm run check`.
          options: { transpileOnly: true, compilerOptions: { noEmit: false, target: "es2020" } },
        },
        {
          test: [/@fluentui.theme.lib.fonts.DefaultFontStyles\.js$/, /@uifabric.icons.lib.index\.js$/],
          loader: source("taskpane/ui/fonts/withoutAddresses.js"),
        },
        { test: /\.css$/, use: ["style-loader", "css-loader"] },
      ],
    },
    plugins: [
      new CustomFunctionsMetadataPlugin({
        output: "functions.json",
        // The plugin takes a list of files; its types know one only.
        input: /** @type {string} */ (/** @type {unknown} */ (taggedFiles)),
      }),
      new FunctionTextsPlugin({
        input: "functions.json",
        languages: { "zh-cn": source("functions/locales/zh-cn.json") },
      }),
      new HtmlWebpackPlugin({
        template: source("taskpane/taskpane.html"),
        filename: "taskpane.html",
        scriptLoading: "defer",
        // A query after each script's name, so that a new page never runs with an old script from a cache.
        hash: true,
        templateParameters: { officeJsUrl, officeJsOrigin: new URL(officeJsUrl).origin },
      }),
      new LicencesPlugin("licences/libraries.txt"),
      new CopyWebpackPlugin({
        patterns: [
          {
            from: "manifest.xml",
            transform: (content) => content.toString().replaceAll(localAddress, addinUrl),
          },
          { from: "assets/*-*.png" },
          { from: "LICENSE", to: "licences/funnelbook.txt", toType: "file" },
          { from: source("taskpane/support.html") },
          { from: source("taskpane/holdFunctions.js") },
          {
            from: "fabric-icons-*.woff",
            context: join(dirname(require.resolve("@uifabric/icons/package.json")), "fonts"),
            to: "fonts/",
          },
        ],
      }),
    ],
    optimization: {
      minimizer: [
        new TerserPlugin({
          minify: TerserPlugin.swcMinify,
          extractComments: false,
          terserOptions: { format: { comments: "some" } },
        }),
      ],
      splitChunks: {
        // The component library changes rarely, the product often: two files, each cached for itself.
        cacheGroups: { library: { test: /node_modules/, name: "library", chunks: "initial" } },
      },
    },
    // The pane is loaded from disk or cache, once per workbook; the budget is for those who read the code.
    performance: { maxAssetSize: 900_000, maxEntrypointSize: 1_200_000 },
  };
};

/**
 * @param {string} variable name of an environment variable that holds an address
 * @param {string} usual the address without it
 * @returns {string} the address; a folder's address ends with a slash
 */
function httpsAddress(variable, usual) {
  const given = process.env[variable] || usual;
  const address = URL.canParse(given) ? new URL(given) : undefined;
  if (address?.protocol !== "https:" || address.search || address.hash) {
    throw new Error(
      `${variable} is "${given}"; Excel needs an https address without "?" or "#", such as ${usual}`,
    );
  }
  return usual.endsWith("/") && !address.href.endsWith("/") ? `${address.href}/` : address.href;
}
