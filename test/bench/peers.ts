import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The folder of the bench, which has the peers' packages; `npm run bench` runs in the project's root. */
const benchFolder = join(process.cwd(), "test/bench");

/** Loads a peer from the bench's own packages. */
export async function loadPeer(name: string): Promise<unknown> {
  const path = createRequire(join(benchFolder, "package.json")).resolve(name);
  return import(/* webpackIgnore: true */ pathToFileURL(path).href);
}
