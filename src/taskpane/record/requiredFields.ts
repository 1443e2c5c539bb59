import { findColumn, tableOf } from "../../domain/store/roles";
import type { ColumnKind } from "../../domain/store/tables";
import type { RecordType } from "../../domain/store/words";

/** A field that a stage requires: the input that takes it, what it holds, the header that the sheet has. */
export interface RequiredField {
  /** Name of the form's own input, or `extra:<header>` for a column that the form has no input of its own for. */
  readonly field: string;
  readonly header: string;
  readonly kind: ColumnKind;
}

const ownInputs: Readonly<Record<string, string>> = {
  owner: "owner",
  amount: "amount",
  probability: "probability",
  forecastCategory: "forecastCategory",
  expectedClose: "expectedClose",
  nextStep: "nextStep",
  nextContact: "nextContact",
  lossReason: "reason",
  competitor: "competitor",
};

/** The input for a header in either language; a header that the store doesn't know gets a text input of its own. */
export function requiredField(type: RecordType, header: string): RequiredField {
  const column = findColumn(tableOf(type), header);
  const own = column === undefined ? undefined : ownInputs[column.role];
  return { field: own ?? `extra:${header}`, header, kind: column?.kind ?? "text" };
}
