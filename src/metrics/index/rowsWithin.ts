import type { Core } from "./core";
import { kindCodes } from "./eventColumns";
import { byMovedAt, effectiveRows } from "./logOrder";

/** How far a question looks: events that happened and were recorded until then, in milliseconds, both included. */
export interface Horizon {
  readonly happened: number;
  readonly recorded: number;
}

/** The rows of a record, and where others' were merged in, which are its own and when that was (milliseconds). */
export interface MergedRows {
  readonly rows: readonly number[];
  readonly own: { readonly rows: ReadonlySet<number>; readonly mergedAt: number } | undefined;
}

/** The log rows of records that count within a horizon, in order. */
export class RowsWithin {
  constructor(
    private readonly core: Core,
    private readonly horizon: Horizon,
  ) {}

  /** Whether some log row says that another record was merged into this one. */
  isSurvivor(record: number): boolean {
    const { mergedHere } = this.core.records;
    return mergedHere.size > 0 && mergedHere.has(record);
  }

  /** A record's rows, with those of the records that were merged into it. */
  of(record: number): readonly number[] {
    return this.withMerged(record).rows;
  }

  /** A record's rows with those of the records that were merged into it, and into those. */
  withMerged(record: number): MergedRows {
    const own = this.ownRows(record);
    if (!this.isSurvivor(record)) return { rows: own, own: undefined };
    const { log, records } = this.core;
    const rows = [...own];
    let mergedAt = NaN;
    const pending = [...(records.mergedHere.get(record) ?? [])];
    const taken = new Set([record]);
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (taken.has(next)) continue;
      const theirs = this.ownRows(next);
      const end = theirs.at(-1);
      if (end === undefined || log.kind[end] !== kindCodes.Merged || !taken.has(log.target(end))) continue;
      taken.add(next);
      const when = log.movedAt[end]!;
      if (!(when <= mergedAt)) mergedAt = when;
      rows.push(...theirs);
      pending.push(...(records.mergedHere.get(next) ?? []));
    }
    rows.sort((a, b) => byMovedAt(log, a, b));
    return { rows, own: { rows: new Set(own), mergedAt } };
  }

  private ownRows(record: number): number[] {
    const { log, rows } = this.core;
    const { happened, recorded } = this.horizon;
    const counted =
      recorded === Infinity ? rows.counted(record) : effectiveRows(log, rows.of(record), recorded);
    return counted.filter((row) => !(log.movedAt[row]! > happened));
  }
}
