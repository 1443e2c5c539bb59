import { millisecondsPerDay } from "../../domain/dates/serial";
import type { EventColumns } from "./eventColumns";

/** The log rows that have a date, sorted by the day on which they happened. */
export class RowsByDay {
  private readonly rows: Int32Array;
  /** By day from the first one on: where its rows begin; they end where those of the next day begin. */
  private readonly starts: Int32Array;
  private readonly firstDay: number;

  constructor(private readonly log: EventColumns) {
    const { movedAt, count } = log;
    let first = Infinity;
    let last = -Infinity;
    for (let row = 0; row < count; row++) {
      const moved = movedAt[row]!;
      if (moved < first) first = moved;
      if (moved > last) last = moved;
    }
    this.firstDay = dayOf(first);
    const days = first <= last ? dayOf(last) - this.firstDay + 1 : 0;
    this.starts = new Int32Array(days + 1);
    this.rows = new Int32Array(count);
    this.sort();
  }

  /** Calls back with the rows that happened after one time and until another (milliseconds, included). */
  eachBetween(from: number, until: number, call: (row: number) => void): void {
    const { rows, starts, firstDay } = this;
    const { movedAt } = this.log;
    const place = (day: number): number => starts[Math.min(Math.max(day - firstDay, 0), starts.length - 1)]!;
    const end = place(dayOf(until) + 1);
    for (let index = place(dayOf(from)); index < end; index++) {
      const moved = movedAt[rows[index]!]!;
      if (moved > from && moved <= until) call(rows[index]!);
    }
  }

  private sort(): void {
    const { rows, starts, firstDay } = this;
    const { movedAt, count } = this.log;
    for (let row = 0; row < count; row++) {
      if (!Number.isNaN(movedAt[row]!)) starts[dayOf(movedAt[row]!) - firstDay + 1]!++;
    }
    for (let day = 1; day < starts.length; day++) starts[day]! += starts[day - 1]!;
    const next = starts.slice();
    for (let row = 0; row < count; row++) {
      if (!Number.isNaN(movedAt[row]!)) rows[next[dayOf(movedAt[row]!) - firstDay]!++] = row;
    }
  }
}

function dayOf(milliseconds: number): number {
  return Math.floor(milliseconds / millisecondsPerDay);
}
