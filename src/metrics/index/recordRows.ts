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

  /** Puts the rows that came since the last time in their places. */
  private place(): void {
    const { log, placed } = this;
    if (placed === log.count) return;
    this.placed = log.count;
    if (log.count - placed > placed / 4 + 16) this.layAnew();
    else for (let row = placed; row < log.count; row++) this.insert(row);
  }

  private layAnew(): void {
    const { log, rows } = this;
    let owners = 0;
    for (let row = 0; row < log.count; row++) if (log.record[row]! >= owners) owners = log.record[row]! + 1;
    rows.layAnew(log.record, log.count, owners);
    this.times = new Float64Array(log.count);
    this.stepAt = new Uint16Array(log.count);
    for (let record = 0; record < owners; record++) {
      const start = rows.startOf(record);
      this.order(start, start + rows.lengthOf(record));
    }
  }

  private insert(row: number): void {
    const { log, rows } = this;
    const record = log.record[row]!;
    rows.push(record, row);
    const start = rows.startOf(record);
    this.times = withRoom(this.times, rows.items.length);
    this.stepAt = withRoom(this.stepAt, rows.items.length);
    this.order(start, start + rows.lengthOf(record));
  }

  /** Orders a record's rows, most of which are in order already, and says which count. */
  private order(start: number, end: number): void {
    const { log, times, stepAt, steps } = this;
    const { items } = this.rows;
    const { movedAt } = log;
    let isPlain = true;
    for (let place = start; place < end; place++) {
      const row = items[place]!;
      const time = movedAt[row]!;
      if (log.kind[row] === kindCodes.Voided) isPlain = false;
      let before = place - 1;
      while (before >= start && !(times[before]! < time) && byMovedAt(log, items[before]!, row) > 0) {
        items[before + 1] = items[before]!;
        times[before + 1] = times[before]!;
        before--;
      }
      items[before + 1] = row;
      times[before + 1] = time;
    }
    if (isPlain && !this.repeats(start, end)) {
      for (let place = start; place < end; place++) stepAt[place] = steps.of(items[place]!);
      return;
    }
    const counted = new Set(effectiveRows(log, items.subarray(start, end)));
    for (let place = start; place < end; place++) {
      stepAt[place] = counted.has(items[place]!) ? steps.of(items[place]!) : 0;
    }
  }

  /** Whether an Event ID comes twice among a record's rows. */
  private repeats(start: number, end: number): boolean {
    const { eventIds } = this.log;
    const { items } = this.rows;
    if (end - start > 12) {
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
