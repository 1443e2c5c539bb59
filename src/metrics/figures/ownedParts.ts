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
  const { movedAt } = view.core.log;
  let isOver = false;
  eachEvent(view, record, record + 1, (row) => {
    const when = fromMilliseconds(movedAt[row]!);
    isOver ||= when >= exit && when > entry;
    if (isOver) return;
    const next = ownerIn(view, row);
    if (when > entry) {
      if (next === owner) return;
      if (when > from) parts.push({ owner, from, to: when });
      from = when;
    }
    owner = next;
  });
  if (exit > from || parts.length === 0) parts.push({ owner, from, to: exit });
  return parts;
}

/** The owners asked for, and how much of each record's time they had: all of it, none, or parts that have to be cut. */
export interface AskedOwners {
  readonly accepts: (owner: string) => boolean;
  readonly partOf: (record: number) => "all" | "none" | "parts";
}

/** @param accepts Whether an owner is asked for. */
export function askedOwners(view: View, accepts: (owner: string) => boolean): AskedOwners {
  const { owners, log } = view.core;
  const asked: number[] = [];
  for (let code = 0; code < log.owner.size; code++) if (accepts(ownerOfCode(view, code))) asked.push(code);
  const mayBeTheirs = owners.finder(asked);
  const isAsked = new Set(asked);
  const partOf: AskedOwners["partOf"] = (record) => {
    if (!mayBeTheirs(record)) return "none";
    return isAsked.has(owners.soleOf(record)) ? "all" : "parts";
  };
  return { accepts, partOf };
}

/** Who owned a record all the time; undefined where that changed. */
function soleOwnerOf(view: View, record: number): string | undefined {
  const code = view.core.owners.soleOf(record);
  return code < 0 ? undefined : ownerOfCode(view, code);
}
