import type { CellPatch } from "../domain/planning/plan";
import { kindOf } from "./appendRows";
import { layoutOf, type TableLayout } from "./layout";
import { bodyRange } from "./readRows";
import type { Session } from "./run";
import { needsTextFormat, writtenCell, type WrittenCell } from "./writtenCell";
import type { WritePlace } from "./writePlan";

/**
 * Puts the cells of records into the next sync. Cells that stand right below each other are one write; where a filter hides rows each cell is
 * written by itself, since a block would land in the wrong rows (OfficeDev/office-js issue 224). Cells between them stay as they are.
 *
 * @param isFiltered Whether a filter is on in the table.
 */
export function patchCells(
  session: Session,
  place: WritePlace,
  patches: readonly CellPatch[],
  isFiltered: (layout: TableLayout) => boolean,
): void {
  for (const [layout, columns] of cellsByColumn(session, place, patches)) {
    for (const [column, cells] of columns) {
      const rows = [...cells.keys()].sort((one, other) => one - other);
      for (const run of isFiltered(layout) ? rows.map((row) => [row]) : runsOf(rows)) {
        const [first = 0] = run;
        bodyRange(session.context, layout, first, run.length, column, 1).values = run.map((row) => [
          cells.get(row) ?? "",
        ]);
      }
    }
  }
}

/** Table → column → body row → value. A cell that must be text to hold its id is made so. */
function cellsByColumn(
  session: Session,
  place: WritePlace,
  patches: readonly CellPatch[],
): Map<TableLayout, Map<number, Map<number, WrittenCell>>> {
  const tables = new Map<TableLayout, Map<number, Map<number, WrittenCell>>>();
  for (const patch of patches) {
    const layout = layoutOf(place.layout, patch.table);
    const row = place.rows(layout).get(patch.recordId);
    if (row === undefined) continue;
    const columns = tables.get(layout) ?? new Map<number, Map<number, WrittenCell>>();
    tables.set(layout, columns);
    for (const [role, value] of Object.entries(patch.values)) {
      const column = layout.columns.get(role);
      if (column === undefined) continue;
      const cells = columns.get(column) ?? new Map<number, WrittenCell>();
      const kind = kindOf(layout, role);
      const isText = kind === "id" && needsTextFormat(value);
      if (isText) bodyRange(session.context, layout, row, 1, column, 1).numberFormat = [["@"]];
      columns.set(column, cells.set(row, isText ? value : writtenCell(value, kind)));
    }
  }
  return tables;
}

/** Neighbouring rows together: 3, 4, 5, 9 → [3, 4, 5], [9]. */
function runsOf(rows: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run?.at(-1) === row - 1) run.push(row);
    else runs.push([row]);
  }
  return runs;
}
