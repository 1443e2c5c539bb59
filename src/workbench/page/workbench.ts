import { readOpened } from "../files/readOpened";
import { takeSnapshot } from "../files/snapshot";
import { writeXlsx } from "../files/writeXlsx";
import { PlainCalculator } from "../model/plainCalculator";
import { PlainWorkbook } from "../model/plainWorkbook";
import { UserEdits } from "../model/userEdits";
import type { CellValue, WorkbookModel } from "../model/workbook";
import type { FunctionMetadata, FunctionsFile } from "../protocol/functionMetadata";
import { ExcelHost } from "../protocol/host";
import { externalFor } from "../protocol/transport";
import { Grid } from "../univer/grid";
import { keptWorkbook, keepWorkbook } from "./keep";
import { Layout } from "./layout";
import { readRibbon } from "./ribbon";
import type { PageLanguage } from "./texts";
import { pageLanguage, pageTexts } from "./texts";

const addin = "/addin/";
const query = new URLSearchParams(location.search);
const language: PageLanguage = pageLanguage(query.get("lang"), navigator.languages);
const texts = pageTexts(language);
const locale = language === "en" ? "en-US" : "zh-CN";
const namespace = "FUNNEL";

/** What tests and the curious find at `window.workbench`. */
export interface Workbench {
  /** Settles when the grid is drawn and the pane's page has loaded. */
  readonly ready: Promise<void>;
  readonly model: WorkbookModel;
  readonly host: ExcelHost;
  /** The spreadsheet itself. */
  readonly grid: Grid;
  readonly language: PageLanguage;
  /** Types into a cell as a person would: `Sheet1!B2`. */
  type(address: string, value: string): void;
  select(address: string): void;
  read(address: string): CellValue[][];
  runAction(name: string): Promise<void>;
  /** Opens a file's bytes in place of the workbook. */
  open(name: string, bytes: ArrayBuffer): Promise<void>;
  save(): Promise<Uint8Array>;
  /** Milliseconds since the page began: what was ready when. */
  readonly timings: Record<string, number>;
}

declare global {
  interface Window {
    workbench: Workbench;
    workbenchSide: { connect(pane: Window): Record<string, unknown> };
  }
}

const timings: Record<string, number> = {};
const mark = (name: string): void => void (timings[name] ??= Math.round(performance.now()));

function newWorkbook(): WorkbookModel {
  const made = new PlainWorkbook();
  made.calculator = new PlainCalculator();
  return made;
}

