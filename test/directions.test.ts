import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import ts from "typescript";
import { en } from "../src/messages/en";
import { zh } from "../src/messages/zh";

const root = resolve(__dirname, "..");
const sources = filesBelow(join(root, "src")).map(readSource);

/** What each folder of src may import from, besides itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  metrics: ["domain"],
  messages: ["domain"],
  workbook: ["domain", "metrics", "messages"],
  functions: ["domain", "metrics", "messages"],
  taskpane: ["domain", "metrics", "messages", "workbook"],
  commands: ["domain", "metrics", "messages", "workbook"],
  runtime: ["domain", "metrics", "messages", "workbook", "functions", "taskpane", "commands"],
  workbench: [],
  example: ["domain", "workbench"],
};

interface Source {
  /** From src, with slashes: "domain/log/event.ts". */
  readonly path: string;
  /** The first folder, or the file's name without ending for a file that lies in src itself. */
  readonly folder: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  /** Imported modules: from src with slashes if they are ours, the package's name otherwise. */
  readonly imports: readonly string[];
}

test("every folder of src has its place in the order of dependence", () => {
  expect(
    [...new Set(sources.map((source) => source.folder))].filter((folder) => !(folder in mayImport)),
  ).toEqual([]);
});

test.each(Object.keys(mayImport))("%s imports only what stands before it", (folder) => {
  const allowed = new Set([folder, ...(mayImport[folder] ?? [])]);
  const wrong = sources
    .filter((source) => source.folder === folder)
    .flatMap((source) =>
      source.imports
        .filter((path) => path.startsWith("src/") && !allowed.has(folderOf(path.slice("src/".length))))
        .map((path) => `${source.path} imports ${path}`),
    );
  expect(wrong).toEqual([]);
});

test("what the index is made of is the metrics' own: others ask src/metrics/index.ts for what they may have of it", () => {
  const found = sources
    .filter(({ folder }) => folder !== "metrics")
    .flatMap(({ path, imports }) =>
      imports
        .filter((name) => name.startsWith("src/metrics/index/"))
        .map((name) => `${path} imports ${name}`),
    );
  expect(found).toEqual([]);
});

test("the rules and the metrics know no Excel, no clock, no locale and no chance", () => {
  const impure = new Set([
    ...["Excel", "Office", "OfficeExtension", "CustomFunctions", "Intl", "localStorage", "sessionStorage"],
    ...[
      "window",
      "document",
      "navigator",
      "performance",
      "crypto",
      "process",
      "fetch",
      "setTimeout",
      "setInterval",
    ],
  ]);
  const impureMembers =
    /^(Date\.(now|parse)|Math\.random)$|\.(toLocale\w+|localeCompare|getTimezoneOffset|get(FullYear|Month|Date|Day|Hours|Minutes))$/;
  const found: string[] = [];
  for (const source of sources.filter(({ folder }) => folder === "domain" || folder === "metrics")) {
    visit(source.tree, (node) => {
      if (ts.isIdentifier(node) && impure.has(node.text) && refersToGlobal(node))
        found.push(at(source, node));
      if (ts.isPropertyAccessExpression(node) && impureMembers.test(node.getText(source.tree))) {
        found.push(at(source, node));
      }
      // With an argument a Date is a way of counting days; without one it is the clock.
      if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length) {
        found.push(at(source, node));
      }
    });
  }
  expect(found).toEqual([]);
});

test("Excel is named in the workbook folder only, and Excel.run in run.ts only", () => {
  const found: string[] = [];
  for (const source of sources.filter(({ folder }) => folder !== "workbench")) {
    visit(source.tree, (node) => {
      if (!ts.isIdentifier(node) || node.text !== "Excel" || !refersToGlobal(node)) return;
      if (source.folder !== "workbook") found.push(at(source, node));
      const isRun = ts.isPropertyAccessExpression(node.parent) && node.parent.name.text === "run";
      if (isRun && source.path !== "workbook/run.ts") found.push(at(source, node));
    });
  }
  expect(found).toEqual([]);
});

