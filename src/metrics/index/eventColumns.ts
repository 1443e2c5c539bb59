import { toMilliseconds } from "../../domain/dates/serial";
import type { LogEvent } from "../../domain/log/event";
import type { EventKind, Via } from "../../domain/store/words";
import { at } from "./at";
import type { Texts } from "./texts";

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
export const kinds = Object.keys(kindCodes) as EventKind[];
const vias: readonly Via[] = ["Pane", "Cell", "Import", "Repair"];

/**
 * The log in columns: one row an event, in the order in which they came. Times are whole milliseconds since serial 0 (NaN: undated),
 * numbers NaN where nothing is known, texts are codes.
 */
export class EventColumns {
  count = 0;
  movedAt = new Float64Array(64);
  recordedAt = new Float64Array(64);
  record = new Int32Array(64);
  kind = new Uint8Array(64);
  viaCode = new Uint8Array(64);
  refersTo = new Int32Array(64);
  funnel = new Int32Array(64);
  fromStage = new Int32Array(64);
  toStage = new Int32Array(64);
  owner = new Int32Array(64);
  amount = new Float64Array(64);
  currency = new Int32Array(64);
  probability = new Float64Array(64);
  category = new Int32Array(64);
  expectedClose = new Float64Array(64);
  reason = new Int32Array(64);
  by = new Int32Array(64);
  readonly eventId: string[] = [];

  constructor(private readonly texts: Texts) {}

  /** Adds an event of a record; returns its row. */
  add(event: LogEvent, record: number): number {
    const row = this.count++;
    if (row === this.movedAt.length) this.grow();
    const { texts } = this;
    const { state } = event;
    this.movedAt[row] = event.movedAt === null ? NaN : toMilliseconds(event.movedAt);
    this.recordedAt[row] = toMilliseconds(event.recordedAt);
    this.record[row] = record;
    this.kind[row] = kindCodes[event.event];
    this.viaCode[row] = vias.indexOf(event.via);
    this.refersTo[row] = texts.code(event.refersTo);
    this.funnel[row] = texts.code(state.funnel);
    this.fromStage[row] = texts.code(event.fromStage);
    this.toStage[row] = texts.code(state.stage);
    this.owner[row] = texts.code(state.owner);
    this.amount[row] = state.amount ?? NaN;
    this.currency[row] = texts.code(state.currency);
    this.probability[row] = state.probability ?? NaN;
    this.category[row] = texts.code(state.forecastCategory);
    this.expectedClose[row] = state.expectedClose ?? NaN;
    this.reason[row] = texts.code(event.reason);
    this.by[row] = texts.code(event.by);
    this.eventId.push(event.eventId);
    return row;
  }

  via(row: number): Via | undefined {
    return vias[this.viaCode[row] ?? -1];
  }

  /** What the row refers to: an Event ID, an Opportunity ID, a Lead ID, a surviving Record ID, or "". */
  target(row: number): string {
    return this.texts.text(at(this.refersTo, row));
  }

  /** All that a row says, to tell rows apart that share time and id. */
  content(row: number): string {
    const text = (column: Int32Array): string => this.texts.text(at(column, row));
    return JSON.stringify([
      at(this.movedAt, row),
      at(this.kind, row),
      at(this.viaCode, row),
      ...[this.refersTo, this.funnel, this.fromStage, this.toStage, this.owner, this.currency].map(text),
      ...[this.category, this.reason, this.by].map(text),
      at(this.amount, row),
      at(this.probability, row),
      at(this.expectedClose, row),
    ]);
  }

  private grow(): void {
    const double = <Column extends Float64Array | Int32Array | Uint8Array>(column: Column): Column => {
      const larger = new (column.constructor as new (length: number) => Column)(column.length * 2);
      larger.set(column);
      return larger;
    };
    this.movedAt = double(this.movedAt);
    this.recordedAt = double(this.recordedAt);
    this.record = double(this.record);
    this.kind = double(this.kind);
    this.viaCode = double(this.viaCode);
    this.refersTo = double(this.refersTo);
    this.funnel = double(this.funnel);
    this.fromStage = double(this.fromStage);
    this.toStage = double(this.toStage);
    this.owner = double(this.owner);
    this.amount = double(this.amount);
    this.currency = double(this.currency);
    this.probability = double(this.probability);
    this.category = double(this.category);
    this.expectedClose = double(this.expectedClose);
    this.reason = double(this.reason);
    this.by = double(this.by);
  }
}
