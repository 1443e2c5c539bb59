import type { CellValue } from "../domain/cell";
import type { TableName } from "../domain/store/tables";
import type { TableLayout } from "./layout";
import { bodyRange } from "./readRows";
import type { Session } from "./run";

/** Id → body row, from 0. Rows move when people sort, so a row is only a hint until its id has been read again. */
export type RowHints = Map<string, number>;

/** Reads a whole id column. An id that stands twice keeps its first row; the second ones come back as duplicates. */
export async function readIds(
  session: Session,
  layout: TableLayout,
  role: string,
): Promise<{ readonly hints: RowHints; readonly duplicates: readonly string[] }> {
  const hints: RowHints = new Map();
  const duplicates: string[] = [];
  const column = layout.columns.get(role);
  if (column === undefined) return { hints, duplicates };
  const perPage = 40_000;
  for (let first = 0; first < layout.rowCount; first += perPage) {
    const range = bodyRange(
      session.context,
      layout,
      first,
      Math.min(perPage, layout.rowCount - first),
      column,
      1,
    );
    range.load("values");
    await session.sync();
    (range.values as CellValue[][]).forEach(([cell], index) => {
      const id = String(cell ?? "").trim();
      if (id === "") return;
      if (hints.has(id)) duplicates.push(id);
      else hints.set(id, first + index);
    });
  }
  return { hints, duplicates };
}

/** The role of the column that tells the rows of a table apart. */
export function idRole(layout: TableLayout): string {
  const roles: Readonly<Partial<Record<TableName, string>>> = {
    Leads: "leadId",
    Opportunities: "opportunityId",
    StageLog: "eventId",
    Activities: "activityId",
    Periods: "period",
  };
  const role = roles[layout.name];
  if (role === undefined) throw new Error(`rows of ${layout.name} have no id`);
  return role;
}
