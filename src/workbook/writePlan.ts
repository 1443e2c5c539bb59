import type { CellValue } from "../domain/cell";
import { eventToCells } from "../domain/log/cells";
import type { Language } from "../domain/language";
import type { Plan } from "../domain/planning/plan";
import { reason } from "../domain/result";
import type { TableName } from "../domain/store/tables";
import { appendRows, growTo, lookBelow, type Ending } from "./appendRows";
import type { RowHints } from "./findRows";
import { noteIntent, settleIntent } from "./journal";
import { layoutOf, type StoreLayout, type TableLayout } from "./layout";
import { bodyRange } from "./readRows";
import { Refusal, type Session } from "./run";
import { patchCells } from "./patchCells";
import { requireColumns } from "./requireColumns";

/** What writing needs to know of the store: where it is, in which language its words are, in which rows the records stand. */
export interface WritePlace {
  readonly layout: StoreLayout;
  readonly locale: Language;
  readonly rows: (table: TableLayout) => RowHints;
}

/**
 * Writes a plan: the intent, then the log rows below the log, then the cells of the records (log first, cells second), all
 * in one batch; then reads back that the tables have grown, makes them grow where Excel did not, and takes the intent out.
 * Whatever is cut, {@link finishPending} can tell what was meant.
 *
 * @param rows must have been read in this session, right before: rows move.
 */
export async function writePlan(session: Session, place: WritePlace, id: string, plan: Plan): Promise<void> {
  requireColumns(place.layout, plan, place.locale);
  const look = await preflight(session, place, plan);
  const key = noteIntent(session, id, { kind: "plan", plan });
  const wanted = stagePlan(session, place, look, plan);
  await verifyGrowth(session, wanted);
  settleIntent(session, key);
  await session.sync();
}

/** What was seen before writing: where rows go, and in which tables a filter is on. */
interface Look {
  readonly endings: ReadonlyMap<string, Ending>;
  readonly filtered: ReadonlySet<string>;
}

/** The tables that a plan touches are looked at first: sheet protection would leave the log written and the cells not. */
async function preflight(session: Session, place: WritePlace, plan: Plan): Promise<Look> {
  const growing = new Set<TableLayout>();
  if (plan.events.length > 0) growing.add(layoutOf(place.layout, "StageLog"));
  for (const row of plan.newRows) growing.add(layoutOf(place.layout, row.table));
  const touched = new Set(growing);
  for (const patch of [...plan.patches, ...plan.removedRows])
    touched.add(layoutOf(place.layout, patch.table));

  const endings = [...growing].map((layout) => ({
    layout,
    look: lookBelow(session, layout, rowsFor(layout.name, plan)),
  }));
  const sheets = [...new Set([...touched].map((layout) => layout.sheetId))].map((id) => {
    const sheet = session.context.workbook.worksheets.getItem(id);
    sheet.load("name");
    sheet.protection.load("protected");
    return sheet;
  });
  const filters = [...new Set(plan.patches.map((patch) => patch.table))].map((name) => {
    const { autoFilter } = session.context.workbook.tables.getItem(layoutOf(place.layout, name).excelName);
    autoFilter.load("isDataFiltered");
    return { name, autoFilter };
  });
  await session.sync();
  const locked = sheets.find(({ protection }) => protection.protected);
  if (locked !== undefined) throw new Refusal(reason("sheetIsProtected", { sheet: locked.name }));
  return {
    endings: new Map(endings.map(({ layout, look }) => [layout.name, look()])),
    filtered: new Set(filters.filter(({ autoFilter }) => autoFilter.isDataFiltered).map(({ name }) => name)),
  };
}

/** How many rows a plan adds to a table. */
function rowsFor(name: TableName, plan: Plan): number {
  return name === "StageLog" ? plan.events.length : plan.newRows.filter((row) => row.table === name).length;
}

/** How long each table that grows must be afterwards, and what tells its length. */
interface Growth {
  readonly layout: TableLayout;
  readonly rowCount: number;
}

function stagePlan(session: Session, place: WritePlace, look: Look, plan: Plan): Growth[] {
  const growths: Growth[] = [];
  const append = (name: string, rows: readonly Readonly<Record<string, CellValue>>[]): void => {
    const ending = look.endings.get(name);
    if (ending === undefined || rows.length === 0) return;
    growths.push({ layout: ending.layout, rowCount: appendRows(session, ending, rows) });
  };
  append(
    "StageLog",
    plan.events.map((event) => eventToCells(event, place.locale)),
  );
  for (const name of ["Leads", "Opportunities", "Activities", "Periods"] as const) {
    append(
      name,
      plan.newRows.filter((row) => row.table === name).map((row) => row.values),
    );
  }
  patchCells(session, place, plan.patches, (layout) => look.filtered.has(layout.name));
  removeRows(session, place, plan);
  return growths;
}

/** Takes rows away from the last to the first, so that no row moves before its turn. */
function removeRows(session: Session, place: WritePlace, plan: Plan): void {
  const removals = plan.removedRows.flatMap(({ table, recordId }) => {
    const layout = layoutOf(place.layout, table);
    const row = place.rows(layout).get(recordId);
    return row === undefined ? [] : [{ layout, row }];
  });
  removals.sort((one, other) => other.row - one.row);
  for (const { layout, row } of removals) {
    if (layout.rowCount === 1) bodyRange(session.context, layout, row, 1).clear(Excel.ClearApplyTo.contents);
    else session.context.workbook.tables.getItem(layout.excelName).rows.getItemAt(row).delete();
  }
}

/** Sends the batch and reads the tables' lengths back; a table that Excel has not grown is resized. */
async function verifyGrowth({ context, sync }: Session, growths: readonly Growth[]): Promise<void> {
  const bodies = growths.map(({ layout }) => {
    const body = context.workbook.tables.getItem(layout.excelName).getDataBodyRange();
    body.load("rowCount");
    return body;
  });
  await sync();
  growths.forEach(({ layout, rowCount }, index) => {
    if ((bodies[index]?.rowCount ?? 0) < rowCount) growTo({ context, sync }, layout, rowCount);
  });
}
