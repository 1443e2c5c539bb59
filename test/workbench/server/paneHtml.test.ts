import { readFileSync } from "node:fs";
import { join } from "node:path";
// The server is plain JavaScript: it runs without a build.
import { paneHtml } from "../../../src/workbench/server/paneHtml.mjs";
import { readOptions } from "../../../src/workbench/server/options.mjs";

const source = readFileSync(join(__dirname, "../../../src/taskpane/taskpane.html"), "utf8");
const built = source
  .replaceAll("<%= officeJsUrl %>", "https://appsforoffice.microsoft.com/lib/1/hosted/office.js")
  .replaceAll("<%= officeJsOrigin %>", "https://appsforoffice.microsoft.com");

test("the workbench changes exactly two things in the add-in's page: Office.js's address and one script before it", () => {
  const served = paneHtml(built);
  const office = '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>';
  const [before, after, ...more] = built.split(office);
  expect(more).toEqual([]);
  expect(served).toBe(
    `${before ?? ""}<script src="/excelSide.js"></script><script src="/office-js/office.js"></script>${after ?? ""}`,
  );
});

test("the page's Content-Security-Policy stays as it is and admits both, for they come from the same place", () => {
  const policy = /content="(default-src[^"]*)"/.exec(paneHtml(built))?.[1];
  expect(policy).toBe(/content="(default-src[^"]*)"/.exec(built)?.[1]);
  expect(policy).toMatch(/script-src 'self'/);
});

test("a page without Office.js is refused with what to do", () => {
  expect(() => paneHtml("<html></html>")).toThrow("Run npm run build.");
});

test("the command line takes a file, a port, a language and no browser", () => {
  expect(readOptions(["deals.csv", "--port", "8080", "--no-open", "--lang=zh-CN"])).toEqual({
    file: "deals.csv",
    port: 8080,
    open: false,
    lang: "zh-CN",
  });
});

test.each([
  [["--port", "no"], "--port takes a number"],
  [["--prot", "1"], "There is no option --prot"],
  [["a.csv", "b.csv"], "Only one file"],
])("a wrong command line %j is answered with %s", (words, sentence) => {
  expect(readOptions(words).problem).toContain(sentence);
});
