// @ts-check
const { readFileSync } = require("node:fs");
const { WebpackError, Compilation, sources } = require("webpack");
const { findFaults, finishMetadata, translateMetadata } = require("./finishMetadata");

const pluginName = "FunctionTextsPlugin";

/**
 * Finishes the functions.json that the metadata tool puts among the build's files and adds one file for each further
 * language (functions-zh-cn.json). A text without translation, or metadata that Excel would refuse, fails the build.
 */
class FunctionTextsPlugin {
  /**
   * @param {{ input: string; languages: Record<string, string> }} options input: the name of the tool's file among the
   *   build's files; languages: by locale, the path of the file with its words
   */
  constructor(options) {
    this.options = options;
  }

  /** @param {import("webpack").Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap(pluginName, (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_DERIVED;
      compilation.hooks.processAssets.tap({ name: pluginName, stage }, () => this.finish(compilation));
    });
  }

  /** @param {import("webpack").Compilation} compilation */
  finish(compilation) {
    const { input, languages } = this.options;
    const asset = compilation.getAsset(input);
    // Without the file the metadata tool has already said why.
    if (!asset) return;
    const metadata = finishMetadata(JSON.parse(asset.source.source().toString()));
    report(compilation, input, findFaults(metadata));
    compilation.updateAsset(input, asJson(metadata));
    for (const [locale, path] of Object.entries(languages)) {
      compilation.fileDependencies.add(path);
      const translated = translateMetadata(metadata, JSON.parse(readFileSync(path, "utf8")));
      report(compilation, path, translated.missing);
      compilation.emitAsset(input.replace(".json", `-${locale}.json`), asJson(translated.metadata));
    }
  }
}

/** @param {unknown} value */
function asJson(value) {
  return new sources.RawSource(`${JSON.stringify(value, null, 2)}\n`);
}

/**
 * @param {import("webpack").Compilation} compilation
 * @param {string} where
 * @param {string[]} sentences
 */
function report(compilation, where, sentences) {
  for (const sentence of sentences) compilation.errors.push(new WebpackError(`${where}: ${sentence}`));
}

module.exports = { FunctionTextsPlugin };
