import {
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join, normalize, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { exampleFor, languageOf } from "./example.mjs";
import { paneHtml } from "./paneHtml.mjs";

const require = createRequire(import.meta.url);

/** @type {Readonly<Record<string, string>>} */
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};
const compressed = new Set([".html", ".js", ".json", ".xml", ".css", ".txt", ".svg"]);

/**
 * The workbench's server: the page, the built add-in, Office.js from its package, and the file to open. It listens on this
 * machine only.
 * @param {string} root the project's folder
 * @param {{ name: string, bytes: Buffer } | undefined} document the file to open; the example if there is none
 */
export function makeServer(root, document) {
  const officeJs = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");
  const folders = [
    { prefix: "/addin/", folder: join(root, "dist") },
    { prefix: "/office-js/", folder: officeJs },
    { prefix: "/", folder: join(root, "build/workbench") },
  ];
  return createServer((request, response) => {
    answer(request, response).catch((/** @type {unknown} */ error) => {
      response.statusCode = 500;
      response.end(error instanceof Error ? error.message : String(error));
    });
  });

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   */
  async function answer(request, response) {
    const url = new URL(request.url ?? "/", "http://localhost");
    const path = decodeURIComponent(url.pathname);
    if (path === "/document" && document) return send(response, document.name, document.bytes);
    if (path === "/document" || path === "/document/example") {
      const language = url.searchParams.get("lang") ?? request.headers["accept-language"] ?? "en";
      const example = await exampleFor(root, languageOf(language));
      return example ? send(response, example.name, example.bytes) : response.writeHead(204).end();
    }
    if (path === "/document/empty") return response.writeHead(204).end();
    const place = folders.find(({ prefix }) => path.startsWith(prefix));
    const file = place && normalize(join(place.folder, path.slice(place.prefix.length) || "index.html"));
    if (!place || !file?.startsWith(place.folder + sep) || !existsSync(file) || !statSync(file).isFile())
      return response.writeHead(404).end();
    if (path === "/addin/taskpane.html") {
      response.setHeader("Content-Type", types[".html"] ?? "");
      response.setHeader("Cache-Control", "no-store");
      return response.end(paneHtml(readFileSync(file, "utf8")));
    }
    serveFile(request, response, file, join(root, "build/gzip"));
  }
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {string} name
 * @param {Buffer} bytes
 */
function send(response, name, bytes) {
  response.setHeader("X-File-Name", encodeURIComponent(name));
  response.setHeader("Content-Type", "application/octet-stream");
  response.setHeader("Cache-Control", "no-store");
  response.end(bytes);
}

/**
 * Serves a file with its date, so that the browser asks again but takes it once; large texts are kept compressed on disk.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {string} file
 * @param {string} kept folder for compressed copies
 */
function serveFile(request, response, file, kept) {
  const { mtimeMs, size } = statSync(file);
  const ending = extname(file);
  const tag = `"${size}-${Math.round(mtimeMs)}"`;
  response.setHeader("Content-Type", types[ending] ?? "application/octet-stream");
  response.setHeader("Cache-Control", "no-cache");
  response.setHeader("ETag", tag);
  if (request.headers["if-none-match"] === tag) return response.writeHead(304).end();
  const wanted =
    compressed.has(ending) &&
    size > 4096 &&
    /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  if (!wanted) return createReadStream(file).pipe(response);
  const copy = join(kept, `${file.replace(/[^A-Za-z0-9.]+/g, "_")}-${size}-${Math.round(mtimeMs)}.gz`);
  response.setHeader("Content-Encoding", "gzip");
  if (existsSync(copy)) return createReadStream(copy).pipe(response);
  const bytes = gzipSync(readFileSync(file));
  try {
    mkdirSync(kept, { recursive: true });
    writeFileSync(`${copy}.${process.pid}`, bytes);
    renameSync(`${copy}.${process.pid}`, copy);
  } catch {
    // The copy only saves time.
  }
  response.end(bytes);
}

/**
 * Listens on the port, or the next free one after it.
 * @param {import("node:http").Server} server
 * @param {number} first
 * @returns {Promise<number>}
 */
export function listen(server, first) {
  return new Promise((resolve, reject) => {
    let port = first;
    server.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === "EADDRINUSE" && port < Math.min(first + 100, 65_535))
        server.listen(++port, "127.0.0.1");
      else reject(error);
    });
    server.on("listening", () => resolve(port));
    server.listen(port, "127.0.0.1");
  });
}
