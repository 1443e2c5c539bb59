/**
 * What the command line asks for.
 * @typedef {object} Options
 * @property {string} [file]
 * @property {number} port the first port to try
 * @property {boolean} open whether to open a browser
 * @property {string} [lang]
 * @property {string} [problem] what is wrong with the command line, if anything
 */

const usualPort = 5173;

/**
 * @param {readonly string[]} words the command line's words
 * @returns {Options}
 */
export function readOptions(words) {
  /** @type {Options} */
  const options = { port: usualPort, open: true };
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    const [name, joined] = word.split("=", 2);
    const value = () => joined ?? words[++index] ?? "";
    if (name === "--port") {
      options.port = Number(value());
      if (!(Number.isInteger(options.port) && options.port > 0 && options.port < 65536))
        options.problem = "--port takes a number from 1 to 65535.";
    } else if (name === "--lang") options.lang = value();
    else if (word === "--no-open") options.open = false;
    else if (word.startsWith("--"))
      options.problem = `There is no option ${word}. There are --port n, --no-open and --lang en or zh-CN.`;
    else if (options.file === undefined) options.file = word;
    else options.problem = "Only one file can be opened.";
  }
  return options;
}
