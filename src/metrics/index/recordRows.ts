import { finish, type Steps } from "../../domain/steps";
import { kindCodes, type EventColumns } from "./eventColumns";
import { withRoom } from "./growable";
import { byMovedAt, effectiveRows } from "./logOrder";
import { Segments } from "./segments";
import { StepCodes } from "./stepCodes";

/**
 * The log rows of each record in the order in which they happened, and what each says of its course, side by side: following every
 * record is then a walk through memory. A row is put in its place when it comes; so many at once that most lists would move are laid
 * anew together.
 */
export class RecordRows {
  readonly steps: StepCodes;
  /** By place: when the row happened (milliseconds, NaN undated) and its step; see {@link StepCodes}. */
  times: Float64Array = new Float64Array(64);
  stepAt: Uint16Array = new Uint16Array(64);
  private readonly rows = new Segments();
  /** How many log rows have been put in their places. */
  private placed = 0;
  /** The laying that is under way; undefined: none. Whoever asks meanwhile begins another, which ends this one. */
  private laying: object | undefined;

  constructor(private readonly log: EventColumns) {
    this.steps = new StepCodes(log);
  }

  /** All rows of a record in order, those that do not count too. */
  of(record: number): Int32Array {
    this.place();
    return this.rows.of(record);
  }

  /** The rows of a record that count as the log stands now, in order. */
  counted(record: number): number[] {
    this.place();
    const start = this.rows.startOf(record);
    const end = start + this.rows.lengthOf(record);
    const counted: number[] = [];
    for (let place = start; place < end; place++) {
      if (this.stepAt[place] !== 0) counted.push(this.rows.items[place]!);
    }
    return counted;
  }

  /** The rows of all records, for loops over many of them: see {@link Segments}. */
  all(): Segments {
    this.place();
    return this.rows;
  }

  hasAny(record: number): boolean {
    this.place();
    return this.rows.lengthOf(record) > 0;
  }

  /** Puts the rows of a log that was just read in their places, in steps, so that whoever asks first need not wait for it. */
  *placeInSteps(): Steps<void> {
    if (this.isToBeLaid) yield* this.layAnew(ownersPerStep);
  }

  /** Puts the rows that came since the last time in their places. */
  private place(): void {
    const { log, placed } = this;
    if (placed === log.count) return;
    if (this.isToBeLaid) {
      finish(this.layAnew(Infinity));
      return;
    }
    this.placed = log.count;
    for (let row = placed; row < log.count; row++) this.insert(row);
  }

  private get isToBeLaid(): boolean {
    const { log, placed, laying } = this;
    if (placed === log.count) return false;
    const isMostlyIdle = this.rows.used > log.count * 2 + 1024;
    return laying !== undefined || isMostlyIdle || log.count - placed > placed / 4 + 16;
  }

  private *layAnew(perStep: number): Steps<void> {
    const laying = (this.laying = {});
    const { log, rows, steps } = this;
    const { count } = log;
    rows.layAnew(log.record, count);
    yield;
    if (this.laying !== laying) return;
    this.times = new Float64Array(count);
    this.stepAt = new Uint16Array(count);
    gather(log.movedAt, rows.items, this.times);
    steps.write(rows.items, 0, count, this.stepAt);
    for (let owner = 0; owner < rows.starts.length; owner += perStep) {
      yield;
      if (this.laying !== laying) return;
      this.orderAll(owner, Math.min(owner + perStep, rows.starts.length));
    }
    this.laying = undefined;
    this.placed = count;
  }

  private orderAll(from: number, to: number): void {
    const { log, rows, times } = this;
    const { starts, lengths, items } = rows;
    const { bytes, ends, width } = log.eventIds;
    for (let owner = from; owner < to; owner++) {
      owner = plainUntil(starts, lengths, owner, to, items, times, log.kind, bytes, ends, width);
      if (owner < to) this.order(starts[owner]!, starts[owner]! + lengths[owner]!);
    }
  }

