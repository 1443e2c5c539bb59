import { toMilliseconds } from "../../domain/dates/serial";
import type { LogEvent } from "../../domain/log/event";
import type { EventKind, RecordType, Via } from "../../domain/store/words";
import { CodeColumn } from "./codeColumn";
import { withNumber, withRoom, type Numbers } from "./growable";
import { PackedTexts } from "./packedTexts";
import { Texts } from "./texts";

/** Codes of the kinds of event in the column `kind`. */
export const kindCodes: Readonly<Record<EventKind, number>> = {
  Created: 0,
  Moved: 1,
  Converted: 2,
  Reassigned: 3,
  Amended: 4,
  Voided: 5,
  Merged: 6,
  Removed: 7,
};
/** The kinds of event by their codes. */
export const kinds = Object.keys(kindCodes) as EventKind[];

/** Codes of how an event was recorded. */
export const viaCodes: Readonly<Record<Via, number>> = { Pane: 0, Cell: 1, Import: 2, Repair: 3 };
const vias = Object.keys(viaCodes) as Via[];

/**
 * The log in columns: one row an event, in the order in which they came. Times are whole milliseconds since serial 0 (NaN: undated),
 * numbers NaN where nothing is known; what repeats is kept once.
 */
export class EventColumns {
  count = 0;
  movedAt = new Float64Array(64);
  recordedAt = new Float64Array(64);
  record = new Int32Array(64);
  kind = new Uint8Array(64);
  viaCode = new Uint8Array(64);
  amount: Numbers = new Float32Array(64);
  expectedClose: Numbers = new Float32Array(64);
  /** Created, Converted and Merged: the record referred to, −1 for none; else the code of the text. */
  refersTo = new Int32Array(64);
  readonly funnel = new CodeColumn("");
  readonly stage = new CodeColumn("");
  readonly fromStage = new CodeColumn("");
  readonly owner = new CodeColumn("");
  readonly currency = new CodeColumn("");
  readonly category = new CodeColumn("");
  readonly probability = new CodeColumn(NaN);
  readonly reason = new CodeColumn("");
  readonly by = new CodeColumn("");
  readonly eventIds = new PackedTexts();
  /** What Voided rows name. */
  readonly references = new Texts();

  /** @param idOf The id of a record. */
  constructor(private readonly idOf: (record: number) => string) {}

  /** Makes room for so many rows in all. */
  reserve(length: number): void {
    this.movedAt = withRoom(this.movedAt, length);
    this.recordedAt = withRoom(this.recordedAt, length);
    this.record = withRoom(this.record, length);
    this.kind = withRoom(this.kind, length);
    this.viaCode = withRoom(this.viaCode, length);
    this.amount = withRoom(this.amount, length);
    this.expectedClose = withRoom(this.expectedClose, length);
    this.refersTo = withRoom(this.refersTo, length);
    this.eventIds.reserve(length);
    for (const column of this.coded) column.reserve(length);
  }

  /** Adds an event of a record; returns its row. `target`: the record that it refers to, −1 where it refers to none. */
  add(event: LogEvent, record: number, target: number): number {
    const row = this.count++;
    if (row >= this.movedAt.length) this.reserve(row + 1);
    const { state } = event;
    this.movedAt[row] = event.movedAt === null ? NaN : toMilliseconds(event.movedAt);
    this.recordedAt[row] = toMilliseconds(event.recordedAt);
    this.record[row] = record;
    this.kind[row] = kindCodes[event.event];
    this.viaCode[row] = viaCodes[event.via];
    this.refersTo[row] =
      targetType(event.event) === undefined ? this.references.code(event.refersTo) : target;
    this.funnel.set(row, state.funnel);
    this.stage.set(row, state.stage);
    this.fromStage.set(row, event.fromStage);
    this.owner.set(row, state.owner);
    this.amount = withNumber(this.amount, row, state.amount ?? NaN);
    this.currency.set(row, state.currency);
    this.probability.set(row, state.probability ?? NaN);
    this.category.set(row, state.forecastCategory);
    this.expectedClose = withNumber(this.expectedClose, row, state.expectedClose ?? NaN);
    this.reason.set(row, event.reason);
    this.by.set(row, event.by);
    this.eventIds.push(event.eventId);
    return row;
  }

  via(row: number): Via {
    return vias[this.viaCode[row]!]!;
  }

  /** The Event ID that a Voided row names; "" where it is another row. */
  voids(row: number): string {
    return this.kind[row] === kindCodes.Voided ? this.references.text(this.refersTo[row]!) : "";
  }

  /** The record that a Created, Converted or Merged row refers to; −1 where it refers to none, and for other rows. */
  target(row: number): number {
    const kind = this.kind[row];
    const isLink = kind === kindCodes.Created || kind === kindCodes.Converted || kind === kindCodes.Merged;
    return isLink ? this.refersTo[row]! : -1;
  }

  /** All that a row says, to tell rows apart that share time and id. */
  content(row: number): string {
    return JSON.stringify([
      this.movedAt[row],
      this.kind[row],
      this.viaCode[row],
      this.voids(row),
      this.idOf(this.target(row)),
      ...[this.funnel, this.fromStage, this.stage, this.owner].map((column) => column.get(row)),
      ...[this.currency, this.category, this.reason, this.by].map((column) => column.get(row)),
      this.amount[row],
      this.probability.get(row),
      this.expectedClose[row],
    ]);
  }

  private get coded(): readonly { readonly reserve: (length: number) => void }[] {
    const { funnel, stage, fromStage, owner, currency, category, probability, reason, by } = this;
    return [funnel, stage, fromStage, owner, currency, category, probability, reason, by];
  }
}

/** The type of the record that an event's Refers To names; undefined where it names none. */
export function targetType(event: EventKind, own: RecordType = "lead"): RecordType | undefined {
  switch (event) {
    case "Created":
      return "lead";
    case "Converted":
      return "opportunity";
    case "Merged":
      return own;
    default:
      return undefined;
  }
}
