import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { FunctionMetadata, FunctionsFile } from "../protocol/functionMetadata";

/** A built add-in as it lies in its folder. */
export interface AddinFolder {
  readonly folder: string;
  /** `taskpane.html` as built. */
  readonly html: string;
  readonly functions: readonly FunctionMetadata[];
  /** The functions' namespace in formulas, from manifest.xml. */
  readonly namespace: string;
}

/** Reads a built add-in. Throws if the folder has no taskpane.html. */
export function readAddinFolder(folder: string): AddinFolder {
  const read = (name: string): string => readFileSync(path.join(folder, name), "utf8");
  const has = (name: string): boolean => existsSync(path.join(folder, name));
  return {
    folder,
    html: read("taskpane.html"),
    functions: has("functions.json") ? (JSON.parse(read("functions.json")) as FunctionsFile).functions : [],
    namespace: has("manifest.xml") ? namespaceIn(read("manifest.xml")) : "",
  };
}

function namespaceIn(manifest: string): string {
  const id = /<Namespace\s+resid="([^"]+)"/.exec(manifest)?.[1];
  const strings = manifest.match(/<bt:String\s[^>]*>/g) ?? [];
  const found = strings.find((item) => item.includes(`id="${id ?? ""}"`));
  return /DefaultValue="([^"]*)"/.exec(found ?? "")?.[1] ?? "";
}
