import type { CellValue } from "../../domain/cell";
import type { StoreRecord } from "../../domain/store/record";
import type { RecordType } from "../../domain/store/words";

/**
 * Every record that the log or a row names, numbered in the order in which it came: its id, its log rows and its row's cells in
 * columns by role (by header for extra columns). A record whose row is gone keeps its number and its log.
 */
export class RecordBook {
  readonly ids: string[] = [];
  readonly types: RecordType[] = [];
  /** Rows of the log, in the order in which they came. */
  readonly logRows: number[][] = [];
  /** The linked id that the row names; "" where none. */
  readonly linkedIds: string[] = [];
  /** Records that were merged into this one, as far as any log row says so. */
  readonly mergedHere = new Map<number, number[]>();
  private readonly mergedInto = new Map<number, number[]>();
  private readonly numbers: Readonly<Record<RecordType, Map<string, number>>> = {
    lead: new Map(),
    opportunity: new Map(),
  };
  private readonly cells: Readonly<Record<RecordType, Map<string, (CellValue | undefined)[]>>> = {
    lead: new Map(),
    opportunity: new Map(),
  };
  private readonly hasRows: boolean[] = [];

  get count(): number {
    return this.ids.length;
  }

  find(type: RecordType, id: string): number | undefined {
    return this.numbers[type].get(id);
  }

  /** The number of a record; a new one for a new id. */
  number(type: RecordType, id: string): number {
    let number = this.numbers[type].get(id);
    if (number === undefined) {
      number = this.ids.length;
      this.numbers[type].set(id, number);
      this.ids.push(id);
      this.types.push(type);
      this.logRows.push([]);
      this.linkedIds.push("");
      this.hasRows.push(false);
    }
    return number;
  }

  id(record: number): string {
    return this.ids[record] ?? "";
  }

  isLead(record: number): boolean {
    return this.types[record] === "lead";
  }

  rowsOf(record: number): number[] {
    return this.logRows[record] ?? [];
  }

  hasRow(record: number): boolean {
    return this.hasRows[record] === true;
  }

  /** Notes that a log row says that a record was merged into another. */
  noteMerged(record: number, survivor: number): void {
    addTo(this.mergedHere, survivor, record);
    addTo(this.mergedInto, record, survivor);
  }

  /** The records that this one was merged into, as far as any log row says so. */
  survivorsOf(record: number): readonly number[] {
    return this.mergedInto.get(record) ?? [];
  }

  /** Takes over a record's row; cells that it no longer has become blank. */
  setRow(row: StoreRecord): number {
    const record = this.number(row.type, row.id);
    const columns = this.cells[row.type];
    this.hasRows[record] = true;
    this.linkedIds[record] = row.linkedId;
    for (const [key, column] of columns) if (!row.fields.has(key)) column[record] = undefined;
    for (const [key, value] of row.fields) {
      let column = columns.get(key);
      if (column === undefined) columns.set(key, (column = []));
      column[record] = value;
    }
    return record;
  }

  /** Forgets a record's row; its log stays. */
  clearRow(record: number): void {
    const type = this.types[record];
    if (type === undefined) return;
    this.hasRows[record] = false;
    this.linkedIds[record] = "";
    for (const column of this.cells[type].values()) column[record] = undefined;
  }

  /** The cell of a record's row; undefined where its table has no such column, `""` where the cell is blank or the row gone. */
  cell(record: number, key: string): CellValue | undefined {
    const type = this.types[record];
    const column = type && this.cells[type].get(key);
    return column && (column[record] ?? "");
  }

  /** Whether a table has a column: by role, or by header for extra ones. */
  hasColumn(type: RecordType, key: string): boolean {
    return this.cells[type].has(key);
  }

  /** The keys of a table's columns: roles, and headers of extra ones. */
  columnKeys(type: RecordType): Iterable<string> {
    return this.cells[type].keys();
  }
}

function addTo(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
