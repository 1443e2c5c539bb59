import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileFor } from "../../src/sideload/serve.mjs";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "funnelbook-serve-"));
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist", "taskpane.html"), "<!doctype html>");
  writeFileSync(join(folder, "secret.txt"), "not for serving");
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("a file of dist/ is found, whatever query follows its name", () => {
  const page = join(folder, "dist", "taskpane.html");
  expect(fileFor(join(folder, "dist"), "/taskpane.html")).toBe(page);
  expect(fileFor(join(folder, "dist"), "/taskpane.html?_host_Info=Excel")).toBe(page);
});

test.each(["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%00", "/%", "/", "/none.js"])(
  "%s finds nothing: only files inside dist/ are served",
  (url) => {
    expect(fileFor(join(folder, "dist"), url)).toBeUndefined();
  },
);
