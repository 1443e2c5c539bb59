import {
  firstPreviewInSteps,
  nextPreviewInSteps,
  surveyInSteps,
  type AdoptionContext,
  type AdoptionDecisions,
  type AdoptionPlan,
  type AdoptionPreview,
  type PreviewContext,
} from "../domain/adopting";
import { defaultListRows, defaultSettingRows, defaultSetup, leadFunnelRows } from "../domain/store/defaults";
import { fail, reason, succeed, type Result } from "../domain/result";
import { recordTypeIn } from "../domain/store/roles";
import type { RowValues } from "../domain/store/row";
import type { Setup } from "../domain/store/setup";
import type { TableName } from "../domain/store/tables";
import type { RecordType } from "../domain/store/words";
import { message } from "../messages/message";
import type { AdoptableTable } from "../taskpane/ports";
import { adoptedRows, adoptTable } from "../workbook/adoptTable";
import type { AdoptIntent } from "../workbook/journal";
import { historyOf } from "../workbook/openStore";
import { inSlices } from "../workbook/pause";
import { readSheetBlock, type SheetBlock } from "../workbook/readSheetBlock";
import type { SetUpInput } from "../workbook/setUp/setUpWorkbook";
import { recordIds } from "../workbook/storeRecords";
import { offsetOf } from "./clock";
import type { Funnelbook } from "./funnelbook";
import { tellDone, tellRefusal } from "./outcomes";
import { loadWithWorkbook } from "./startup";
import { showStatus } from "./storeActions";

/** What the pane can ask for around adoption. */
export interface AdoptionActions {
  readonly startAdoption: () => Promise<Result<void>>;
  readonly previewAdoption: (decisions: AdoptionDecisions) => Promise<Result<void>>;
  readonly adopt: (decisions: AdoptionDecisions) => Promise<Result<void>>;
  readonly cancelAdoption: () => void;
}

/** Makes the adoption actions of one workbook. */
export function adoptionActions(app: Funnelbook): AdoptionActions {
  let sheet = "";
  return {
    startAdoption: async () => {
      const looked = await look(app);
      if (!looked.ok) return tellRefusal(app, looked.reason);
      if (looked.value === undefined) return tellRefusal(app, reason("nothingToAdopt", { sheet: "" }));
      sheet = looked.value.block.sheetName;
      app.status({ kind: "adopting", preview: looked.value.preview });
      return succeed(undefined);
    },
    previewAdoption: async (decisions) => {
      const { status } = app.pane.state();
      if (status.kind !== "adopting") return fail("nothingToAdopt", { sheet });
      const preview = await inSlices(nextPreviewInSteps(status.preview, decisions, previewContext(app)));
      // Meanwhile the user may have left the screen, or decided otherwise.
      const now = app.pane.state().status;
      if (now.kind === "adopting" && now.preview === status.preview)
        app.status({ kind: "adopting", preview });
      return succeed(undefined);
    },
    adopt: (decisions) =>
      app.working("adopting", (progress) =>
        app.book.inTurn(async () => {
          const adopted = await adoptTable(
            app.book,
            sheet,
            decisions,
            contextOf(app),
            setUpFor(app),
            progress,
          );
          if (!adopted.ok) return tellRefusal(app, adopted.reason);
          const loaded = await app.book.load();
          if (!loaded.ok) return tellRefusal(app, loaded.reason);
          loadWithWorkbook();
          await showStatus(app);
          return tellDone(app, "tableAdopted", {
            count: adopted.value.records,
            events: adopted.value.eventCount,
          });
        }),
      ),
    cancelAdoption: () => {
      void showStatus(app);
    },
  };
}

/** Takes up an adoption that was cut, with the decisions made then. */
export function resumeAdoption(app: Funnelbook, intent: AdoptIntent): Promise<Result<unknown>> {
  // The adopted rows may be records of the store by now: their own ids are not taken by others.
  const other = recordTypeIn(intent.decisions.table) === "lead" ? "opportunity" : "lead";
  const usedIds = usedIdsOf(app, other);
  const context = { ...contextOf(app), usedIds, by: intent.by, now: intent.now };
  return app.working("adopting", (progress) =>
    adoptTable(app.book, intent.sheet, intent.decisions, context, setUpFor(app), progress),
  );
}

/** Looks for a table on the active sheet that could be adopted, and says so in the pane. */
export async function lookForTable(app: Funnelbook): Promise<void> {
  if (app.book.store !== undefined || app.pane.state().status.kind === "adopting") return;
  const looked = await look(app);
  app.adoptable = looked.ok && looked.value !== undefined ? adoptable(looked.value) : undefined;
  if (app.pane.state().status.kind === "noStore") app.status({ kind: "noStore", adoptable: app.adoptable });
}

interface Looked {
  readonly block: SheetBlock;
  readonly preview: AdoptionPreview;
}