test("the component library comes in by one door, taskpane/ui", () => {
  const found = sources
    .filter((source) => !source.path.startsWith("taskpane/ui/"))
    .flatMap((source) =>
      source.imports
        .filter((name) => /^(office-ui-fabric-react|@uifabric)/.test(name))
        .map(() => source.path),
    );
  expect(found).toEqual([]);
});

test("nothing in the add-in asks the network, evaluates text or stands in for a name that says nothing", () => {
  const addIn = sources.filter(({ folder }) => folder !== "workbench");
  const calls = new Set(["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "eval", "Function"]);
  const found: string[] = [];
  for (const source of addIn) {
    visit(source.tree, (node) => {
      const isCall = ts.isCallExpression(node) || ts.isNewExpression(node);
      if (isCall && ts.isIdentifier(node.expression) && calls.has(node.expression.text))
        found.push(at(source, node));
    });
  }
  expect(found).toEqual([]);
  const nameless = /(^|[/.])(utils?|helpers?|common|managers?|misc)([/.]|$)/i;
  expect(sources.map(({ path }) => path).filter((path) => nameless.test(path))).toEqual([]);
});

test("index files only re-export", () => {
  const reExports = (statement: ts.Statement): boolean =>
    ts.isExportDeclaration(statement) || (ts.isImportDeclaration(statement) && !statement.importClause);
  const found = sources
    .filter(({ path, folder }) => /(^|\/)index\.tsx?$/.test(path) && folder !== "messages")
    .filter(({ tree }) => !tree.statements.every(reExports))
    .map(({ path }) => path);
  expect(found).toEqual([]);
});

test("every silenced rule says why, and no check is switched off for a whole file of types", () => {
  const files = [...sources, ...filesBelow(join(root, "test")).map(readSource)];
  const found = files.flatMap((source) =>
    source.text
      .split("\n")
      .filter((line) =>
        /^\s*(\/\/|\/\*|\{\/\*)\s*(eslint-disable|@ts-(ignore|nocheck|expect-error))/.test(line),
      )
      .filter((line) => /@ts-(ignore|nocheck)/.test(line) || !/ -- \S|@ts-expect-error \S/.test(line))
      .map((line) => `${source.path}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

test("no test is skipped or run alone", () => {
  const found = filesBelow(join(root, "test"))
    .map(readSource)
    .filter(({ text }) =>
      /\b(it|test|describe)\.(skip|only|todo)\b|\b(xit|xtest|xdescribe|fit|fdescribe)\(/.test(text),
    )
    .map(({ path }) => path);
  expect(found).toEqual([]);
});

test("every sentence exists in English and in Chinese", () => {
  expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  expect(Object.entries(zh).filter(([, sentence]) => sentence.trim() === "")).toEqual([]);
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts)$/.test(entry.name) && !entry.name.endsWith(".d.ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

function readSource(file: string): Source {
  const text = readFileSync(file, "utf8");
  const path = slashed(relative(join(root, "src"), file));
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const imports = ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) =>
      fileName.startsWith(".") ? slashed(relative(root, resolve(dirname(file), fileName))) : fileName,
    );
  return { path, folder: folderOf(path), text, tree, imports };
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}

function folderOf(path: string): string {
  return (path.split("/")[0] ?? "").replace(/\.tsx?$/, "");
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => {
    visit(child, look);
  });
}

/** Whether the name stands for something of the platform, and isn't a member, a key, or a thing declared in this file. */
function refersToGlobal(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  const isKey =
    ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent);
  if (isKey && parent.name === node) return false;
  const isDeclared =
    ts.isParameter(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isBindingElement(parent) ||
    ts.isMethodSignature(parent);
  if (isDeclared && parent.name === node) return false;
  return !ts.isImportSpecifier(parent) && !ts.isEnumMember(parent) && !ts.isLiteralTypeNode(parent);
}

function at({ path, tree, text }: Source, node: ts.Node): string {
  const start = node.getStart(tree);
  const { line } = tree.getLineAndCharacterOfPosition(start);
  return `${path}:${line + 1} ${text.slice(start, node.getEnd()).slice(0, 60)}`;
}
