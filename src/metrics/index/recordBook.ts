import type { CellBlock, CellValue } from "../../domain/cell";
import type { StoreRecord } from "../../domain/store/record";
import type { RecordType } from "../../domain/store/words";
import { CellCodes } from "./cellCodes";
import { CodeColumn, type Codes } from "./codeColumn";
import { resized, withRoom } from "./growable";
import { IdBook, typeCodes } from "./idBook";

/**
 * Every record that the log or a row names, numbered in the order in which it came: its id and its row's cells in columns by role
 * (by header for extra columns). A record whose row is gone keeps its number and its log.
 */
export class RecordBook {
  private readonly book = new IdBook();
  /** By record: the record that its row names as linked plus one, 0 for none. */
  private links = new Int32Array(64);
  private rows = new Uint8Array(64);
  /** Grows whenever a row names another linked record than before. */
  linkVersion = 0;
  /** Records that were merged into this one, as far as any log row says so. */
  readonly mergedHere = new Map<number, number[]>();
  private readonly mergedInto = new Map<number, number[]>();
  private readonly cells: Readonly<Record<RecordType, Map<string, CodeColumn<CellValue>>>> = {
    lead: new Map(),
    opportunity: new Map(),
  };

  get count(): number {
    return this.book.count;
  }

  find(type: RecordType, id: string): number | undefined {
    return this.book.find(type, id);
  }

  /** The number of a record; a new one for a new id. */
  number(type: RecordType, id: string): number {
    return this.book.number(type, id);
  }

  /** The numbers of many records at once: see {@link IdBook.numberAll}. */
  numberAll(types: Uint8Array, ids: readonly string[], count: number, into: Int32Array, first: number): void {
    this.book.numberAll(types, ids, count, into, first);
  }

  /** Lets go of what only the coming of many records needs. */
  endNumbering(): void {
    this.book.endNumbering();
  }

  id(record: number): string {
    return this.book.id(record);
  }

  /** The order of the ids of two records by code unit: below 0 where the first comes first. */
  compareIds(a: number, b: number): number {
    return this.book.compare(a, b);
  }

  isLead(record: number): boolean {
    return this.book.isLead(record);
  }

  /** By record: 1 for a lead; for loops over many of them. */
  get isLeadBy(): Uint8Array {
    return this.book.types;
  }

  typeOf(record: number): RecordType {
    return this.book.isLead(record) ? "lead" : "opportunity";
  }

  /** The record that a record's row names as linked; −1 for none. */
  linkedBy(record: number): number {
    return (this.links[record] ?? 0) - 1;
  }

  /** By record: what {@link linkedBy} says, plus one; for loops over many of them. Records at the end may have no entry. */
  get linkedByRow(): Int32Array {
    return this.links;
  }

  hasRow(record: number): boolean {
    return this.rows[record] === 1;
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

  /** Notes that records have a row, and which record each of those names as linked (`""` none). Returns their numbers. */
  setLinks(type: RecordType, ids: readonly string[], linkedIds: readonly string[]): Int32Array {
    const numbers = this.numberEach(type, ids);
    const links = linkedIds.filter((id) => id !== "");
    const linked = this.numberEach(type === "lead" ? "opportunity" : "lead", links);
    this.reserve();
    let next = 0;
    for (let place = 0; place < numbers.length; place++) {
      this.note(numbers[place]!, 1, linkedIds[place] === "" ? -1 : linked[next++]!);
    }
    return numbers;
  }

  private numberEach(type: RecordType, ids: readonly string[]): Int32Array {
    const numbers = new Int32Array(ids.length);
    this.book.numberAll(new Uint8Array(ids.length).fill(typeCodes[type]), ids, ids.length, numbers, 0);
    return numbers;
  }

  /**
   * Sets a column's cells of many records, of each its row among these; −1 among the records is passed over.
   *
   * @param place Where the column is in a row.
   * @param read What a cell of the sheet stands for.
   */
  setCells(
    type: RecordType,
    key: string,
    records: Int32Array,
    rows: CellBlock,
    place: number,
    read: (cell: CellValue) => CellValue,
  ): void {
    const column = this.columnFor(type, key);
    column.reserve(this.count);
    const cells = new CellCodes((cell) => column.codeOf(read(cell ?? "")));
    const found = { codes: new Int32Array(rows.length) };
    cells.write(rows, 0, rows.length, place, found, 0);
    scatter(found.codes, records, column.codes);
  }

  /** Makes a column's cells of some records blank; −1 among them is passed over. */
  clearCells(type: RecordType, key: string, records: Int32Array): void {
    const column = this.columnFor(type, key);
    column.reserve(this.count);
    for (const record of records) if (record >= 0) column.set(record, "");
  }

  /** Takes over a record's row; cells that it no longer has become blank. */
  setRow(row: StoreRecord): number {
    const record = this.number(row.type, row.id);
    const other = row.type === "lead" ? "opportunity" : "lead";
    const linked = row.linkedId === "" ? -1 : this.number(other, row.linkedId);
    this.note(record, 1, linked);
    const columns = this.cells[row.type];
    for (const [key, column] of columns) if (!row.fields.has(key)) column.set(record, "");
    for (const [key, value] of row.fields) this.columnFor(row.type, key).set(record, value);
    return record;
  }

  /** Forgets a record's row; its log stays. */
  clearRow(record: number): void {
    this.note(record, 0, -1);
    for (const column of this.cells[this.typeOf(record)].values()) column.set(record, "");
  }

  /** The cell of a record's row; undefined where its table has no such column, `""` where the cell is blank or the row gone. */
  cell(record: number, key: string): CellValue | undefined {
    return this.cells[this.typeOf(record)].get(key)?.get(record);
  }

  /** A column of a table: by role, or by header for extra ones; undefined where it has none. */
  column(type: RecordType, key: string): CodeColumn<CellValue> | undefined {
    return this.cells[type].get(key);
  }

  /** Whether a table has a column: by role, or by header for extra ones. */
  hasColumn(type: RecordType, key: string): boolean {
    return this.cells[type].has(key);
  }

  /** How many columns both tables have. */
  get columnCount(): number {
    return this.cells.lead.size + this.cells.opportunity.size;
  }

  /** The keys of a table's columns: roles, and headers of extra ones. */
  columnKeys(type: RecordType): Iterable<string> {
    return this.cells[type].keys();
  }

  private columnFor(type: RecordType, key: string): CodeColumn<CellValue> {
    const columns = this.cells[type];
    let column = columns.get(key);
    if (column === undefined) columns.set(key, (column = new CodeColumn<CellValue>("")));
    return column;
  }

  /** Makes room for all records, and no more: few will come later. */
  private reserve(): void {
    if (this.count <= this.rows.length) return;
    this.rows = resized(this.rows, this.count);
    this.links = resized(this.links, this.count);
  }

  private note(record: number, row: 0 | 1, linked: number): void {
    if (record >= this.rows.length) {
      this.rows = withRoom(this.rows, record + 1);
      this.links = withRoom(this.links, record + 1);
    }
    if (this.linkedBy(record) !== linked) this.linkVersion++;
    this.rows[record] = row;
    this.links[record] = linked + 1;
  }
}

/** Sees nothing but arrays, see `cellColumns.ts`. */
function scatter(codes: Int32Array, records: Int32Array, into: Codes): void {
  for (let row = 0; row < codes.length; row++) {
    const record = records[row]!;
    if (record >= 0) into[record] = codes[row]!;
  }
}

function addTo(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
