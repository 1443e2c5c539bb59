import { parseArea } from "../model/address";
import type { CellValue } from "../model/values";
import { isCellError } from "../model/values";
import type { SheetState, WorkbookModel } from "../model/workbook";

/** What a list offers now: its literal items, or the shown values of its range without blanks. */
export function listItems(model: WorkbookModel, sheet: SheetState, source: string): string[] {
  if (!source.startsWith("="))
    return source
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== "");
  const found = areaOf(model, sheet, source.slice(1));
  if (!found) return [];
  const items = model
    .values(found)
    .flatMap((line, i) =>
      line.map((value, j) =>
        shown(value) ? model.text(found.sheetId, found.row + i, found.column + j) : "",
      ),
    );
  return [...new Set(items.filter((item) => item !== ""))];
}

const shown = (value: CellValue): boolean => value !== null && !isCellError(value);

function areaOf(
  model: WorkbookModel,
  own: SheetState,
  reference: string,
): { sheetId: string; row: number; column: number; rows: number; columns: number } | undefined {
  const mark = reference.lastIndexOf("!");
  const name = mark < 0 ? own.name : reference.slice(0, mark).replace(/^'|'$/g, "").replace(/''/g, "'");
  const sheet = model.sheetByName(name);
  const area = parseArea(reference.slice(mark + 1).replace(/\$/g, ""));
  if (sheet && area) {
    const used = model.usedArea(sheet.id, true);
    const rows = used ? Math.min(area.rows, Math.max(used.row + used.rows - area.row, 1)) : 1;
    return { sheetId: sheet.id, ...area, rows };
  }
  const named = model.nameOf(reference, own.id) ?? model.nameOf(reference, null);
  return named ? areaOf(model, own, named.formula.slice(1)) : undefined;
}
