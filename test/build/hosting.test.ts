import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

/** The add-in built for a site of its own and for a cloud with its own Office.js, as somebody who hosts it would. */
const root = join(__dirname, "..", "..");
const site = "https://crm.example.com/funnelbook/";
const officeJs = "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js";
let dist = "";

function build(folder: string, variables: Record<string, string>): void {
  const webpack = join(root, "node_modules", "webpack", "bin", "webpack.js");
  const options = ["--mode", "production", "--output-path", folder];
  const made = spawnSync(process.execPath, [webpack, ...options], {
    cwd: root,
    env: { ...process.env, ...variables },
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(made.stdout + made.stderr);
}

function read(name: string): string {
  return readFileSync(join(dist, name), "utf8");
}

function files(): string[] {
  return readdirSync(dist, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), "funnelbook-dist-"));
  build(dist, { ADDIN_URL: "https://crm.example.com/funnelbook", OFFICE_JS_URL: officeJs });
}, 180_000);

afterAll(() => {
  rmSync(dist, { recursive: true, force: true });
});

test("the manifest points at the site that hosts it, and at nothing else", () => {
  const addresses = [...read("manifest.xml").matchAll(/(?:DefaultValue|Value)="(https?:[^"]+)"/g)].map(
    (match) => match[1]!,
  );
  expect(addresses.length).toBeGreaterThan(40);
  expect(addresses.filter((address) => !address.startsWith(site))).toEqual([]);
  expect(read("manifest.xml")).not.toContain('="https://localhost');
});

test("every file that the manifest points at is there", () => {
  const names = [...read("manifest.xml").matchAll(/"https:\/\/crm\.example\.com\/funnelbook\/([^"]+)"/g)].map(
    (match) => match[1]!,
  );
  expect(names.filter((name) => !existsSync(join(dist, name)))).toEqual([]);
});

test("the page loads Office.js from the given address and its own scripts from beside it", () => {
  const scripts = [...read("taskpane.html").matchAll(/<script[^>]*src="([^"]+)"/g)].map((match) => match[1]!);
  expect(scripts[0]).toBe(officeJs);
  const own = scripts.slice(1).map((script) => script.split("?")[0]!);
  expect(own).toContain("runtime.js");
  expect(own.filter((script) => !existsSync(join(dist, script)))).toEqual([]);
  expect(read("taskpane.html")).not.toMatch(/<script(?![^>]*src=)/);
});

test("the page may load from itself and from Office.js's site, run no text as code, and be framed by Office", () => {
  const [, policy = ""] =
    /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(read("taskpane.html")) ?? [];
  const directives = new Map(
    policy.split(";").map((part) => [part.trim().split(" ")[0], part.trim().split(" ").slice(1).join(" ")]),
  );
  expect(directives.get("default-src")).toBe("'none'");
  expect(directives.get("script-src")).toBe("'self' https://appsforoffice.cdn.partner.office365.cn");
  expect(directives.get("connect-src")).toBe("'self'");
  expect(directives.get("style-src")).toBe("'self' 'unsafe-inline'");
  expect(directives.get("font-src")).toBe("'self'");
  expect(directives.get("img-src")).toBe("'self' data:");
  expect(policy).not.toMatch(/unsafe-eval|frame-ancestors/);
});

test("no file names another site", () => {
  // Names of XML vocabularies, and pages that messages of the libraries point their developers to; none is fetched.
  const named =
    /^http:\/\/www\.w3\.org\/|^https:\/\/reactjs\.org\/(docs|link)\/|^https:\/\/github\.com\/microsoft\/fluentui\/wiki\//;
  const ownSites = [site, "https://appsforoffice.cdn.partner.office365.cn"];
  const foreign = files()
    .filter((name) => /\.(js|html|json|xml|css)$/.test(name))
    .flatMap((name) =>
      [...read(name).matchAll(/\b(?:https?|wss?):\/\/[\w.-]+[\w./-]*/g)].map(
        (match) => `${match[0]} in ${name}`,
      ),
    )
    .filter((found) => !named.test(found) && !ownSites.some((own) => found.startsWith(own)))
    .filter((found) => !/^http:\/\/schemas\.microsoft\.com\/\S+ in manifest\.xml$/.test(found))
    // The comment at its head says what the address is on this machine.
    .filter((found) => !/^https:\/\/localhost\S* in manifest\.xml$/.test(found));
  expect(foreign).toEqual([]);
});

test("no script evaluates text, and no source map is shipped", () => {
  const scripts = files().filter((name) => name.endsWith(".js"));
  expect(scripts).toContain("runtime.js");
  expect(
    scripts.filter((name) => /\beval\s*\(|\bnew Function\b|[^.\w]Function\s*\(\s*["'`]/.test(read(name))),
  ).toEqual([]);
  expect(files().filter((name) => name.endsWith(".map"))).toEqual([]);
});

test("the functions are the same in both languages and are those that the script associates", () => {
  interface Listed {
    functions: { id: string; name: string }[];
  }
  const idsOf = (name: string): string[] =>
    (JSON.parse(read(name)) as Listed).functions.map(({ id }) => id).sort();
  const associated = [...read("runtime.js").matchAll(/CustomFunctions\.associate\("([^"]+)"/g)].map(
    (match) => match[1]!,
  );
  expect(associated.length).toBeGreaterThan(10);
  expect(idsOf("functions.json")).toEqual(associated.sort());
  expect(idsOf("functions-zh-cn.json")).toEqual(associated);
  expect(read("functions.json") + read("functions-zh-cn.json")).not.toContain(
    "allowCustomDataForDataTypeAny",
  );
});

test("icon fonts, icons and licences are among the files", () => {
  const names = files();
  expect(names.filter((name) => /^fonts\/fabric-icons-.*\.woff$/.test(name)).length).toBeGreaterThan(0);
  expect(names).toEqual(
    expect.arrayContaining([
      "assets/icon-16.png",
      "assets/icon-128.png",
      "support.html",
      "licences/funnelbook.txt",
    ]),
  );
  expect(read("licences/libraries.txt")).toMatch(/^react 17\.0\.2 \(MIT\)$/m);
});

test.each(["http://crm.example.com/", "crm.example.com", "https://crm.example.com/?a=1"])(
  "an address that Excel would refuse, %s, stops the build with a sentence",
  (address) => {
    expect(() => {
      build(join(dist, "refused"), { ADDIN_URL: address });
    }).toThrow(/ADDIN_URL is "\S+"; Excel needs an https address/);
  },
);
