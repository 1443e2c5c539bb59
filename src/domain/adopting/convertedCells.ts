import type { CellValue } from "../cell";
import { hasTime } from "../dates/serial";
import type { Steps } from "../steps";
import { columnsByRole, idRoleOf, recordTypeIn } from "../store/roles";
import type { ColumnKind } from "../store/tables";
import { readProbability } from "../store/readNumber";
import { readAmount } from "./amounts";
import { cellText, keptText } from "./cellText";
import { dateIn, type AdoptedRecord } from "./readRecords";
import { isDateRole } from "./recogniseColumns";
import { cellAt } from "./survey";
import type { AdoptionDecisions, ColumnCells, ColumnRole, Survey } from "./types";

/** A record with the id it gets and, where it is closed, when. */
export interface PlannedRecord {
  readonly record: AdoptedRecord;
  readonly id: string;
  readonly closing: number | null;
}

/**
 * The columns of the team's table with cells to write anew: dates and numbers that stand there as text, ids as text, stages and funnels
 * by the names that the store uses, blank ids and closing dates filled in. What cannot be read stays as it is; a column
 * without any change is left out.
 */
export function* convertedCells(
  survey: Survey,
  decisions: AdoptionDecisions,
  headers: readonly string[],
  planned: readonly PlannedRecord[],
): Steps<ColumnCells[]> {
  const byRow = new Map(planned.map((entry) => [entry.record.row, entry]));
  const converted: ColumnCells[] = [];
  for (const { index } of survey.columns) {
    const role = decisions.roles[index] ?? "";
    const convert = converterFor(role, survey, decisions, index);
    if (convert === undefined) continue;
    yield;
    const values = columnValues(survey, (row) => {
      const cell = cellAt(survey, row, index) ?? "";
      const entry = byRow.get(row);
      return entry === undefined ? cell : convert(cell, entry);
    });
    const first = survey.headerRow + 1;
    const changed = values.filter((value, i) => value !== (survey.block[first + i]?.[index] ?? "")).length;
    if (changed === 0) continue;
    const kind = kindOf(role, decisions, values);
    converted.push({ column: index, header: headers[index] ?? "", kind, values, changed });
  }
  return converted;
}

/** One value for every row of the table from the first below the header to the last with data. */
export function columnValues(survey: Survey, valueOf: (row: number) => CellValue): CellValue[] {
  const values: CellValue[] = [];
  for (let row = survey.headerRow + 1; row <= (survey.rows.at(-1) ?? -1); row++) values.push(valueOf(row));
  return values;
}

type Converter = (cell: CellValue, entry: PlannedRecord) => CellValue;

function converterFor(
  role: ColumnRole,
  survey: Survey,
  decisions: AdoptionDecisions,
  column: number,
): Converter | undefined {
  const order = decisions.dateOrders[column];
  const toDate = (cell: CellValue): CellValue => (cell === "" ? cell : (dateIn(cell, survey, order) ?? cell));
  const idRole = idRoleOf(recordTypeIn(decisions.table));
  if (role === idRole) return (_cell, { id }) => id;
  if (role === "leadId" || role === "opportunityId") return (cell) => (cell === "" ? cell : keptText(cell));
  if (role === "stage") return (_cell, { record }) => record.stage.name;
  if (role === "funnel") return (_cell, { record }) => record.funnel.name;
  if (role === "closed") {
    return (cell, { closing }) => (cellText(cell) === "" && closing !== null ? closing : toDate(cell));
  }
  if (isDateRole(role)) return toDate;
  if (role === "amount" || role === "quoteAmount") return (cell) => readAmount(cell)?.value ?? cell;
  if (role === "probability") return (cell) => (cell === "" ? cell : (readProbability(cell) ?? cell));
  return undefined;
}

function kindOf(role: ColumnRole, { table }: AdoptionDecisions, values: readonly CellValue[]): ColumnKind {
  if (isDateRole(role))
    return values.some((value) => typeof value === "number" && hasTime(value)) ? "instant" : "date";
  return columnsByRole(table).get(role)?.kind ?? "text";
}
