import { kindCodes, type EventColumns } from "./eventColumns";
import { withRoom } from "./growable";
import { byMovedAt, effectiveRows } from "./logOrder";
import { Segments } from "./segments";

/**
 * The log rows of each record in the order in which they happened, and which of them count as the log stands now. A row is put in
 * its place when it comes; so many at once that most lists would move are laid anew together.
 */
export class RecordRows {
  private readonly rows = new Segments();
  /** By log row: 1 where it counts, 0 where it is voided, says a voiding, or repeats an Event ID. */
  counts = new Uint8Array(64);
  /** How many log rows have been put in their places. */
  private placed = 0;

  constructor(private readonly log: EventColumns) {}

  /** All rows of a record in order, those that do not count too. */
  of(record: number): Int32Array {
    this.place();
    return this.rows.of(record);
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
    this.counts = withRoom(this.counts, log.count);
    this.placed = log.count;
    if (log.count - placed > placed / 4 + 16) this.layAnew();
    else for (let row = placed; row < log.count; row++) this.insert(row);
  }

  private layAnew(): void {
    const { log, rows } = this;
    let owners = 0;
    for (let row = 0; row < log.count; row++) if (log.record[row]! >= owners) owners = log.record[row]! + 1;
    rows.layAnew(log.record, log.count, owners);
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
    this.order(start, start + rows.lengthOf(record));
  }

  /** Orders a record's rows, most of which are in order already, and says which count. */
  private order(start: number, end: number): void {
    const { log, counts } = this;
    const { items } = this.rows;
    let isPlain = true;
    for (let place = start; place < end; place++) {
      const row = items[place]!;
      counts[row] = 1;
      if (log.kind[row] === kindCodes.Voided) isPlain = false;
      let before = place - 1;
      while (before >= start && byMovedAt(log, items[before]!, row) > 0) {
        items[before + 1] = items[before]!;
        before--;
      }
      items[before + 1] = row;
    }
    if (isPlain && !this.repeats(start, end)) return;
    const own = items.slice(start, end);
    for (const row of own) counts[row] = 0;
    for (const row of effectiveRows(log, own)) counts[row] = 1;
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
