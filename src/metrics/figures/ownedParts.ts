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
  const { soles, masks } = ownersOf(view);
  let asked = 0;
  for (let code = 0; code < view.core.log.owner.size; code++) {
    if (accepts(ownerOfCode(view, code))) asked |= bitOf(code);
  }
  const partOf: AskedOwners["partOf"] = (record) => {
    if ((masks[record]! & asked) === 0) return "none";
    const sole = soles[record]!;
    return sole >= 0 && accepts(ownerOfCode(view, sole)) ? "all" : "parts";
  };
  return { accepts, partOf };
}

/** Who owned a record all the time; undefined where that changed. */
function soleOwnerOf(view: View, record: number): string | undefined {
  const code = ownersOf(view).soles[record] ?? changed;
  return code < 0 ? undefined : ownerOfCode(view, code);
}

const changed = -1;
const unknown = -2;

/** The bit of an owner's code; beyond 32 owners they share bits. */
function bitOf(code: number): number {
  return 1 << (code & 31);
}

/** The owners of all records: found in one walk, then anew for those that changed. */
function ownersOf(view: View): RecordOwners {
  return view.onceForSetup("owners of records", () => new RecordOwners(view)).takeIn();
}

/** By record: the code of the owner that all its events say, and a bit for each owner that one of them says. */
class RecordOwners {
  soles = new Int32Array(0);
  masks = new Int32Array(0);
  /** How many of the index's changes are taken in. */
  private seen: number;

  constructor(private readonly view: View) {
    this.seen = view.core.changes.length;
    this.widen();
  }

  takeIn(): this {
    const { changes, records } = this.view.core;
    if (this.soles.length < records.count) this.widen();
    for (; this.seen < changes.length; this.seen++) {
      const record = changes[this.seen]!;
      this.soles[record] = unknown;
      this.masks[record] = 0;
      this.find(record, record + 1);
    }
    return this;
  }

  /** Makes room for new records, and a little more, and finds their owners. */
  private widen(): void {
    const { count } = this.view.core.records;
    const from = this.soles.length;
    const room = from === 0 ? count : count + (count >> 3);
    const [soles, masks] = [this.soles, this.masks];
    this.soles = new Int32Array(room).fill(unknown);
    this.masks = new Int32Array(room);
    this.soles.set(soles);
    this.masks.set(masks);
    this.find(from, count);
  }

  private find(from: number, to: number): void {
    const { soles, masks } = this;
    const { codes } = this.view.core.log.owner;
    eachEvent(this.view, from, to, (row, record) => {
      const code = codes[row]!;
      soles[record] = soles[record] === unknown || soles[record] === code ? code : changed;
      masks[record]! |= bitOf(code);
    });
  }
}
