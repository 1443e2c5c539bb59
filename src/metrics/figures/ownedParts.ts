import { fromMilliseconds } from "../../domain/dates/serial";
import { eachEventRow } from "../index/eachEventRow";
import type { View } from "../index/view";
import { ownerIn, ownerOfCode } from "./owner";

/** A part of a visit in which one person owned the record. */
export interface OwnedPart {
  readonly owner: string;
  readonly from: number;
  readonly to: number;
}

/**
 * A visit cut where the owner changed, its times as serials; an exit of Infinity where it goes on. A part without length counts only
 * where the visit has none.
 */
export function ownedParts(view: View, record: number, entry: number, exit: number): OwnedPart[] {
  const sole = soleOwnerOf(view, record);
  if (sole !== undefined) return [{ owner: sole, from: entry, to: exit }];
  const parts: OwnedPart[] = [];
  let owner = "";
  let from = entry;
  const rows: number[] = [];
  eachEventRow(view, record, (row) => rows.push(row));
  for (const row of rows) {
    const when = fromMilliseconds(view.core.log.movedAt[row]!);
    if (when >= exit && when > entry) break;
    const next = ownerIn(view, row);
    if (when > entry) {
      if (next === owner) continue;
      if (when > from) parts.push({ owner, from, to: when });
      from = when;
    }
    owner = next;
  }
  if (exit > from || parts.length === 0) parts.push({ owner, from, to: exit });
  return parts;
}

/** Who owned a record all the time; undefined where that changed. Found for all records in one walk. */
export function soleOwnerOf(view: View, record: number): string | undefined {
  const codes = view.once("sole owners", () => soleOwners(view));
  const code = codes[record] ?? changed;
  return code < 0 ? undefined : ownerOfCode(view, code);
}

const changed = -1;
const unknown = -2;

/** By record: the code of the owner that all its events say. */
function soleOwners(view: View): Int32Array {
  const { log, records } = view.core;
  const sole = new Int32Array(records.count);
  let code = unknown;
  const take = (row: number): void => {
    const owner = log.owner.codes[row]!;
    code = code === unknown || code === owner ? owner : changed;
  };
  for (let record = 0; record < records.count; record++) {
    code = unknown;
    eachEventRow(view, record, take);
    sole[record] = code;
  }
  return sole;
}
