// @ts-check
const { existsSync, readdirSync, readFileSync } = require("node:fs");
const { dirname, join, parse } = require("node:path");
const { Compilation, sources } = require("webpack");

const pluginName = "LicencesPlugin";

/**
 * Adds one text file to the build with the licence of every library that the scripts contain: their licences ask for it.
 */
class LicencesPlugin {
  /** @param {string} file its name among the build's files */
  constructor(file) {
    this.file = file;
  }

  /** @param {import("webpack").Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap(pluginName, (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: pluginName, stage }, () => {
        /** @type {Set<string>} */
        const folders = new Set();
        for (const module of compilation.modules) {
          const path = "resource" in module ? (String(module.resource).split("?")[0] ?? "") : "";
          if (path.includes("node_modules")) folders.add(packageFolder(path));
        }
        const texts = [...folders].sort().map(licenceOf);
        compilation.emitAsset(this.file, new sources.RawSource(texts.join(`\n${"-".repeat(80)}\n\n`)));
      });
    });
  }
}

/**
 * @param {string} path of a file inside a package
 * @returns {string} the folder of the package: the nearest one above whose package.json has a name and a version
 */
function packageFolder(path) {
  for (let folder = dirname(path); folder !== parse(folder).root; folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (existsSync(file) && "version" in JSON.parse(readFileSync(file, "utf8"))) return folder;
  }
  throw new Error(`${path} belongs to no package`);
}

/** @param {string} folder */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copyright)/i.test(entry));
  const text = file ? readFileSync(join(folder, file), "utf8") : "";
  return `${name} ${version} (${license ?? "see below"})\n\n${text.replaceAll("\r\n", "\n").trim()}\n`;
}

module.exports = { LicencesPlugin };
