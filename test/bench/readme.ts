import { readFileSync, writeFileSync } from "node:fs";

const begin = "<!-- bench: written by npm run bench -- --readme -->";
const end = "<!-- end of bench -->";

/** Writes a text between the bench's markers of a README. */
export function writeIntoReadme(path: string, text: string): void {
  const readme = readFileSync(path, "utf8");
  const [before, after] = [readme.indexOf(begin), readme.indexOf(end)];
  if (before < 0 || after < before) throw new Error(`${path} has no lines ${begin} and ${end}`);
  writeFileSync(path, `${readme.slice(0, before + begin.length)}\n\n${text}\n\n${readme.slice(after)}`);
}
