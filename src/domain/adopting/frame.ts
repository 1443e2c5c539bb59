import type { CellBlock, CellValue } from "../cell";
import { readAmount } from "./amounts";
import { cellText } from "./cellText";
import { readDateText } from "./dateText";

/** Where a table stands in a block of cells. Indices count from 0; `headerRow` is -1 where there is no table. */
export interface Frame {
  readonly headerRow: number;
  readonly rows: readonly number[];
  readonly firstColumn: number;
  readonly lastColumn: number;
}

const noFrame: Frame = { headerRow: -1, rows: [], firstColumn: 0, lastColumn: -1 };

/** How many rows from the top may be titles before the header is expected. */
const headerSearchDepth = 30;

/**
 * Finds the header and the data rows. The header is the first row that is as wide as the table (at least half the cells of its
 * widest row, at least two) and holds texts only: no numbers, no dates. Blank rows are skipped. Lines of totals below the data,
 * and after a blank row lines of a single cell, as exported reports have them at the foot, are left out. So is what stands to the right
 * of a blank column, notes or formulas of the team's own, unless it is headed and filled like the rest of the table.
 */
export function findFrame(block: CellBlock): Frame {
  const filled = block.map((row) => row.reduce<number>((count, cell) => count + (isFilled(cell) ? 1 : 0), 0));
  const widest = Math.max(0, ...filled.slice(0, 2000));
  if (widest === 0) return noFrame;
  const enough = widest === 1 ? 1 : Math.max(2, Math.ceil(widest / 2));
  const headerRow = filled.findIndex(
    (count, index) => index < headerSearchDepth && count >= enough && isHeader(block[index] ?? []),
  );
  if (headerRow < 0) return noFrame;
  const header = block[headerRow] ?? [];
  const firstColumn = header.findIndex(isFilled);
  const end = endOfData(block, filled, headerRow, enough);
  const lastColumn = lastOfTable(block, headerRow, end, firstColumn);
  const within = (row: number): boolean =>
    (block[row] ?? []).slice(firstColumn, lastColumn + 1).some((cell) => isFilled(cell));
  const rows: number[] = [];
  for (let row = headerRow + 1; row <= end; row++) if (within(row)) rows.push(row);
  return { headerRow, rows, firstColumn, lastColumn };
}

function isFilled(cell: CellValue | undefined): boolean {
  return cell !== undefined && cell !== "" && (typeof cell !== "string" || cell.trim() !== "");
}

/** Headers are texts; a year among them ("2017" as an extra column) is tolerated. */
function isHeader(row: readonly CellValue[]): boolean {
  const cells = row.filter(isFilled);
  const texts = cells.filter(
    (cell) => typeof cell === "string" && readAmount(cell) === undefined && readDateText(cell) === undefined,
  );
  return texts.length * 4 >= cells.length * 3;
}

/** The last column of the table. A blank column ends it, unless a column further right is headed and filled in half the rows. */
function lastOfTable(block: CellBlock, headerRow: number, end: number, firstColumn: number): number {
  const header = block[headerRow] ?? [];
  const counts: number[] = [];
  for (let row = headerRow + 1; row <= end; row++) {
    for (const [column, cell] of (block[row] ?? []).entries())
      if (isFilled(cell)) counts[column] = (counts[column] ?? 0) + 1;
  }
  const enough = (end - headerRow) / 2;
  let last = firstColumn;
  for (let column = firstColumn + 1; column < Math.max(header.length, counts.length); column++) {
    const count = counts[column] ?? 0;
    const isHeaded = isFilled(header[column]);
    const isNext = column === last + 1;
    if (isNext ? isHeaded || count > 0 : isHeaded && count >= enough) last = column;
  }
  return last;
}

/** Words that begin a line of totals; `rest` is what follows them. 汇总 is what Excel itself writes in Chinese. */
const totals = /^(?:grand total|sub-?total|total|sum|合计|总计|小计|共计|汇总)(?![a-z])(?<rest>.*)$/is;

/** The last row of data: trailing blank rows, totals, and single-cell lines after a blank row or a total are not data. */
function endOfData(block: CellBlock, filled: readonly number[], headerRow: number, enough: number): number {
  let end = filled.length - 1;
  for (;;) {
    while (end > headerRow && (filled[end] ?? 0) === 0) end--;
    if (enough < 2 || end <= headerRow) return end;
    if (isTotal(block[end] ?? [])) {
      end--;
      continue;
    }
    let candidate = end;
    while (candidate > headerRow && (filled[candidate] ?? 0) === 1) candidate--;
    const isFoot = (filled[candidate] ?? 0) === 0 || isTotal(block[candidate] ?? []);
    if (candidate === end || !isFoot) return end;
    end = candidate;
  }
}

/**
 * A line of totals: its first words say so and few of its other cells are filled, or those are just such words and the others are numbers.
 * A customer may be called Total Energies.
 */
function isTotal(row: readonly CellValue[]): boolean {
  const [first, ...others] = row.filter(isFilled);
  const rest = typeof first === "string" ? totals.exec(first.trim())?.groups?.rest : undefined;
  if (rest === undefined) return false;
  if ((others.length + 1) * 2 <= row.length) return true;
  return /^[\s:：]*$/.test(rest) && others.every((cell) => typeof cell === "number" || isNumberText(cell));
}

function isNumberText(cell: CellValue): boolean {
  return typeof cell === "string" && readAmount(cell) !== undefined;
}

/** The filled cells of a row as one line, for showing what was left out. */
export function lineOf(row: readonly CellValue[]): string {
  return row.filter(isFilled).map(cellText).join(" ");
}
