import type { CellBlock, CellValue } from "../../domain/cell";
import { readDate } from "../../domain/dates/readDate";
import { columnsByRole, tableOf } from "../../domain/store/roles";
import { isBlank } from "../../domain/store/row";
import type { RecordType } from "../../domain/store/words";
import { trimmed } from "./cellColumns";
import type { RecordBook } from "./recordBook";

/** Where in a row of Leads or Opportunities its id, the id of the linked record and its fields are. */
export interface RecordPlaces {
  readonly id: number;
  /** Undefined where the sheet has no such column. */
  readonly linkedId: number | undefined;
  /** By role for the store's columns, by header for extra ones. */
  readonly fields: ReadonlyMap<string, number>;
}

/**
 * Takes rows of Leads or Opportunities into the book column by column, as `parseRecord` and `RecordBook.setRow` would one by one. Rows
 * without an id are passed over; of two rows with one id the later one stands.
 */
export function readRecords(
  records: RecordBook,
  type: RecordType,
  rows: CellBlock,
  places: RecordPlaces,
): void {
  const { id, linkedId, fields } = places;
  const ids: string[] = [];
  const linkedIds: string[] = [];
  const named: number[] = [];
  for (let row = 0; row < rows.length; row++) {
    const cells = rows[row]!;
    const own = trimmed(cells[id]);
    if (own === "") continue;
    named.push(row);
    ids.push(own);
    linkedIds.push(linkedId === undefined ? "" : trimmed(cells[linkedId]));
  }
  const numbers = records.setLinks(type, ids, linkedIds);
  const taken = new Int32Array(rows.length).fill(-1);
  for (let place = 0; place < named.length; place++) taken[named[place]!] = numbers[place]!;
  for (const key of records.columnKeys(type)) {
    if (!fields.has(key)) records.clearCells(type, key, taken);
  }
  const columns = columnsByRole(tableOf(type));
  for (const [key, place] of fields) {
    const isDate = columns.get(key)?.kind === "date";
    records.setCells(type, key, taken, rows, place, isDate ? dateCell : asItStands);
  }
}

function asItStands(cell: CellValue): CellValue {
  return cell;
}

/** A date as its serial where it can be read; a text that is no date stays. */
function dateCell(cell: CellValue): CellValue {
  return isBlank(cell) ? cell : (readDate(cell) ?? String(cell));
}
