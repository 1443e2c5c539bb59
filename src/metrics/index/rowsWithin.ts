import type { Core } from "./core";
import { kindCodes, type EventColumns } from "./eventColumns";
import type { OrderedRows } from "./followRecords";
import type { Horizon } from "./horizon";
import { byMovedAt, effectiveRows } from "./logOrder";

/** The rows of a record, and where others' were merged in, which are its own and when that was (milliseconds). */
export interface MergedRows {
  readonly rows: readonly number[];
  readonly own: { readonly rows: ReadonlySet<number>; readonly mergedAt: number } | undefined;
}

/** The rows of all records, and which of those may be followed together, and stand as they do without a bound of recording. */
export interface AllRows {
  readonly ordered: OrderedRows;
  readonly isPlain: (record: number) => boolean;
  readonly isWhole: (record: number) => boolean;
  /** By record, where recordings are bounded: see {@link knownParts}. */
  readonly parts: Uint8Array | undefined;
}

/** The log rows of records that count within a horizon, in order. */
export class RowsWithin {
  /** Of a horizon of recording: the steps as of then, how much of each record was known, and of how many log rows that is. */
  private known:
    { readonly steps: Uint16Array; readonly parts: Uint8Array; readonly logRows: number } | undefined;

  constructor(
    private readonly core: Core,
    private readonly horizon: Horizon,
  ) {}

  /** Whether some log row says that another record was merged into this one. */
  private isSurvivor(record: number): boolean {
    const { mergedHere } = this.core.records;
    return mergedHere.size > 0 && mergedHere.has(record);
  }

  /**
   * The rows of all records to be followed together, and which records are to be followed so: not those that others were merged into,
   * nor, where later recordings are not known, those in which a later one took something back. A whole record is as it is now.
   */
  ordered(): AllRows {
    const { core, horizon } = this;
    const { items: rows, starts, lengths } = core.rows.all();
    const { times, stepAt } = core.rows;
    const columns = {
      rows,
      times,
      starts,
      lengths,
      firstRecord: 0,
      happened: horizon.happened,
      own: undefined,
    };
    const isSurvivor = (record: number): boolean => this.isSurvivor(record);
    if (horizon.recorded === Infinity) {
      const isPlain = (record: number): boolean => !isSurvivor(record);
      return { ordered: { ...columns, steps: stepAt }, isPlain, isWhole: isPlain, parts: undefined };
    }
    if (this.known?.logRows !== core.log.count) {
      const steps = new Uint16Array(stepAt.length);
      const parts = new Uint8Array(core.records.count);
      stepsKnown(rows, starts, lengths, stepAt, core.log, horizon.recorded, steps, parts);
      this.known = { steps, parts, logRows: core.log.count };
    }
    const { steps, parts } = this.known;
    return {
      ordered: { ...columns, steps },
      isPlain: (record) => parts[record] !== knownParts.other && !isSurvivor(record),
      parts,
      isWhole: (record) => (parts[record] ?? knownParts.whole) === knownParts.whole && !isSurvivor(record),
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

/** How much of a record was known: all its rows; some, which stand as they do now; some, of which others may have counted than do now. */
export const knownParts = { whole: 0, some: 1, other: 2 } as const;

/** Writes the steps of rows that were recorded by then, 0 for later ones, and of each record how much was known. */
function stepsKnown(
  rows: Int32Array,
  starts: Int32Array,
  lengths: Int32Array,
  stepAt: Uint16Array,
  { recordedAt, count }: EventColumns,
  recorded: number,
  steps: Uint16Array,
  parts: Uint8Array,
): void {
  const prefix = prefixUntil(recordedAt, count, recorded);
  for (let record = 0; record < parts.length; record++) {
    const start = starts[record] ?? 0;
    const end = start + (lengths[record] ?? 0);
    let isWhole = true;
    let areCounted = true;
    for (let place = start; place < end; place++) {
      if (stepAt[place] === 0) areCounted = false;
      const row = rows[place]!;
      if (row < prefix || (prefix < 0 && recordedAt[row]! <= recorded)) steps[place] = stepAt[place]!;
      else isWhole = false;
    }
    parts[record] = isWhole ? knownParts.whole : areCounted ? knownParts.some : knownParts.other;
  }
}

/**
 * How many rows at the beginning of the log were recorded by then, and none behind them: mostly the log is in the order of its writing,
 * and a row's number says what its time would; −1 where it is not.
 */
function prefixUntil(recordedAt: Float64Array, logRows: number, recorded: number): number {
  let prefix = 0;
  while (prefix < logRows && recordedAt[prefix]! <= recorded) prefix++;
  for (let row = prefix; row < logRows; row++) if (recordedAt[row]! <= recorded) return -1;
  return prefix;
}
