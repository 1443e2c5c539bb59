import type { Reason } from "../result";
import type { TableName } from "./tables";

/** A cell of a record that could not be read: which role, and why. The reason's params say `value` and what else the sentence names. */
export interface FieldProblem {
  readonly role: string;
  readonly reason: Reason;
}

/** A row of a set-up table that could not be read, wholly or in part. */
export interface SetupProblem {
  readonly table: TableName;
  /** Position among the table's rows, from 0. */
  readonly row: number;
  readonly role: string;
  readonly reason: Reason;
}
