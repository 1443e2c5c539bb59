import { bounding, moved } from "./area";
import type { Movement } from "./area";
import { notFound } from "./fault";
import type { History } from "./history";
import type {
  ConditionalFormatState,
  NameState,
  SheetState,
  StoredObject,
  TableState,
  ValidationState,
} from "./records";
import { SheetCells } from "./sheetCells";
import type { Area, SheetArea } from "./values";

/** A sheet with everything on it. */
export interface SheetEntry {
  state: SheetState;
  readonly cells: SheetCells;
  validations: readonly ValidationState[];
  conditionalFormats: readonly ConditionalFormatState[];
  objects: readonly StoredObject[];
  merges: readonly Area[];
  selection: Area;
  /** Areas covered by formulas' results, by anchor `row,column`. */
  readonly spills: Map<string, Area>;
}

/** What has changed since the last calculation. */
class Dirt {
  changed: SheetArea[] = [];
  tables = new Set<string>();
  structural = false;
  /** The calculator asked for it. */
  requested = false;

  get isEmpty(): boolean {
    return !this.requested && this.changed.length === 0 && this.tables.size === 0 && !this.structural;
  }

  add(sheetId: string, area: Area): void {
    const last = this.changed[this.changed.length - 1];
    if (last?.sheetId === sheetId && touches(last, area))
      this.changed[this.changed.length - 1] = { sheetId, ...bounding(last, area) };
    else this.changed.push({ sheetId, ...area });
  }

  /** Cells moved: what is dirty moved with them. */
  move(sheetId: string, movement: Movement): void {
    this.changed = this.changed.flatMap((dirty) => {
      if (dirty.sheetId !== sheetId) return [dirty];
      const area = moved(dirty, movement);
      return area
        ? [{ sheetId, row: area.row, column: area.column, rows: area.rows, columns: area.columns }]
        : [];
    });
  }

  take(): { changed: SheetArea[]; tables: string[]; structural: boolean } {
    const taken = { changed: this.changed, tables: [...this.tables], structural: this.structural };
    this.changed = [];
    this.tables.clear();
    this.structural = false;
    this.requested = false;
    return taken;
  }
}

/** Row blocks of one write come one after the other: joined they are one dirty area. */
function touches(a: Area, b: Area): boolean {
  return (
    a.column === b.column && a.columns === b.columns && b.row <= a.row + a.rows && b.row + b.rows >= a.row
  );
}

/** An area that follows movements. */
export interface Track {
  sheetId: string;
  area: Area | null;
}

/** Everything a plain workbook knows; the parts of the workbook work on it together. */
export class BookState {
  entries: SheetEntry[] = [];
  tables: readonly TableState[] = [];
  names: readonly NameState[] = [];
  readonly settings = new Map<string, unknown>();
  activeSheetId = "";
  readonly dirt = new Dirt();
  readonly tracks = new Set<Track>();
  readonly deletedSheets = new Map<string, SheetEntry>();
  tablesGrow = true;
  history!: History;
  private lastId = 0;

  /** A new identity in the shape that Excel gives. */
  nextId(): string {
    const number = (++this.lastId).toString(16).toUpperCase().padStart(12, "0");
    return `{5F1A7C00-0000-4000-8000-${number}}`;
  }

  nextNumber(): number {
    return ++this.lastId;
  }

  entry(sheetId: string): SheetEntry {
    return this.entries.find((entry) => entry.state.id === sheetId) ?? notFound();
  }

  table(id: string): TableState {
    return this.tables.find((table) => table.id === id) ?? notFound();
  }

  newEntry(state: SheetState): SheetEntry {
    return {
      state,
      cells: new SheetCells(),
      validations: [],
      conditionalFormats: [],
      objects: [],
      merges: [],
      selection: { row: 0, column: 0, rows: 1, columns: 1 },
      spills: new Map(),
    };
  }

  /** The spill that covers a cell, its anchor included. */
  spillAt(entry: SheetEntry, row: number, column: number): { anchor: string; area: Area } | null {
    for (const [anchor, area] of entry.spills)
      if (
        row >= area.row &&
        column >= area.column &&
        row < area.row + area.rows &&
        column < area.column + area.columns
      )
        return { anchor, area };
    return null;
  }

  replaceTable(before: TableState, after: TableState): void {
    this.tables = this.tables.map((table) => (table.id === before.id ? after : table));
    this.dirt.tables.add(before.name.toUpperCase());
    this.dirt.tables.add(after.name.toUpperCase());
    this.history.record({ kind: "tableChanged", before, after });
  }
}
