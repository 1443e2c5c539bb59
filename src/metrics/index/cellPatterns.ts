import type { CellBlock, CellValue } from "../../domain/cell";
import { none } from "./cellCodes";
import type { Codes } from "./codeColumn";

/** What cells of a column mean: the code of one, `none` where it means nothing. */
export interface PatternColumn {
  /** Where the column is in a row. */
  readonly place: number;
  readonly read: (cell: CellValue | undefined) => number;
}

/** How many patterns are known at once, at most: once there are more, all are learned again. */
const mostPatterns = 4096;
/** Where patterns are looked for by the lengths and ends of some of their texts: a power of two. */
const slotCount = 2 * mostPatterns;
/** A pattern is in one of so many slots that follow one another, or it is learned again. */
const tries = 8;

/**
 * Columns whose cells come in the same few combinations again and again, such as the stages of a move with its funnel and event: a row is
 * compared with a combination that was read before, so that none of its cells has to be looked up by itself.
 */
export class CellPatterns {
  private readonly places: Int32Array;
  private readonly known: readonly Map<CellValue | undefined, number>[];
  /** The cells of each pattern, one pattern after another. */
  private readonly cells: (CellValue | undefined)[] = [];
  /** By column: the codes of the patterns' cells. */
  private readonly codes: readonly Int32Array[];
  /** The number of a pattern plus one; 0 where free. */
  private readonly slots = new Uint16Array(slotCount);
  private count = 0;
  private readonly matched: Int32Array;

  /**
   * @param columns At least three; patterns are looked for by the first three, of which the first says most.
   * @param together How many rows are matched at once, at most.
   */
  constructor(
    private readonly columns: readonly PatternColumn[],
    together: number,
  ) {
    this.places = Int32Array.from(columns, ({ place }) => place);
    this.known = columns.map(() => new Map());
    this.codes = columns.map(() => new Int32Array(mostPatterns));
    this.matched = new Int32Array(together);
  }

  /** Finds out what the columns' cells mean in some rows. False: one of them means nothing. */
  match(rows: CellBlock, from: number, to: number): boolean {
    const { places, slots, cells, matched } = this;
    if (this.count + matched.length > mostPatterns) this.forget();
    for (let row = from; row < to; row++) {
      row = matchKnown(rows, from, row, to, places, slots, cells, matched);
      if (row === to) return true;
      const pattern = this.learn(rows[row]!);
      if (pattern < 0) return false;
      matched[row - from] = pattern;
    }
    return true;
  }

  /** Writes the codes of so many rows, those that were matched last: of the first columns, each into one of these, from a row on. */
  write(into: readonly Codes[], count: number, first: number): void {
    for (let column = 0; column < into.length; column++)
      this.writeColumn(column, count, into[column]!, first);
  }

  /** Writes the codes of one column. */
  writeColumn(column: number, count: number, into: Codes, first: number): void {
    gather(this.codes[column]!, this.matched, count, into, first);
  }

  private learn(row: readonly CellValue[]): number {
    const { columns, known, codes, cells, slots, places } = this;
    const pattern = this.count;
    for (let at = 0; at < columns.length; at++) {
      const { place, read } = columns[at]!;
      const cell = row[place];
      let code = known[at]!.get(cell);
      if (code === undefined) known[at]!.set(cell, (code = read(cell)));
      if (code === none) return none;
      codes[at]![pattern] = code;
      cells[pattern * columns.length + at] = cell;
    }
    const home = slotOf(row[places[0]!], row[places[1]!], row[places[2]!]);
    let slot = home;
    for (let tried = 1; slots[slot] !== 0 && tried < tries; tried++) slot = (slot + 1) & (slotCount - 1);
    slots[slots[slot] === 0 ? slot : home] = pattern + 1;
    this.count++;
    return pattern;
  }

  private forget(): void {
    this.slots.fill(0);
    this.count = 0;
  }
}

/** Where the pattern of a row is looked for. */
function slotOf(
  first: CellValue | undefined,
  second: CellValue | undefined,
  third: CellValue | undefined,
): number {
  let hash = 0;
  if (typeof first === "string" && first !== "")
    hash = first.length + first.charCodeAt(0) * 7 + first.charCodeAt(first.length - 1) * 13;
  if (typeof second === "string" && second !== "")
    hash = hash * 31 + second.length + second.charCodeAt(0) * 7 + second.charCodeAt(second.length - 1) * 13;
  if (typeof third === "string") hash = hash * 5 + third.length;
  return (hash ^ (hash >> 9)) & (slotCount - 1);
}

/** Matches rows as long as their patterns are known; returns the row where it stopped. It sees nothing but arrays, see `cellColumns.ts`. */
function matchKnown(
  rows: CellBlock,
  first: number,
  from: number,
  to: number,
  places: Int32Array,
  slots: Uint16Array,
  cells: readonly (CellValue | undefined)[],
  matched: Int32Array,
): number {
  const width = places.length;
  const place0 = places[0]!;
  const place1 = places[1]!;
  const place2 = places[2]!;
  for (let row = from; row < to; row++) {
    const line = rows[row]!;
    const cell0 = line[place0];
    const cell1 = line[place1];
    const cell2 = line[place2];
    let slot = slotOf(cell0, cell1, cell2);
    let found = -1;
    for (let tried = 0; tried < tries && found < 0; tried++) {
      const pattern = slots[slot]! - 1;
      if (pattern < 0) return row;
      const begin = pattern * width;
      slot = (slot + 1) & (slotCount - 1);
      if (cells[begin] !== cell0 || cells[begin + 1] !== cell1 || cells[begin + 2] !== cell2) continue;
      let at = 3;
      while (at < width && cells[begin + at] === line[places[at]!]) at++;
      if (at === width) found = pattern;
    }
    if (found < 0) return row;
    matched[row - first] = found;
  }
  return to;
}

function gather(codes: Int32Array, matched: Int32Array, count: number, into: Codes, first: number): void {
  for (let index = 0; index < count; index++) into[first + index] = codes[matched[index]!]!;
}
