// `npm start [file.csv|file.xlsx] [--port n] [--no-open] [--lang zh-CN]`: opens the workbench in the default browser.
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildIfStale } from "./build.mjs";
import { exampleFor, languageOf } from "./example.mjs";
import { openBrowser } from "./openBrowser.mjs";
import { readOptions } from "./options.mjs";
import { listen, makeServer } from "./serve.mjs";

const root = resolve(fileURLToPath(new URL("../../..", import.meta.url)));

const options = readOptions(process.argv.slice(2));
if (options.problem) {
  console.error(options.problem);
  process.exit(2);
}
const path = options.file && resolve(process.env.INIT_CWD ?? process.cwd(), options.file);
if (path && !(existsSync(path) && statSync(path).isFile())) {
  console.error(`There is no file ${path}. Give a .csv or .xlsx file, or none for the example workbook.`);
  process.exit(2);
}

process.chdir(root);
await buildIfStale(root);
// While the browser starts, the example is made.
const locale = options.lang ?? Intl.DateTimeFormat().resolvedOptions().locale;
if (!path) exampleFor(root, languageOf(locale)).catch(() => undefined);
const server = makeServer(root, path ? { name: basename(path), bytes: readFileSync(path) } : undefined);
const port = await listen(server, options.port);
const address = `http://127.0.0.1:${port}/${options.lang ? `?lang=${encodeURIComponent(options.lang)}` : ""}`;
console.log(`The workbench is at ${address}\nPress Ctrl+C to stop it.`);
if (options.open) openBrowser(address);
