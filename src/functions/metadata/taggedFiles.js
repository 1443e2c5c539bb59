// @ts-check
const { join } = require("node:path");

/** The files whose functions Excel gets: what the build, the tests and the README's reference read. */
const taggedFiles = ["counts", "money", "times", "tables"].map((name) =>
  join(__dirname, "..", "tagged", `${name}.ts`),
);

module.exports = { taggedFiles };
