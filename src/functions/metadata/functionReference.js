// @ts-check

/** @typedef {import("./finishMetadata").FunctionMetadata} FunctionMetadata */
/** @typedef {import("./finishMetadata").Words} Words */

const begin = "<!-- The list below is made by `npm run reference` from the texts that Excel shows. -->";
const end = "<!-- End of the list. -->";

/**
 * The example of each function, by id, from the comments of the files of tagged functions.
 * @param {string[]} sources the files' texts
 * @returns {Record<string, string>} formulas, as in a cell
 */
function readExamples(sources) {
  /** @type {Record<string, string>} */
  const examples = {};
  for (const [comment] of sources.join("\n").matchAll(/\/\*\*.*?\*\//gs)) {
    const id = /@customfunction (\S+)/.exec(comment)?.[1];
    const formula = /@example (=.*)/.exec(comment)?.[1];
    if (id !== undefined && formula !== undefined) examples[id] = formula.trim();
  }
  return examples;
}

/**
 * The reference of the functions in Markdown, in the order of the Chinese words (SPEC's order): one line each, which opens to its
 * arguments and an example.
 * @param {FunctionMetadata[]} functions
 * @param {Words} chinese
 * @param {Record<string, string>} examples
 * @returns {string}
 */
function makeReference(functions, chinese, examples) {
  return Object.entries(chinese)
    .map(([id, words]) => {
      const found = functions.find((each) => each.id === id);
      const example = examples[id];
      if (found === undefined || example === undefined) throw new Error(`${id} has no text or no example`);
      return section(found, words.description ?? "", example);
    })
    .join("\n\n");
}

/**
 * @param {FunctionMetadata} definition
 * @param {string} inChinese
 * @param {string} example
 */
function section({ id, description = "", parameters }, inChinese, example) {
  const own = parameters.filter((parameter) => parameter["repeating"] !== true);
  const names = [...own.map(({ name }) => name), "…"].join(", ");
  const lines = parameters.map((parameter) => {
    const name = parameter["repeating"] === true ? "…" : parameter.name;
    return `- \`${name}\`: ${parameter.description ?? ""}`;
  });
  return [
    `<details><summary><code>${id}(${names})</code> ${escaped(description)} ${escaped(inChinese)}</summary>`,
    lines.map(escaped).join("\n"),
    `\`${example}\``,
    "</details>",
  ].join("\n\n");
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/**
 * A README with the reference between its two marks.
 * @param {string} readme
 * @param {string} reference
 * @returns {string}
 */
function putReference(readme, reference) {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md lacks the marks ${begin} and ${end}`);
  return `${readme.slice(0, from + begin.length)}\n\n${reference}\n\n${readme.slice(to)}`;
}

module.exports = { readExamples, makeReference, putReference };
