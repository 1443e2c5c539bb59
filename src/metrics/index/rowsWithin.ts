import type { Core } from "./core";
import { kindCodes } from "./eventColumns";
import type { OrderedRows } from "./followRecords";
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
  /** Of a horizon of recording: the steps as of then, and of which log they are. */
  private known:
    { readonly steps: Uint16Array; readonly isPlain: Uint8Array; readonly version: number } | undefined;

  constructor(
    private readonly core: Core,
    private readonly horizon: Horizon,
  ) {}

  /** Whether some log row says that another record was merged into this one. */
  isSurvivor(record: number): boolean {
    const { mergedHere } = this.core.records;
    return mergedHere.size > 0 && mergedHere.has(record);
  }

  /**
   * The rows of all records to be followed together, and which records are to be followed so: not those that others were merged into,
   * nor, where later recordings are not known, those in which a later one took something back.
   */
  ordered(): { readonly ordered: OrderedRows; readonly isPlain: (record: number) => boolean } {
    const { core, horizon } = this;
    const { items: rows, starts, lengths } = core.rows.all();
    const { times, stepAt } = core.rows;
    const { mergedHere } = core.records;
    const columns = {
      rows,
      times,
      starts,
      lengths,
      firstRecord: 0,
      happened: horizon.happened,
      own: undefined,
    };
    const isSurvivor = (record: number): boolean => mergedHere.size > 0 && mergedHere.has(record);
    if (horizon.recorded === Infinity) {
      return { ordered: { ...columns, steps: stepAt }, isPlain: (record) => !isSurvivor(record) };
    }
    if (this.known?.version !== core.version) {
      const steps = new Uint16Array(stepAt.length);
      const isPlain = new Uint8Array(core.records.count);
      stepsKnown(rows, starts, lengths, stepAt, core.log.recordedAt, horizon.recorded, steps, isPlain);
      this.known = { steps, isPlain, version: core.version };
    }
    const { steps, isPlain } = this.known;
    return {
      ordered: { ...columns, steps },
      isPlain: (record) => isPlain[record] === 1 && !isSurvivor(record),
    };
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

/**
 * Writes the steps of rows that were recorded by then, 0 for later ones; and of each record whether that is all to it: a row that does not
 * count may have counted then.
 */
function stepsKnown(
  rows: Int32Array,
  starts: Int32Array,
  lengths: Int32Array,
  stepAt: Uint16Array,
  recordedAt: Float64Array,
  recorded: number,
  steps: Uint16Array,
  isPlain: Uint8Array,
): void {
  for (let record = 0; record < isPlain.length; record++) {
    const start = starts[record] ?? 0;
    const end = start + (lengths[record] ?? 0);
    isPlain[record] = 1;
    for (let place = start; place < end; place++) {
      if (stepAt[place] === 0) isPlain[record] = 0;
      steps[place] = recordedAt[rows[place]!]! <= recorded ? stepAt[place]! : 0;
    }
  }
}
