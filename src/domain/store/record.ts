import type { CellValue } from "../cell";
import type { RecordState } from "../log/event";
import type { FieldProblem } from "./problem";
import type { RecordType } from "./words";

/** A row of Leads or Opportunities, read and parsed. */
export interface StoreRecord {
  readonly type: RecordType;
  readonly id: string;
  readonly state: RecordState;
  /** Serial; null where the cell is blank. */
  readonly created: number | null;
  /** Closed of an opportunity, Converted of a lead; null where blank. */
  readonly ended: number | null;
  /** The Opportunity ID of a lead, the Lead ID of an opportunity; "" where none. */
  readonly linkedId: string;
  /** Every cell of the row: by role for the store's columns, by header for extra ones. Dates that could be read are serials. */
  readonly fields: ReadonlyMap<string, CellValue>;
  /** Cells of the row that could not be read: their values above are as if blank. None where absent. */
  readonly problems?: readonly FieldProblem[];
}
