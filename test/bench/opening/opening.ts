import { parseArgs } from "node:util";
import { compose, type Composed } from "../../../src/runtime/compose";
import { firstRows } from "../../../src/runtime/storeActions";
import { openExcel, type HeadlessExcel } from "../../../src/workbench/headless";
import type { WorkbookModel } from "../../../src/workbench/model/workbook";
import { setUpWorkbook } from "../../../src/workbook/setUp/setUpWorkbook";
import type { Row } from "../rows";
import { OwnBlocks, type Blocks } from "./ownBlocks";
import { stageRows, storeRows, type StoreRows } from "./storeRows";

/**
 * Opens a generated store in Excel without a screen and tells what that costs: the seconds until it is ready, the longest time for which
 * the add-in holds the thread, the bytes that it keeps.
 */
async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: { rows: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
  });
  const rows = storeRows(Number(options.rows), Number(options.seed));
  const logRows = rows.log.length;
  const workbook = await fill(rows);
  const whole = await measureOpening(workbook, ({ begin }) => begin());
  await clearLog(workbook);
  // Reading alone: the whole of opening would log every record anew.
  const rest = await measureOpening(workbook, ({ app }) => app.book.load());
  const figures = {
    "log rows": logRows,
    records: rows.leads.length + rows.opportunities.length,
    "seconds to open": whole.seconds.toFixed(1),
    "longest own block, ms": whole.longest.toFixed(0),
    "own blocks over 50 ms": whole.over50,
    "longest with Office.js's reading, ms": whole.longestWithAnswer.toFixed(0),
    "bytes kept a log row, all in all": (whole.bytes / logRows).toFixed(0),
    "of these without the log": (rest.bytes / logRows).toFixed(0),
    "written by reconcile, which finds nothing": whole.writes,
    "asked by reconcile": whole.questions,
  };
  for (const [what, figure] of Object.entries(figures)) console.log(`${what}: ${figure}`);
  process.exit(0);
}

/** A workbook with these rows in the tables that the add-in itself has set up. */
async function fill(rows: StoreRows): Promise<WorkbookModel> {
  const opened = await open();
  const { excel, addin } = opened;
  const made = await addin.app.book.run((session) =>
    setUpWorkbook(session, {
      language: "en",
      firstRows: new Map(firstRows("en")).set("Stages", stageRows()),
      funnelFilter: "",
      listAlert: "",
      resumed: false,
    }),
  );
  if (!made.ok) throw new Error(made.reason.code);
  await fillTable(excel, "StageLog", rows.log);
  await fillTable(excel, "Leads", rows.leads);
  await fillTable(excel, "Opportunities", rows.opportunities);
  close(opened);
  return excel.workbook;
}

async function fillTable({ Excel: api }: HeadlessExcel, name: string, rows: readonly Row[]): Promise<void> {
  await api.run(async (context) => {
    const table = context.workbook.tables.getItem(name);
    table.resize(table.getRange().getResizedRange(rows.length - 1, 0));
    await context.sync();
    const first = table.getDataBodyRange().getCell(0, 0);
    const rowsPerPage = 2000;
    for (let from = 0; from < rows.length; from += rowsPerPage) {
      const page = rows.slice(from, from + rowsPerPage);
      first.getOffsetRange(from, 0).getResizedRange(page.length - 1, page[0]!.length - 1).values = page;
      await context.sync();
    }
  });
}

async function clearLog(workbook: WorkbookModel): Promise<void> {
  const opened = await open(workbook);
  await opened.excel.Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("StageLog");
    table.getDataBodyRange().clear("Contents");
    table.resize(table.getHeaderRowRange().getResizedRange(1, 0));
    await context.sync();
  });
  close(opened);
}

interface Opened {
  readonly excel: HeadlessExcel;
  readonly addin: Composed;
  readonly restore: () => void;
}

async function open(workbook?: WorkbookModel): Promise<Opened> {
  const excel = await openExcel(workbook === undefined ? {} : { workbook });
  const restore = excel.installGlobals();
  return { excel, addin: compose("en"), restore };
}

function close({ excel, addin, restore }: Opened): void {
  addin.end();
  excel.close();
  restore();
}

interface Opening extends Blocks {
  readonly seconds: number;
  readonly bytes: number;
  readonly writes: number;
  readonly questions: number;
}

async function measureOpening(
  workbook: WorkbookModel,
  begin: (addin: Composed) => Promise<unknown>,
): Promise<Opening> {
  const opened = await open(workbook);
  const { addin, excel } = opened;
  const before = await settled();
  const writesBefore = excel.host.faults.writes;
  const blocks = new OwnBlocks(excel.host);
  const began = performance.now();
  await begin(addin);
  const seconds = (performance.now() - began) / 1000;
  const told = await blocks.end();
  if (addin.app.book.store === undefined) throw new Error("the store was not opened");
  const writes = excel.host.faults.writes - writesBefore;
  const questions = addin.pane.state().findings.length;
  const bytes = (await settled()) - before;
  close(opened);
  return { ...told, seconds, bytes, writes, questions };
}

async function settled(): Promise<number> {
  for (let times = 0; times < 5; times++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

void main();
