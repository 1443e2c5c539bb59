import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";

/** Where the unmodified Office.js of the package registry lies. */
export function officeFolder(): string {
  const require = createRequire(path.join(process.cwd(), "package.json"));
  return path.dirname(require.resolve("@microsoft/office-js/dist/office.js"));
}

const compiled = new Map<string, vm.Script>();

/** A script of Office.js, compiled once per process. */
export function officeScript(folder: string, name: string): vm.Script {
  const file = path.join(folder, name);
  let script = compiled.get(file);
  if (!script) {
    script = new vm.Script(readFileSync(file, "utf8").replace(/^\uFEFF/, ""), { filename: file });
    compiled.set(file, script);
  }
  return script;
}