async function start(): Promise<void> {
  const root = document.getElementById("page");
  if (!root) return;
  document.documentElement.lang = language;
  const dark = localStorage.getItem("workbench.dark") === "yes";
  const layout = new Layout(
    root,
    texts,
    {
      newBook: () => void openModel(newWorkbook()),
      example: () => void openServed("/document/example"),
      open: (file) => void file.arrayBuffer().then((bytes) => openFile(file.name, bytes)),
      save: () => void download(),
      switchLanguage: () => void switchLanguage(),
      setDark: (on) => setDark(on),
      showPane: (visible) => host.pane.show(visible),
      run: (action) => void host.runAction(action),
    },
    dark,
  );
  layout.setDark(dark);
  const served = fetch(query.has("new") ? "/document/empty" : `/document?lang=${language}`);
  const metadata = functionTexts();
  void fetch(`${addin}manifest.xml`)
    .then((answer) => answer.text())
    .then((manifest) => layout.showRibbon(readRibbon(manifest, locale), addin));

  let model = newWorkbook();
  let host = makeHost(model, []);
  let functions: readonly FunctionMetadata[] = [];
  const grid = await Grid.create({
    container: layout.grid,
    language,
    dark,
    model,
    refused: (reason) => layout.say(texts.refused(reason)),
    typing: (busy) => {
      host.cellEditing = busy;
    },
  });
  mark("grid");
  functions = await metadata;
  grid.explainFunctions(
    functions.map((item) => ({
      name: `${namespace}.${item.name}`,
      description: item.description ?? "",
      parameters: item.parameters.map((parameter) => ({
        name: parameter.name,
        description: (parameter as { description?: string }).description ?? "",
        optional: parameter.optional === true,
        repeating: parameter.repeating === true,
      })),
    })),
  );

  window.workbenchSide = {
    connect: () => {
      host.close();
      host = makeHost(model, functions);
      host.pane.onChange((visible) => layout.showPane(visible));
      host.pane.show(true);
      return externalFor(host);
    },
  };

  function makeHost(workbook: WorkbookModel, list: readonly FunctionMetadata[]): ExcelHost {
    const made = new ExcelHost({
      workbook,
      locale,
      namespace,
      functions: list,
      theme: themeOf(document.documentElement.dataset.dark !== undefined),
    });
    made.onBug = (error) => console.error(error);
    return made;
  }

  async function openModel(next: WorkbookModel): Promise<void> {
    model = next;
    grid.show(model);
    layout.showName(model.name);
    mark("workbook");
    await loadPane();
  }

  function loadPane(): Promise<void> {
    return new Promise((resolve) => {
      layout.pane.addEventListener(
        "load",
        () => {
          mark("pane");
          resolve();
        },
        { once: true },
      );
      layout.pane.src = `${addin}taskpane.html?${Date.now()}`;
    });
  }

  async function openServed(address: string | Promise<Response>): Promise<void> {
    const answer = await (typeof address === "string" ? fetch(`${address}?lang=${language}`) : address);
    const name = decodeURIComponent(answer.headers.get("x-file-name") ?? "");
    if (answer.status === 204 || name === "") await openModel(newWorkbook());
    else await openFile(name, await answer.arrayBuffer());
  }

  async function openFile(name: string, bytes: ArrayBuffer): Promise<void> {
    const next = newWorkbook();
    const problem = await readOpened(next, name, bytes);
    if (problem) layout.say(texts.cantRead(name, problem[language]));
    else await openModel(next);
  }

  async function download(): Promise<void> {
    const bytes = await writeXlsx(model);
    const link = document.createElement("a");
    const name = model.name.replace(/\.(csv|xlsx)$/i, "");
    link.href = URL.createObjectURL(new Blob([bytes as BlobPart]));
    link.download = `${name}.xlsx`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  async function switchLanguage(): Promise<void> {
    await keepWorkbook(JSON.stringify(takeSnapshot(model)));
    const next = new URLSearchParams(location.search);
    next.set("lang", language === "en" ? "zh-CN" : "en");
    location.search = next.toString();
  }

  function setDark(on: boolean): void {
    localStorage.setItem("workbench.dark", on ? "yes" : "no");
    layout.setDark(on);
    grid.setDark(on);
    // The add-in reads Office's theme when it starts.
    void loadPane();
  }

  const opening = keptWorkbook().then((kept) => (kept ? openFile("kept.json", kept) : openServed(served)));
  window.workbench = {
    ready: opening,
    get model() {
      return model;
    },
    get host() {
      return host;
    },
    grid,
    language,
    type: (address, value) => void new UserEdits(model).type(address, value),
    select: (address) => model.group("user", () => model.select(new UserEdits(model).area(address))),
    read: (address) => model.values(new UserEdits(model).area(address)),
    runAction: (name) => host.runAction(name),
    open: (name, bytes) => openFile(name, bytes),
    save: () => writeXlsx(model),
    timings,
  };
  await opening;
}

async function functionTexts(): Promise<readonly FunctionMetadata[]> {
  const own = language === "en" ? "functions.json" : "functions-zh-cn.json";
  const answer = await fetch(addin + own);
  return answer.ok ? ((await answer.json()) as FunctionsFile).functions : [];
}

function themeOf(dark: boolean): Readonly<Record<string, number>> {
  return {
    bodyBackgroundColor: dark ? 0x252423 : 0xffffff,
    bodyForegroundColor: dark ? 0xf3f2f1 : 0x262626,
    controlBackgroundColor: dark ? 0x1b1a19 : 0xffffff,
    controlForegroundColor: dark ? 0xf3f2f1 : 0x262626,
  };
}

void start();
