import { byCodeUnit } from "../domain/log/history";
import type { Steps } from "../domain/steps";
import { at, withRoom, type Core } from "../metrics";
import { CheckColumn } from "./checkColumn";

/** Records that are looked through in one step. */
const recordsPerStep = 1000;

/**
 * What the columns of the index leave out and the next log row of a record needs: the Check of the row that the record's log has last, as
 * it was read. Of other rows none is kept, but where rows share Recorded At and Event ID: there the Checks decide which counts.
 */
export class LastChecks {
  private readonly checks = new CheckColumn();
  /** By record: the row that was written last, plus one; 0 for none. */
  private rows = new Int32Array(64);
  private readonly shared = new Map<number, string>();

  constructor(private readonly core: Core) {}

  /**
   * Takes the Check of a row that was just added to the columns.
   *
   * @returns false: the row shares Recorded At and Event ID with one whose Check is not kept. What counts is then known only after the
   *   log has been read anew.
   */
  add(row: number, check: string): boolean {
    const { log, rows } = this.core;
    const record = at(log.record, row);
    const last = this.lastRow(record);
    let isKnown = true;
    for (const other of rows.of(record)) {
      if (other >= row || this.order(row, other) !== 0) continue;
      if (other !== last && !this.shared.has(other)) isKnown = false;
      if (other === last) this.shared.set(last, this.of(last));
      this.shared.set(row, check);
    }
    const order = last < 0 ? 1 : this.order(row, last) || byCodeUnit(check, this.of(last));
    if (order > 0) this.setLast(record, row, check);
    return isKnown;
  }

  /** Takes the Checks of all rows of a log that was just read, and keeps of them what is needed. */
  *settle(byRow: CheckColumn): Steps<void> {
    const { records, rows } = this.core;
    yield* rows.placeInSteps();
    this.rows = withRoom(this.rows, records.count);
    this.checks.reserve(records.count);
    for (let record = 0; record < records.count; record++) {
      const own = rows.of(record);
      const last = own.at(-1);
      if (last !== undefined) {
        if (this.isInOrder(own)) this.setLast(record, last, byRow.get(last));
        else this.settleRecord(record, own.slice(), byRow);
      }
      if (record % recordsPerStep === recordsPerStep - 1) yield;
    }
  }

  /** The Check of a row where it is kept; else "". */
  of(row: number): string {
    const record = at(this.core.log.record, row);
    const shared = this.shared.size > 0 ? this.shared.get(row) : undefined;
    return shared ?? (this.lastRow(record) === row ? this.checks.get(record) : "");
  }

  /** The row that was written last into a record's log; −1 where it has none. */
  private lastRow(record: number): number {
    return (this.rows[record] ?? 0) - 1;
  }

  /** The order in which two rows were written, before their Checks are looked at: 0 where they share Recorded At and Event ID. */
  private order(a: number, b: number): number {
    const { recordedAt, eventIds } = this.core.log;
    return at(recordedAt, a) - at(recordedAt, b) || eventIds.compare(a, b);
  }

  private setLast(record: number, row: number, check: string): void {
    this.rows = withRoom(this.rows, record + 1);
    this.rows[record] = row + 1;
    this.checks.set(record, check);
  }

  private isInOrder(rows: Int32Array): boolean {
    const { recordedAt } = this.core.log;
    for (let place = 1; place < rows.length; place++) {
      if (!(at(recordedAt, at(rows, place - 1)) < at(recordedAt, at(rows, place)))) return false;
    }
    return true;
  }

  private settleRecord(record: number, rows: Int32Array, byRow: CheckColumn): void {
    rows.sort((a, b) => this.order(a, b) || byCodeUnit(byRow.get(a), byRow.get(b)));
    for (let place = 1; place < rows.length; place++) {
      const [before, row] = [at(rows, place - 1), at(rows, place)];
      if (this.order(before, row) !== 0) continue;
      for (const each of [before, row]) this.shared.set(each, byRow.get(each));
    }
    const last = at(rows, rows.length - 1);
    this.setLast(record, last, byRow.get(last));
  }
}
