import type { CellBlock, CellValue } from "../../domain/cell";
import { endOfSerials, firstSerial, millisecondsPerDay } from "../../domain/dates/serial";
import type { Codes } from "./codeColumn";
import { withNumber, type Numbers } from "./growable";

// These loops see nothing but arrays, so that what the engine has compiled of them stays valid whatever else comes and goes.

/** No code: what a cell says is not known. */
export const none = -1;

/** How many texts of a column are found at a glance, by their length and ends: a power of two. */
const glances = 64;

/** What the cells of a column mean, as codes: each different cell is read once, and those that come again and again are known at a glance. */
export class CellCodes {
  private readonly known = new Map<CellValue | undefined, number>();
  private readonly texts = new Array<string>(glances).fill("");
  /** By glance, and last that of the blank cell. */
  private readonly codes = new Int32Array(glances + 1).fill(none);

  /** @param read The code of a cell; `none` where it means nothing. */
  constructor(private readonly read: (cell: CellValue | undefined) => number) {}

  /** Writes the codes of a column's cells in some rows from a row of `into` on. False: one of them means nothing. */
  write(
    rows: CellBlock,
    from: number,
    to: number,
    place: number,
    into: { readonly codes: Codes },
    first: number,
  ): boolean {
    const { known, texts, codes } = this;
    let cell: CellValue | undefined;
    let code = none;
    for (let row = from; ; row++) {
      // Reading a cell that was not known may make a wider array of the codes.
      row = writeKnown(texts, codes, rows, row, to, place, cell, code, into.codes, first - from);
      if (row === to) return true;
      cell = rows[row]![place];
      code = known.get(cell) ?? this.learn(cell);
      if (code === none) return false;
      into.codes[row + first - from] = code;
      if (cell === "") codes[glances] = code;
      else if (typeof cell === "string") {
        texts[glanceOf(cell)] = cell;
        codes[glanceOf(cell)] = code;
      }
    }
  }

  private learn(cell: CellValue | undefined): number {
    const code = this.read(cell);
    this.known.set(cell, code);
    return code;
  }
}

function glanceOf(text: string): number {
  const { length } = text;
  return (text.charCodeAt(0) * 5 + text.charCodeAt(length - 1) * 3 + length) & (glances - 1);
}

/** Writes codes as long as cells are known at a glance; returns the row where it stopped. `last`: a cell and its code, if there is one. */
function writeKnown(
  texts: readonly string[],
  glanced: Int32Array,
  rows: CellBlock,
  from: number,
  to: number,
  place: number,
  last: CellValue | undefined,
  lastCode: number,
  codes: Codes,
  offset: number,
): number {
  let known = last;
  let code = lastCode;
  for (let row = from; row < to; row++) {
    const cell = rows[row]![place];
    if (cell !== known || code === none) {
      if (typeof cell !== "string") return row;
      const glance = cell === "" ? glances : glanceOf(cell);
      if (glance < glances && texts[glance] !== cell) return row;
      code = glanced[glance]!;
      if (code === none) return row;
      known = cell;
    }
    codes[row + offset] = code;
  }
  return to;
}

/** Gathers ids that stand as they are, texts without spaces around them. False: one of the cells holds no such. */
export function readIds(rows: CellBlock, from: number, to: number, place: number, into: string[]): boolean {
  for (let row = from; row < to; row++) {
    const cell = rows[row]![place];
    if (typeof cell !== "string" || cell === "" || !isTrimmed(cell)) return false;
    into[row - from] = cell;
  }
  return true;
}

/**
 * Writes times as milliseconds since serial 0, NaN where blank.
 *
 * @returns How many are blank; −1: one of the cells is not plainly a date.
 */
export function readTimes(
  rows: CellBlock,
  from: number,
  to: number,
  place: number,
  into: Float64Array,
  first: number,
): number {
  let blank = 0;
  for (let row = from; row < to; row++) {
    const cell = rows[row]![place];
    if (typeof cell === "number") {
      if (!(cell >= firstSerial && cell < endOfSerials)) return -1;
      into[first + row - from] = Math.round(cell * millisecondsPerDay);
    } else {
      if (!isBlank(cell)) return -1;
      into[first + row - from] = NaN;
      blank++;
    }
  }
  return blank;
}

/**
 * Writes numbers, NaN where blank.
 *
 * @returns The column, another where a number needs double precision; undefined: one of the cells is not plainly a number in the range.
 */
export function readNumbers(
  rows: CellBlock,
  from: number,
  to: number,
  place: number,
  into: Numbers,
  first: number,
  least: number,
  below: number,
): Numbers | undefined {
  let column = into;
  for (let row = from; row < to; row++) {
    const cell = rows[row]![place];
    if (typeof cell === "number") {
      if (!(cell >= least && cell < below)) return undefined;
      column = withNumber(column, first + row - from, cell);
    } else {
      if (!isBlank(cell)) return undefined;
      column[first + row - from] = NaN;
    }
  }
  return column;
}

/** Whether a cell holds nothing, or its column is not there. */
export function isBlank(cell: CellValue | undefined): cell is "" | undefined {
  return cell === "" || cell === undefined;
}

/** The text of a cell without spaces around it. */
export function trimmed(cell: CellValue | undefined): string {
  if (cell === undefined || cell === "") return "";
  return typeof cell === "string" && isTrimmed(cell) ? cell : String(cell).trim();
}

/** Whether a text begins and ends with a visible character of ASCII: what trims to itself. */
function isTrimmed(text: string): boolean {
  return isVisible(text.charCodeAt(0)) && isVisible(text.charCodeAt(text.length - 1));
}

function isVisible(unit: number): boolean {
  return unit > 32 && unit < 127;
}
