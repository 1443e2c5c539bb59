// @ts-check
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { generateCustomFunctionsMetadata } = require("custom-functions-metadata");
const { makeReference, putReference, readExamples } = require("./functionReference");
const { taggedFiles } = require("./taggedFiles");

const readmePath = join(__dirname, "..", "..", "..", "README.md");
const chinesePath = join(__dirname, "..", "locales", "zh-cn.json");

/**
 * The README as it should be: its list of functions made anew from the texts that Excel shows.
 * @param {string} readme
 * @returns {Promise<string>}
 */
async function withReference(readme) {
  const { metadataJson } = await generateCustomFunctionsMetadata(taggedFiles);
  const examples = readExamples(taggedFiles.map((path) => readFileSync(path, "utf8")));
  const chinese = JSON.parse(readFileSync(chinesePath, "utf8"));
  return putReference(readme, makeReference(JSON.parse(metadataJson).functions, chinese, examples));
}

if (require.main === module) {
  void withReference(readFileSync(readmePath, "utf8")).then((readme) => writeFileSync(readmePath, readme));
}

module.exports = { readmePath, withReference };
