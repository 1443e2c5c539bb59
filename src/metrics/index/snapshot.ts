import { fromMilliseconds } from "../../domain/dates/serial";
import type { Steps } from "../../domain/steps";
import type { Core } from "./core";
import { kindCodes } from "./eventColumns";
import type { Horizon } from "./histories";
import { linkRecords, type Links } from "./links";
import type { Timeline } from "./timeline";

/**
 * What a view has ready of every record: its history within the horizon, when it was created and closed, and how it is linked. It is
 * brought up to date by the records that changed, not rebuilt.
 */
export class Snapshot {
  /** By record; undefined where nothing had happened yet. Removed and merged records have one, marked as out. */
  readonly timelines: (Timeline | undefined)[] = [];
  /** Serials by record; NaN is undated, or open. */
  readonly created: number[] = [];
  readonly closed: number[] = [];
  /** What each record's links were made of. */
  private readonly linkKeys: string[] = [];
  private links: Links | undefined;
  /** The records that there were at the beginning, and how many of them are taken in: each once, however often it changed. */
  private readonly beginning: number;
  private begun = 0;
  /** How many of the index's changes are taken in. */
  private seen: number;

  constructor(
    private readonly core: Core,
    private readonly horizon: Horizon,
  ) {
    this.beginning = core.records.count;
    this.seen = core.changes.length;
  }

  /** Takes in what changed since the last time. */
  refresh(): void {
    this.takeSome(Infinity);
    this.links ??= linkRecords(this.core.log, this.core.records, (record) => this.timelines[record]);
  }

  /** As {@link refresh}, so many records a step. */
  *prepare(recordsPerStep: number): Steps<void> {
    while (this.takeSome(recordsPerStep)) yield;
    this.refresh();
  }

  /** Takes at most so many records; false: there were no more. */
  private takeSome(most: number): boolean {
    const { changes } = this.core;
    for (let taken = 0; taken < most; taken++) {
      const record = this.begun < this.beginning ? this.begun++ : changes[this.seen++];
      if (record === undefined) {
        this.seen = changes.length;
        return false;
      }
      this.take(record);
    }
    return true;
  }

  get linked(): Links {
    if (this.links === undefined) throw new Error("a view is asked before it is refreshed");
    return this.links;
  }

  private take(record: number): void {
    const { histories } = this.core;
    const timeline = histories.isWhole(record, this.horizon)
      ? histories.entire(record)
      : histories.within(record, this.horizon);
    const linkKey = linkKeyOf(this.core, record, timeline);
    if (this.linkKeys[record] !== linkKey) {
      this.linkKeys[record] = linkKey;
      this.links = undefined;
    }
    this.timelines[record] = timeline;
    this.created[record] = fromMilliseconds(timeline?.created ?? NaN);
    this.closed[record] = closing(timeline);
  }
}

function closing(timeline: Timeline | undefined): number {
  if (timeline === undefined || timeline.closingRow < 0) return NaN;
  const visit = timeline.entryRows.lastIndexOf(timeline.closingRow);
  return fromMilliseconds(timeline.entries[visit] ?? NaN);
}

/** Everything about a record that its links depend on: most moves change none of it. */
function linkKeyOf({ log, records, texts }: Core, record: number, timeline: Timeline | undefined): string {
  let key = records.linkedIds[record] ?? "";
  if (timeline === undefined) return `${key}|`;
  key += `|${timeline.isOut ? "out" : "in"} ${String(timeline.created)}`;
  for (const row of timeline.rows) {
    const target = log.refersTo[row] ?? 0;
    if (target !== 0 && log.kind[row] !== kindCodes.Voided)
      key += `|${String(log.kind[row])} ${texts.text(target)}`;
  }
  return key;
}
