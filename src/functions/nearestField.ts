import { reason as reasonOf, type Reason } from "../domain/result";
import { nearest } from "../domain/store/nearest";
import { reservedFields, spellings } from "./reservedFields";

/**
 * The reason for an unknown field with the nearest name of all: the index knows columns only, and a misspelt `Perod` is
 * nearer to a reserved field than to any of them. Other reasons stay as they are.
 */
export function withReservedFields(reason: Reason): Reason {
  const { field, nearest: column } = reason.params;
  if (reason.code !== "unknownField" || typeof field !== "string") return reason;
  const columns = typeof column === "string" && column !== "" ? [column] : [];
  const near = nearest(field, [...columns, ...spellings(reservedFields)]);
  return near === undefined ? reason : reasonOf(reason.code, { ...reason.params, nearest: near });
}