  private insert(row: number): void {
    const { log, rows } = this;
    const record = log.record[row]!;
    rows.push(record, row);
    const start = rows.startOf(record);
    const end = start + rows.lengthOf(record);
    this.times = withRoom(this.times, rows.items.length);
    this.stepAt = withRoom(this.stepAt, rows.items.length);
    for (let place = start; place < end; place++) this.times[place] = log.movedAt[rows.items[place]!]!;
    this.steps.write(rows.items, start, end, this.stepAt);
    this.order(start, end);
  }

  /** Orders a record's rows, most of which are in order already, and says which count. */
  private order(start: number, end: number): void {
    const { log, times, stepAt, steps } = this;
    const { items } = this.rows;
    let isPlain = true;
    let hasMoved = false;
    for (let place = start; place < end; place++) {
      const row = items[place]!;
      const time = times[place]!;
      if (log.kind[row] === kindCodes.Voided) isPlain = false;
      let before = place - 1;
      while (before >= start && !(times[before]! < time) && byMovedAt(log, items[before]!, row) > 0) {
        items[before + 1] = items[before]!;
        times[before + 1] = times[before]!;
        before--;
        hasMoved = true;
      }
      items[before + 1] = row;
      times[before + 1] = time;
    }
    if (hasMoved) steps.write(items, start, end, stepAt);
    if (isPlain && !this.repeats(start, end)) return;
    const counted = new Set(effectiveRows(log, items.subarray(start, end)));
    for (let place = start; place < end; place++) if (!counted.has(items[place]!)) stepAt[place] = 0;
  }

  /** Whether an Event ID comes twice among a record's rows. */
  private repeats(start: number, end: number): boolean {
    const { eventIds } = this.log;
    const { items } = this.rows;
    if (end - start > fewRows) {
      const ids = new Set<string>();
      for (let place = start; place < end; place++) ids.add(eventIds.text(items[place]!));
      return ids.size < end - start;
    }
    for (let place = start + 1; place < end; place++) {
      for (let other = start; other < place; other++) {
        if (eventIds.areEqual(items[place]!, items[other]!)) return true;
      }
    }
    return false;
  }
}

/** Up to so many rows, each is compared with every other. */
const fewRows = 12;

/** Records whose rows are put in order in one step: a few milliseconds. */
const ownersPerStep = 5000;

function gather(from: Float64Array, items: Int32Array, to: Float64Array): void {
  for (let place = 0; place < to.length; place++) to[place] = from[items[place]!]!;
}

/**
 * Passes over records whose rows are plain: each later than the one before it, none voiding another, no Event ID twice. It sees nothing
 * but arrays, see `cellColumns.ts`.
 *
 * @returns The first record that is not plain; `to` where all are.
 */
function plainUntil(
  starts: Int32Array,
  lengths: Int32Array,
  first: number,
  to: number,
  items: Int32Array,
  times: Float64Array,
  kind: Uint8Array,
  idBytes: Uint8Array,
  idEnds: Int32Array,
  idWidth: number,
): number {
  for (let record = first; record < to; record++) {
    const start = starts[record]!;
    const end = start + lengths[record]!;
    if (end - start > fewRows) return record;
    for (let place = start; place < end; place++) {
      const row = items[place]!;
      if (kind[row] === kindCodes.Voided) return record;
      if (place > start && !(times[place - 1]! < times[place]!)) return record;
      const idEnd = idWidth >= 0 ? (row + 1) * idWidth : idEnds[row]!;
      const idBegin = idWidth >= 0 ? idEnd - idWidth : row === 0 ? 0 : idEnds[row - 1]!;
      for (let other = start; other < place; other++) {
        // Ids that follow one another differ at their ends; those in `wide` have no bytes and are for the careful way.
        const otherRow = items[other]!;
        let at = idEnd - 1;
        let otherAt = (idWidth >= 0 ? (otherRow + 1) * idWidth : idEnds[otherRow]!) - 1;
        while (at >= idBegin && idBytes[at] === idBytes[otherAt]) {
          at--;
          otherAt--;
        }
        if (at < idBegin) return record;
      }
    }
  }
  return to;
}
