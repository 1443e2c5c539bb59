import type { CellBlock, CellValue } from "../domain/cell";
import type { Language } from "../domain/language";
import type { Reason } from "../domain/result";
import { message, reasonText } from "../messages/message";
import type { Answer, AnswerCell } from "../metrics/answer";
import type { MetricName } from "../metrics/query";
import { withReservedFields } from "./nearestField";
import type { Languages } from "./languages";
import type { Outcome } from "./outcome";
import { signatures } from "./signatures";

/**
 * An answer as Excel takes it: terms in the workbook's language, why there is none in the reader's, dates as serials, blanks as "" (Excel
 * shows null as 0), every row of a spill equally long. A spill of more than `rows` rows is cut, and its last row says how many were left
 * out.
 */
export function answerToExcel(answer: Answer, { reader, workbook }: Languages, rows: number): Outcome {
  switch (answer.kind) {
    case "value":
      return { kind: "value", value: plain(answer.value) };
    case "table":
      return { kind: "spill", rows: spill(answer.rows, workbook, rows) };
    case "error":
      return {
        kind: "error",
        error: answer.error,
        message: reasonText(reader, withReservedFields(answer.reason)),
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

/** What a cell shows while the log is still being read. */
export function loading(language: Language): Outcome {
  return { kind: "error", error: "#N/A", message: message(language, "loading") };
}

/** Excel takes one value for a scalar function and a block for one that spills; anything else would leave the cell busy. */
export function fitted(outcome: Outcome, metric: MetricName, language: Language): Outcome {
  const { spills } = signatures[metric];
  if (spills && outcome.kind === "value") return { kind: "spill", rows: [[outcome.value]] };
  return !spills && outcome.kind === "spill" ? fault(metric, language) : outcome;
}

/** What a cell shows when a metric failed: a bug, so nothing that the reader did. */
export function fault(metric: MetricName, language: Language): Outcome {
  return {
    kind: "error",
    error: "#VALUE!",
    message: message(language, "functionFault", { function: metric }),
  };
}
