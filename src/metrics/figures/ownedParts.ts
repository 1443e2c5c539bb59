import { fromMilliseconds } from "../../domain/dates/serial";
import { eachEvent } from "../index/eachEvent";
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
  eachEvent(view, record, record + 1, (row) => rows.push(row));
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
  const { owner } = view.core.log;
  const { count } = view.core.records;
  const sole = new Int32Array(count).fill(unknown);
  eachEvent(view, 0, count, (row, record) => {
    const code = owner.codes[row]!;
    sole[record] = sole[record] === unknown || sole[record] === code ? code : changed;
  });
  return sole;
}
