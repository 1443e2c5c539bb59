import { at } from "./at";
import { kindCodes, type EventColumns } from "./eventColumns";
import { byMovedAt, effectiveRows } from "./logOrder";
import type { RecordBook } from "./recordBook";
import type { StageBook } from "./stageBook";
import { deriveTimeline, type Timeline } from "./timeline";

/** How far a question looks: events that happened and were recorded until then, in milliseconds, both included. */
export interface Horizon {
  readonly happened: number;
  readonly recorded: number;
}

const endless: Horizon = { happened: Infinity, recorded: Infinity };

interface Whole {
  readonly timeline: Timeline | undefined;
  /** The times of the last event that happened and of the last row recorded: a later horizon sees the same. */
  readonly happened: number;
  readonly recorded: number;
}

/** Every record's history, derived when first asked for and kept until the record changes. */
export class Histories {
  private readonly whole: (Whole | undefined)[] = [];

  constructor(
    private readonly log: EventColumns,
    private readonly records: RecordBook,
    private stages: StageBook,
  ) {}

  /** Forgets what was derived of a record, and of those that it was merged into. */
  forget(record: number): void {
    this.whole[record] = undefined;
  }

  /** Forgets everything: the stages changed. */
  forgetAll(stages: StageBook): void {
    this.stages = stages;
    this.whole.length = 0;
  }

  /** The whole history, as recorded by now. */
  entire(record: number): Timeline | undefined {
    return this.wholeOf(record).timeline;
  }

  /** Whether a horizon shows the whole history of a record. */
  isWhole(record: number, horizon: Horizon): boolean {
    const whole = this.wholeOf(record);
    return horizon.happened >= whole.happened && horizon.recorded >= whole.recorded;
  }

  /** The history within a horizon; undefined where nothing had happened yet. */
  within(record: number, horizon: Horizon): Timeline | undefined {
    const merged = this.records.mergedHere.get(record);
    const rows = this.rowsWithin(record, horizon);
    if (merged === undefined) {
      return rows.length === 0 ? undefined : deriveTimeline(this.log, this.stages, rows);
    }
    return this.withMerged(record, rows, horizon);
  }

  private wholeOf(record: number): Whole {
    let whole = this.whole[record];
    if (whole === undefined) {
      let happened = -Infinity;
      let recorded = -Infinity;
      for (const source of [record, ...(this.records.mergedHere.get(record) ?? [])]) {
        for (const row of this.records.rowsOf(source)) {
          const moved = at(this.log.movedAt, row);
          if (moved > happened) happened = moved;
          recorded = Math.max(recorded, at(this.log.recordedAt, row));
        }
      }
      whole = { timeline: this.within(record, endless), happened, recorded };
      this.whole[record] = whole;
    }
    return whole;
  }

  private rowsWithin(record: number, horizon: Horizon): number[] {
    const rows = effectiveRows(this.log, this.records.rowsOf(record), horizon.recorded);
    if (horizon.happened === Infinity) return rows;
    return rows.filter((row) => !(at(this.log.movedAt, row) > horizon.happened));
  }

  /** The survivor's history with the rows of those that were merged into it, one level deep per merging. */
  private withMerged(record: number, own: readonly number[], horizon: Horizon): Timeline | undefined {
    const rows = [...own];
    let mergedAt = NaN;
    const pending = [...(this.records.mergedHere.get(record) ?? [])];
    const taken = new Set([record]);
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (taken.has(next)) continue;
      const theirs = this.rowsWithin(next, horizon);
      const end = theirs.at(-1);
      if (end === undefined || this.log.kind[end] !== kindCodes.Merged) continue;
      const survivor = this.records.find(this.records.types[next] ?? "lead", this.log.target(end));
      if (survivor === undefined || !taken.has(survivor)) continue;
      taken.add(next);
      const when = at(this.log.movedAt, end);
      if (!(when <= mergedAt)) mergedAt = when;
      rows.push(...theirs);
      pending.push(...(this.records.mergedHere.get(next) ?? []));
    }
    if (rows.length === 0) return undefined;
    rows.sort((a, b) => byMovedAt(this.log, a, b));
    return deriveTimeline(this.log, this.stages, rows, { rows: new Set(own), mergedAt });
  }
}
