import { accessDenied } from "./fault";
import type { BookState, SheetEntry } from "./bookState";
import type { ProtectionOptions } from "./records";
import type { Area } from "./values";

/** Stops if the sheet is protected and whoever is writing may not change these cells' content. */
export function assertEditable(state: BookState, entry: SheetEntry, area: Area): void {
  if (!isGuarded(state, entry)) return;
  for (let row = area.row; row < area.row + area.rows; row++)
    for (let column = area.column; column < area.column + area.columns; column++)
      if (entry.cells.format(row, column)?.locked !== false) accessDenied();
}

/** Stops if the sheet is protected and doesn't allow this kind of change. */
export function assertAllowed(state: BookState, entry: SheetEntry, option?: keyof ProtectionOptions): void {
  if (isGuarded(state, entry) && !(option && entry.state.protection?.options[option])) accessDenied();
}

/** Whether protection holds now: the workbench itself, calculation and undo pass. */
function isGuarded(state: BookState, entry: SheetEntry): boolean {
  const { origin, isUndoing } = state.history;
  return entry.state.protection !== null && origin !== "host" && origin !== "calculation" && !isUndoing;
}
