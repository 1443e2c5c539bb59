import type { CellBlock, CellValue } from "../../domain/cell";
import { endOfSerials, firstSerial, millisecondsPerDay } from "../../domain/dates/serial";
import { withNumber, type Numbers } from "./growable";

// These loops see nothing but arrays, so that what the engine has compiled of them stays valid whatever else comes and goes.

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
 * Packs ids of one length, behind so many that there are, straight from the cells. False: one of them is not plainly such an id.
 *
 * @param bytes One character after another, with room for them all.
 */
export function packIds(
  rows: CellBlock,
  from: number,
  to: number,
  place: number,
  bytes: Uint8Array,
  width: number,
  count: number,
): boolean {
  let end = count * width;
  for (let row = from; row < to; row++) {
    const cell = rows[row]![place];
    if (typeof cell !== "string" || cell.length !== width) return false;
    let units = 0;
    for (let at = 0; at < width; at++) {
      const unit = cell.charCodeAt(at);
      units |= unit;
      bytes[end + at] = unit;
    }
    if (units > 0xff || !isVisible(bytes[end]!) || !isVisible(bytes[end + width - 1]!)) return false;
    end += width;
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