/** Reads the active sheet and says what its table seems to be; undefined when it shows no records. */
async function look(app: Funnelbook): Promise<Result<Looked | undefined>> {
  const layout = app.book.store?.layout ?? new Map();
  const read = await app.book.run((session) => readSheetBlock(session, layout));
  if (!read.ok) return read;
  const block = read.value;
  if (block === undefined || block.cells.length < 2) return succeed(undefined);
  const found = await inSlices(
    surveyInSteps(block.cells, { firstSheetRow: block.firstRow + 1, offsetAt: offsetOf(zoneOf(app)) }),
  );
  if (found.headerRow < 0 || found.rows.length === 0) return succeed(undefined);
  const name = await tableNameFor(app, block);
  const preview = await inSlices(firstPreviewInSteps(found, name, previewContext(app)));
  const isTable = preview.guess.columns.filter((column) => column.role !== "").length >= 2;
  return succeed(isTable ? { block, preview: nameAfter(app, preview) } : undefined);
}

/** A new table takes the store's own name where that is free: it is then found without Fields too. */
async function tableNameFor(app: Funnelbook, block: SheetBlock): Promise<string> {
  if (block.excelTable !== "") return block.excelTable;
  const names = await app.book.run(async ({ context, sync }) => {
    context.workbook.tables.load("items/name");
    context.workbook.worksheets.load("items/name");
    await sync();
    return [...context.workbook.tables.items, ...context.workbook.worksheets.items].map((item) =>
      item.name.toLowerCase(),
    );
  });
  const taken = new Set(names.ok ? names.value : []);
  const plain = block.sheetName.replace(/[^\p{L}\p{N}_]+/gu, "_").replace(/^(\d)/, "_$1");
  const wanted = [
    `${plain}_table`,
    ...Array.from({ length: 99 }, (_, index) => `${plain}_table${index + 2}`),
  ];
  return wanted.find((name) => !taken.has(name.toLowerCase())) ?? `${plain}_table`;
}

/** The name "Leads" or "Opportunities" for a plain range, while the workbook has no such table. */
function nameAfter(app: Funnelbook, preview: AdoptionPreview): AdoptionPreview {
  const { decisions } = preview;
  const isPlain = /_table\d*$/.test(decisions.sourceTable);
  if (!isPlain || app.book.store?.layout.has(decisions.table) === true) return preview;
  return { ...preview, decisions: { ...decisions, sourceTable: decisions.table } };
}

function adoptable({ block, preview }: Looked): AdoptableTable {
  const { summary } = preview;
  return {
    sheet: block.sheetName,
    recordType: recordTypeIn(summary.table),
    rows: summary.records,
    openAmounts: summary.openAmounts,
    openCount: summary.open,
    overdueCount: summary.overdue,
  };
}

function zoneOf(app: Funnelbook): string {
  return app.book.store?.setup.settings.timeZone ?? "";
}

/** The set-up that adoption adds to; without funnels while there is no store, so that the adopted funnel is the first. */
function setupOf(app: Funnelbook): Setup {
  return app.book.store?.setup ?? { ...defaultSetup(app.language), funnels: [], people: [] };
}

function usedIdsOf({ book: { store } }: Funnelbook, type?: RecordType): ReadonlySet<string> {
  return new Set(store === undefined ? [] : recordIds(store, type));
}

function previewContext(app: Funnelbook): PreviewContext {
  return {
    today: app.today(),
    setup: setupOf(app),
    language: app.locale(),
    usedIds: usedIdsOf(app),
  };
}

function contextOf(app: Funnelbook): AdoptionContext {
  const { store } = app.book;
  return {
    now: app.now(),
    by: app.who(),
    language: app.locale(),
    setup: setupOf(app),
    usedIds: usedIdsOf(app),
    logged: (id) => (store === undefined ? [] : historyOf(store, id)),
  };
}

/** What set-up writes around an adopted table: its funnel instead of the default one, its people and lists beside the default lists. */
function setUpFor(app: Funnelbook): (plan: AdoptionPlan) => SetUpInput {
  return (plan) => {
    const language = app.locale();
    const adopted = adoptedRows(plan);
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const lists = sortedLists([...defaultListRows(language), ...(adopted.get("Lists") ?? [])]);
    const firstRows = new Map<TableName, readonly RowValues[]>([
      [
        "Stages",
        [...(adopted.get("Stages") ?? []), ...(plan.table === "Leads" ? [] : leadFunnelRows(language))],
      ],
      ["People", adopted.get("People") ?? []],
      ["Fields", adopted.get("Fields") ?? []],
      ["Lists", lists],
      ["Settings", defaultSettingRows(language, { timeZone })],
    ]);
    return {
      language,
      firstRows,
      funnelFilter: "",
      listAlert: message(language, "listAlert"),
      resumed: false,
    };
  };
}

/** The values of one list together, so that a drop-down can take them as one range. */
function sortedLists(rows: readonly RowValues[]): RowValues[] {
  const lists = [...new Set(rows.map((row) => String(row.list)))];
  return lists.flatMap((list) => rows.filter((row) => row.list === list));
}
