import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listen, makeServer } from "../../../src/workbench/server/serve.mjs";

const root = mkdtempSync(join(tmpdir(), "workbench-"));
let server: Server;
let address: string;

beforeAll(async () => {
  mkdirSync(join(root, "dist"));
  mkdirSync(join(root, "build/workbench"), { recursive: true });
  writeFileSync(join(root, "dist/runtime.js"), `// ${"x".repeat(5000)}`);
  writeFileSync(join(root, "dist/taskpane.html"), '<script src="https://example.com/office.js"></script>');
  writeFileSync(join(root, "build/workbench/index.html"), "<!doctype html>");
  writeFileSync(join(root, "secret.txt"), "no");
  server = makeServer(root, { name: "my deals.csv", bytes: Buffer.from("a,b\n") });
  address = `http://127.0.0.1:${await listen(server, 41_700)}`;
});

afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

test("the page, the add-in and the unmodified Office.js are served", async () => {
  expect(await (await fetch(`${address}/`)).text()).toBe("<!doctype html>");
  expect((await fetch(`${address}/office-js/office.js`)).status).toBe(200);
  expect(await (await fetch(`${address}/addin/taskpane.html`)).text()).toContain("/excelSide.js");
});

test("the file to open comes with its name", async () => {
  const answer = await fetch(`${address}/document`);
  expect(decodeURIComponent(answer.headers.get("x-file-name") ?? "")).toBe("my deals.csv");
  expect(await answer.text()).toBe("a,b\n");
});

test("a file is sent compressed, and not again while it is the same", async () => {
  const first = await fetch(`${address}/addin/runtime.js`, { headers: { "accept-encoding": "gzip" } });
  expect(first.headers.get("content-encoding")).toBe("gzip");
  expect((await first.text()).length).toBe(5003);
  const tag = first.headers.get("etag") ?? "";
  const again = await fetch(`${address}/addin/runtime.js`, { headers: { "if-none-match": tag } });
  expect(again.status).toBe(304);
});

test("nothing outside the served folders can be had", async () => {
  for (const path of [
    "/../secret.txt",
    "/addin/..%2F..%2Fsecret.txt",
    "/addin/%2e%2e/secret.txt",
    "/secret.txt",
  ])
    expect((await fetch(address + path)).status).toBe(404);
});

test("a port that is taken is passed over", async () => {
  const port = Number(new URL(address).port);
  const second = makeServer(root, undefined);
  expect(await listen(second, port)).toBeGreaterThan(port);
  second.close();
});
