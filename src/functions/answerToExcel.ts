import type { CellBlock, CellValue } from "../domain/cell";
import type { Language } from "../domain/language";
import type { Reason } from "../domain/result";
import { message, reasonText } from "../messages/message";
import type { Answer, AnswerCell } from "../metrics/answer";
import { withReservedFields } from "./nearestField";
import type { Outcome } from "./outcome";

/**
 * An answer as Excel takes it: terms in the reader's language, dates as serials, blanks as "" (Excel shows null as 0), every
 * row of a spill equally long. A spill of more than `rows` rows is cut, and its last row says how many were left out.
 */
export function answerToExcel(answer: Answer, language: Language, rows: number): Outcome {
  switch (answer.kind) {
    case "value":
      return { kind: "value", value: plain(answer.value) };
    case "table":
      return { kind: "spill", rows: spill(answer.rows, language, rows) };
    case "error":
      return {
        kind: "error",
        error: answer.error,
        message: reasonText(language, withReservedFields(answer.reason)),
      };
  }
}

/** A call that couldn't be understood, as Excel takes it. */
export function reasonToExcel(reason: Reason, language: Language): Outcome {
  return { kind: "error", error: "#VALUE!", message: reasonText(language, reason) };
}

function spill(table: readonly (readonly AnswerCell[])[], language: Language, most: number): CellBlock {
  const width = Math.max(1, ...table.slice(0, most).map((row) => row.length));
  if (table.length <= most)
    return table.length === 0 ? [[""]] : table.map((row) => written(row, width, language));
  const kept = table.slice(0, Math.max(0, most - 1)).map((row) => written(row, width, language));
  const left = table.length - kept.length;
  const note = message(language, "rowsLeftOut", { left, rows: table.length });
  return [...kept, written([note], width, language)];
}

function written(row: readonly AnswerCell[], width: number, language: Language): CellValue[] {
  return Array.from({ length: width }, (_, at) => word(row[at] ?? "", language));
}

function word(cell: AnswerCell, language: Language): CellValue {
  return typeof cell === "object" ? message(language, cell.term, cell.params ?? {}) : plain(cell);
}

function plain(value: CellValue): CellValue {
  return typeof value === "number" && !Number.isFinite(value) ? "" : value;
}
