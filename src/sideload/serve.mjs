import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:https";
import { extname, join, sep } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
  ".woff": "font/woff",
  ".xml": "text/xml; charset=utf-8",
};

/**
 * A static https server for one folder, reachable from this machine only. Excel on the web reads functions.json from another
 * site's page, hence the header that allows it; there is no caching header, since Office drops icons that may not be cached.
 * @param {string} folder
 * @param {{ key: string | Buffer; cert: string | Buffer }} certificate
 * @returns {import("node:https").Server} not yet listening
 */
export function staticServer(folder, certificate) {
  return createServer(certificate, (request, response) => {
    const file = fileFor(folder, request.url ?? "/");
    if (file === undefined) {
      response.writeHead(404, { "Content-Type": types[".txt"] }).end("There is no such file in dist/.\n");
      return;
    }
    response.writeHead(200, {
      "Access-Control-Allow-Origin": "*",
      "Content-Type": types[extname(file)] ?? "application/octet-stream",
    });
    createReadStream(file).pipe(response);
  });
}

/**
 * @param {string} folder
 * @param {string} url path and query of a request
 * @returns {string | undefined} the file that it names inside the folder; undefined if there is none
 */
export function fileFor(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "https://localhost").pathname);
  } catch {
    return undefined;
  }
  const file = join(folder, path);
  if (path.includes("\0") || !file.startsWith(join(folder, sep))) return undefined;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}
