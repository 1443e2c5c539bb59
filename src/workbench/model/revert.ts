import type { BookState } from "./bookState";
import type { CellBook } from "./cellBook";
import type { Change, LineShape } from "./records";
import type { TableBook } from "./tableBook";

/** Takes one change back, told as changes of its own. What a movement did to tables and names was told apart and is reverted apart. */
export function revertChange(state: BookState, cells: CellBook, tables: TableBook, change: Change): void {
  switch (change.kind) {
    case "cells":
      cells.restore(change.sheetId, change.area, change.before);
      return;
    case "formats":
      cells.restoreFormats(change.sheetId, change.area, change.before);
      return;
    case "inserted":
      cells.deleteRaw(change.sheetId, change.area, change.shift === "down" ? "up" : "left");
      return;
    case "deleted":
      cells.insertRaw(change.sheetId, change.area, change.shift === "up" ? "down" : "right");
      cells.restore(change.sheetId, change.removed.area, change.removed.block);
      cells.restoreFormats(change.sheetId, change.removed.area, { cells: change.removed.formats });
      return;
    case "formulasRewritten":
      cells.applyRewrites(change.cells.map((cell) => ({ ...cell, before: cell.after, after: cell.before })));
      return;
    case "columns":
    case "rows":
      revertShapes(state, change);
      return;
    case "tableAdded":
      tables.forget(state.table(change.table.id));
      return;
    case "tableDeleted":
      tables.restore(change.table);
      return;
    case "tableChanged":
      state.replaceTable(state.table(change.after.id), change.before);
      return;
    case "nameChanged":
      state.names = state.names.filter((name) => name !== change.after);
      if (change.before) state.names = [...state.names, change.before];
      state.dirt.structural = true;
      state.history.record({ ...change, before: change.after, after: change.before });
      return;
    case "validations":
      cells.setListed(state.entry(change.sheetId), "validations", change.before);
      return;
    case "conditionalFormats":
      cells.setListed(state.entry(change.sheetId), "conditionalFormats", change.before);
      return;
    case "objects":
      cells.setListed(state.entry(change.sheetId), "objects", change.before);
      return;
    case "merges":
      cells.setListed(state.entry(change.sheetId), "merges", change.before);
      return;
    default:
      revertSheet(state, change);
  }
}

function revertShapes(state: BookState, change: Extract<Change, { kind: "columns" | "rows" }>): void {
  const { cells } = state.entry(change.sheetId);
  const shapes = change.kind === "columns" ? cells.columnShapes : cells.rowShapes;
  const before = change.before.map((_, index) => shapes[change.first + index]);
  change.before.forEach((shape, index) => (shapes[change.first + index] = shape));
  const after: LineShape = change.before[0] ?? {};
  state.history.record({ ...change, before, after });
}

function revertSheet(state: BookState, change: Change): void {
  switch (change.kind) {
    case "sheetAdded": {
      const entry = state.entry(change.sheet.id);
      const position = state.entries.indexOf(entry);
      if (state.entries.length === 1) return;
      state.entries.splice(position, 1);
      state.deletedSheets.set(change.sheet.id, entry);
      if (state.activeSheetId === change.sheet.id) {
        const next = state.entries.find((other) => other.state.visibility === "Visible");
        state.activeSheetId = next?.state.id ?? state.activeSheetId;
        state.history.record({ kind: "activated", before: change.sheet.id, after: state.activeSheetId });
      }
      state.dirt.structural = true;
      state.history.record({ kind: "sheetDeleted", sheet: entry.state, position });
      return;
    }
    case "sheetDeleted": {
      const entry = state.deletedSheets.get(change.sheet.id) ?? state.newEntry(change.sheet);
      state.deletedSheets.delete(change.sheet.id);
      state.entries.splice(change.position, 0, entry);
      state.dirt.structural = true;
      state.history.record({ kind: "sheetAdded", sheet: entry.state, position: change.position });
      return;
    }
    case "sheetChanged": {
      const entry = state.entry(change.after.id);
      const before = entry.state;
      entry.state = change.before;
      state.history.record({ kind: "sheetChanged", before, after: change.before });
      return;
    }
    case "sheetMoved": {
      const [entry] = state.entries.splice(change.to, 1);
      if (entry) state.entries.splice(change.from, 0, entry);
      state.history.record({ ...change, from: change.to, to: change.from });
      return;
    }
    default:
  }
}
