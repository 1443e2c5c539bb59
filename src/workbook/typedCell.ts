import type { CellValue } from "../domain/cell";
import type { RecordType } from "../domain/store/words";
import type { Core } from "../metrics";

/**
 * A cell of a record's row as it stands in the sheet: what is kept under the column's role may have been read as a date, what is kept under
 * its header is as it was typed. Undefined where the index has no such column.
 *
 * @param key The column's key; see `placesIn`.
 */
export function typedCell(
  { records }: Core,
  type: RecordType,
  record: number,
  key: string,
  header: string,
): CellValue | undefined {
  return (records.column(type, header) ?? records.column(type, key))?.get(record);
}
