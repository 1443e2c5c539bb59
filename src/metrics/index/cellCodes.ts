import type { CellBlock, CellValue } from "../../domain/cell";
import type { Codes } from "./codeColumn";

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
