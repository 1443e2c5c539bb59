import type { CellValue } from "../../src/domain/cell";
import type { Language } from "../../src/domain/language";
import { readEvent } from "../../src/domain/log/cells";
import type { LogEvent } from "../../src/domain/log/event";
import { groupByRecord } from "../../src/domain/log/history";
import { verifyChain } from "../../src/domain/log/verifyChain";
import { compose, type Composed } from "../../src/runtime/compose";
import { heldLog, knownLog } from "./heldLog";
import { heldRecords, recordsInSheets } from "./heldRecords";
import { openExcel, type HeadlessExcel, type OpenOptions } from "../../src/workbench/headless";
import type { WorkbookModel } from "../../src/workbench/model/workbook";
import { layoutOf } from "../../src/workbook/layout";
import type { OpenStore as StoreInMemory } from "../../src/workbook/openStore";

/** The add-in over the headless host: the real Office.js, a workbook in memory. */
export interface OpenBook extends Composed {
  readonly excel: HeadlessExcel;
  /** Rows of a table as objects by header. */
  readonly rows: (table: string) => Promise<Record<string, unknown>[]>;
  /** Selects the rows of records by id. */
  readonly select: (...ids: string[]) => Promise<void>;
  /** The events that stand in the log's sheet, record by record. */
  readonly log: () => LogEvent[];
  /** A record's events as they were recorded: "Moved Contact>Proposal". */
  readonly eventsOf: (id: string) => string[];
  /** The record of the log's last row. */
  readonly lastId: () => string;
  /** Adds deals named one by one, as the pane does; their ids. */
  readonly addDeals: (...names: string[]) => Promise<string[]>;
  /** Lets everything that was set off come to rest. */
  readonly rest: () => Promise<void>;
  /** Closes the workbook when everything has come to rest, as the end of a test. */
  readonly leave: () => Promise<void>;
  /** Closes it at once, whatever is under way. */
  readonly close: () => void;
}

/** Opens a new workbook and makes a store of it, with Alice at the device. */
export async function openStore(): Promise<OpenBook> {
  const book = await openBook();
  await book.begin();
  await book.pane.actions.setUp("en");
  await book.pane.actions.declareWho("Alice");
  return book;
}

/** Opens a workbook with the add-in in it. Only one can be open at a time: Office is global. */
export async function openBook(options: OpenOptions = {}, language: Language = "en"): Promise<OpenBook> {
  const excel = await openExcel(options);
  const restore = excel.installGlobals();
  const composed = compose(language);
  // Somebody works at this device, as they said once.
  void composed.pane.actions.declareWho("Alice");
  const rest = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await excel.host.idle();
      await new Promise((resolve) => setTimeout(resolve, 5));
      await composed.app.book.inTurn(() => Promise.resolve());
    }
    const { store } = composed.app.book;
    if (store === undefined) return;
    expect(heldLog(store)).toEqual(knownLog(logInSheet(excel.workbook, store)));
    expect(heldRecords(store)).toEqual(recordsInSheets(excel.workbook, store));
  };
  const rows = async (table: string): Promise<Record<string, unknown>[]> => {
    const values: unknown[][] = [];
    await excel.Excel.run(async (context) => {
      const range = context.workbook.tables.getItem(table).getRange();
      range.load("values");
      await context.sync();
      values.push(...(range.values as unknown[][]));
    });
    const [header = [], ...body] = values;
    return body.map((row) => Object.fromEntries(header.map((name, index) => [String(name), row[index]])));
  };
  const log = (): LogEvent[] => {
    const { store } = composed.app.book;
    return [...groupByRecord(store === undefined ? [] : logInSheet(excel.workbook, store)).values()].flat();
  };
  const lastId = (): string => log().at(-1)?.recordId ?? "";
  const close = (): void => {
    composed.end();
    excel.close();
    restore();
  };
  return {
    ...composed,
    excel,
    rows,
    rest,
    select: async (...ids) => {
      const { store } = composed.app.book;
      for (const [name, hints] of store?.rows ?? []) {
        const own = ids.map((id) => hints.get(id)).filter((row): row is number => row !== undefined);
        const layout = store?.layout.get(name);
        if (own.length === 0 || layout === undefined) continue;
        const first = Math.min(...own);
        const last = Math.max(...own);
        await excel.Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.getItem(layout.sheetName);
          sheet.activate();
          sheet
            .getRangeByIndexes(layout.headerRow + 1 + first, layout.firstColumn, last - first + 1, 1)
            .select();
          await context.sync();
        });
      }
      await rest();
      await composed.app.showSelection();
    },
    log,
    eventsOf: (id) =>
      log()
        .filter((event) => event.recordId === id)
        .sort((one, other) => one.recordedAt - other.recordedAt)
        .map((event) => `${event.event} ${event.fromStage}>${event.state.stage}`),
    lastId,
    addDeals: async (...names) => {
      const ids: string[] = [];
      for (const name of names) {
        const added = await composed.pane.actions.add("opportunity", { name, account: `${name} Ltd` });
        expect(added).toMatchObject({ ok: true });
        ids.push(lastId());
      }
      return ids;
    },
    leave: async () => {
      try {
        await rest();
      } finally {
        close();
      }
    },
    close,
  };
}

/** The events that the log's sheet shows, in its order. */
export function logInSheet(workbook: WorkbookModel, { layout }: StoreInMemory): LogEvent[] {
  const table = layoutOf(layout, "StageLog");
  const place = workbook.tables.find(({ name }) => name === table.excelName);
  if (place === undefined) return [];
  const [, ...rows] = workbook.values({ sheetId: place.sheetId, ...place.area });
  return rows.flatMap((row) => {
    const cells = new Map([...table.columns].map(([role, index]) => [role, (row[index] ?? "") as CellValue]));
    return readEvent(cells).event ?? [];
  });
}

/** Whether every record's chain of Checks holds. */
export function chainHolds(events: readonly LogEvent[]): boolean {
  return verifyChain(events).intact;
}
