import { readDate } from "../dates/readDate";
import { reason } from "../result";
import { nearest } from "./nearest";
import type { SetupProblem } from "./problem";
import { headerOf } from "./roles";
import { isBlank, textOf, type Row } from "./row";
import type { TableName } from "./tables";
import { readOption, yesNo, type Options } from "./words";

/** Active is yes unless the cell says no. */
export function isActive(row: Row): boolean {
  return readOption(yesNo, textOf(row, "active")) !== "no";
}

/** An option of a set-up row; a text that is none is reported with the nearest. Undefined where blank or unreadable. */
export function readOptionAt<Code extends string>(
  options: Options<Code>,
  row: Row,
  role: string,
  table: TableName,
  index: number,
  problems: SetupProblem[],
): Code | undefined {
  const written = textOf(row, role);
  if (written === "") return undefined;
  const code = readOption(options, written);
  if (code === undefined) {
    const words = Object.values(options as Options<string>).flatMap((word) => [word.en, word.zh]);
    problems.push(problem(table, index, role, "unknownOption", written, nearest(written, words)));
  }
  return code;
}

/** A date of a set-up row; a text that is none is reported. Undefined where blank or unreadable. */
export function dateAt(
  row: Row,
  role: string,
  table: TableName,
  index: number,
  problems: SetupProblem[],
): number | undefined {
  const value = row.get(role);
  if (value === undefined || isBlank(value)) return undefined;
  const date = readDate(value);
  if (date === undefined) problems.push(problem(table, index, role, "cellIsNoDate", textOf(row, role)));
  return date;
}

/** A column as both languages have it: the set-up is not read yet, so the workbook's language is not known. */
function columnOf(table: TableName, role: string): string {
  return `${headerOf(table, role, "en")} ${headerOf(table, role, "zh-CN")}`;
}

/** A problem of a set-up row that names the value, and the nearest valid one where there is one. */
export function problem(
  table: TableName,
  row: number,
  role: string,
  code: string,
  value: string,
  near?: string,
): SetupProblem {
  const named = { value, table, column: columnOf(table, role) };
  return {
    table,
    row,
    role,
    reason:
      near === undefined ? reason(code, named) : reason(`${code}DidYouMean`, { ...named, nearest: near }),
  };
}
