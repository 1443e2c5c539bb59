import type { CellBlock, CellValue } from "../cell";
import { finish, type Steps } from "../steps";
import { readOption, yesNo } from "../store/words";
import { readAmount } from "./amounts";
import { cellText, keptText, plainText } from "./cellText";
import { shareEvidence, weighDates, type DatedCell, type DateEvidence } from "./dateReading";
import { dateReader, type DateReader, type DateText, type OffsetAt } from "./dateText";
import { findFrame, lineOf } from "./frame";
import type { FoundValue, Survey, SurveyColumn } from "./types";

/** What the block does not say itself. */
export interface SurveyOptions {
  /** Row in the sheet (1-based) of the block's first row; 1 unless told. */
  readonly firstSheetRow?: number;
  /** The workbook zone's offset, for texts in UTC; without it their time is kept as written. */
  readonly offsetAt?: OffsetAt;
}

const fewValues = 60;
const noOffset: OffsetAt = () => 0;

/** Rows of a table that are read in one step: a few milliseconds. */
export const rowsPerStep = 200;

/** Looks at a block of cells that may hold a team's table: where it stands, and what each column holds. */
export function survey(block: CellBlock, options: SurveyOptions = {}): Survey {
  return finish(surveyInSteps(block, options));
}

/** As {@link survey}, in steps. */
export function* surveyInSteps(block: CellBlock, options: SurveyOptions = {}): Steps<Survey> {
  const firstSheetRow = options.firstSheetRow ?? 1;
  const offsetAt = options.offsetAt ?? noOffset;
  const frame = findFrame(block);
  const header = block[frame.headerRow] ?? [];
  const readDate = dateReader(offsetAt);
  const tallies: ColumnTally[] = [];
  for (let index = frame.firstColumn; index <= frame.lastColumn; index++) {
    tallies.push(yield* tallyColumn(block, frame.rows, index, firstSheetRow, readDate));
  }
  const readings = shareEvidence(
    tallies.map((tally, i) => ({
      header: cellText(header[frame.firstColumn + i]),
      evidence: tally.evidence,
      isDates: tally.evidence.reading.count * 2 > tally.column.filled,
    })),
  );
  const lastRow = frame.rows.at(-1) ?? frame.headerRow;
  const lines = (from: number, to: number) =>
    block
      .slice(from, to)
      .map(lineOf)
      .filter((line) => line !== "");
  return {
    block,
    firstSheetRow,
    readDate,
    headerRow: frame.headerRow,
    rows: frame.rows,
    above: lines(0, Math.max(frame.headerRow, 0)),
    below: frame.headerRow < 0 ? [] : lines(lastRow + 1, block.length),
    columns: tallies.map((tally, i) => ({
      ...tally.column,
      header: plainText(keptText(header[tally.column.index])),
      date: readings[i] ?? tally.evidence.reading,
    })),
  };
}

interface ColumnTally {
  readonly column: Omit<SurveyColumn, "header" | "date">;
  readonly evidence: DateEvidence;
}

function* tallyColumn(
  block: CellBlock,
  rows: readonly number[],
  index: number,
  firstSheetRow: number,
  readDate: DateReader,
): Steps<ColumnTally> {
  const counts = new Map<string, number>();
  const kinds = new Map<string, CellKind>();
  const dated: DatedCell[] = [];
  let [filled, numbers, logicals, texts] = [0, 0, 0, 0];
  for (const [position, row] of rows.entries()) {
    if (position % rowsPerStep === 0) yield;
    const cell = block[row]?.[index];
    if (cell === undefined || cell === "") continue;
    const text = cellText(cell);
    if (text === "") continue;
    filled++;
    counts.set(text, (counts.get(text) ?? 0) + 1);
    const key = `${typeof cell} ${text}`;
    let kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, (kind = kindOf(cell, text, readDate)));
    dated.push({ sheetRow: firstSheetRow + row, text, read: kind.read });
    if (kind.isNumber) numbers++;
    if (kind.isLogical) logicals++;
    else if (!kind.isNumber && kind.read === undefined) texts++;
  }
  const values: FoundValue[] =
    counts.size > fewValues ? [] : [...counts].map(([value, count]) => ({ value, count }));
  const evidence = weighDates(dated);
  return {
    column: {
      index,
      samples: [...counts.keys()].slice(0, 3),
      filled,
      blank: rows.length - filled,
      numbers,
      logicals,
      texts,
      distinct: counts.size,
      values,
      halfReadDates:
        evidence.serials > 0 && evidence.serialsWithDayAbove12 === 0 ? evidence.dayMonthTexts : 0,
    },
    evidence,
  };
}

interface CellKind {
  readonly read: DateText | undefined;
  readonly isNumber: boolean;
  readonly isLogical: boolean;
}

function kindOf(cell: CellValue, text: string, readDate: DateReader): CellKind {
  return { read: readDate(cell), isNumber: readAmount(cell) !== undefined, isLogical: isLogical(cell, text) };
}

function isLogical(cell: CellValue | undefined, text: string): boolean {
  return typeof cell === "boolean" || (typeof cell === "string" && readOption(yesNo, text) !== undefined);
}

/** A filled cell of a column in one of the survey's rows. */
export function cellAt(survey: Survey, row: number, column: number | undefined): CellValue | undefined {
  return column === undefined ? undefined : survey.block[row]?.[column];
}

/** The row in the sheet (1-based) of a row of the block. */
export function sheetRowOf(survey: Survey, row: number): number {
  return survey.firstSheetRow + row;
}
