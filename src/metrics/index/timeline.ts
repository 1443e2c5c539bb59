import type { Outcome } from "../../domain/stages/positions";
import type { StageType } from "../../domain/store/words";
import { at } from "./at";
import { daysBetween } from "./daysBetween";
import { kindCodes, type EventColumns } from "./eventColumns";
import type { StageBook } from "./stageBook";

/** What has become of a stage of each type. */
const outcomes: Readonly<Record<StageType, Outcome>> = {
  lead: "open",
  open: "open",
  won: "won",
  aftersales: "won",
  lost: "lost",
  invalid: "invalid",
};

/**
 * One record's history as far as it is known as of a date, derived from its log rows. Times are milliseconds since serial 0; NaN is
 * undated. A visit lasts from one entry to the next; going on in the same stage (another owner, another amount) is no entry.
 */
export interface Timeline {
  /** The rows that count, in order. */
  readonly rows: readonly number[];
  /** The row whose state holds now; for a removed or merged record its last one. */
  readonly last: number;
  /** Removed, or merged into another record: it counts for nothing. */
  readonly isOut: boolean;
  /** When it was created; NaN where that is undated or not in the log. */
  readonly created: number;
  /** The Converted row of a lead; −1 where it has none. */
  readonly convertedRow: number;
  /** The row of its present closing; −1 while it is open. */
  readonly closingRow: number;
  readonly outcome: Outcome;
  /** The visits in order: the stage's number in the stage book, the row and the time of entry. */
  readonly stages: readonly number[];
  readonly entryRows: readonly number[];
  readonly entries: readonly number[];
  /** The days of each visit that ended with the next entry; NaN where an end is undated. */
  readonly days: readonly number[];
}

/**
 * Derives a history. Closed is the latest entry into won from a stage that is not won, or into lost or invalid. A lead's
 * visits end with its conversion, whatever stage its row keeps.
 *
 * @param rows Rows that count, in order (`effectiveRows`), at least one.
 * @param own Rows of the record itself where others' were merged into it.
 */
export function deriveTimeline(
  log: EventColumns,
  book: StageBook,
  rows: readonly number[],
  own?: { readonly rows: ReadonlySet<number>; readonly mergedAt: number },
): Timeline {
  const stages: number[] = [];
  const entryRows: number[] = [];
  const entries: number[] = [];
  const days: number[] = [];
  let last = -1;
  let created = NaN;
  let hasCreated = false;
  let convertedRow = -1;
  let closingRow = -1;
  let stage = -1;

  const enter = (next: number, row: number, when: number): void => {
    const before = stage < 0 ? "open" : outcomes[book.entry(stage).type];
    const after = outcomes[book.entry(next).type];
    if (after === "open") closingRow = -1;
    else if (after !== "won" || before !== "won") closingRow = row;
    if (stage >= 0) days.push(daysBetween(entries.at(-1) ?? NaN, when));
    stage = next;
    stages.push(next);
    entryRows.push(row);
    entries.push(when);
  };

  for (const row of rows) {
    const kind = log.kind[row];
    if (kind === kindCodes.Merged || kind === kindCodes.Removed) continue;
    if (kind === kindCodes.Created && !hasCreated) {
      hasCreated = true;
      created = at(log.movedAt, row);
    }
    if (own === undefined || own.rows.has(row)) last = row;
    if (convertedRow >= 0) continue;
    if (kind === kindCodes.Converted) {
      convertedRow = row;
      continue;
    }
    const next = book.resolve(at(log.funnel, row), at(log.toStage, row));
    if (next === stage) continue;
    // A merged record's creation at an earlier stage is no move back of the survivor.
    if (kind === kindCodes.Created && stage >= 0 && isBefore(book, next, stage)) continue;
    enter(next, row, at(log.movedAt, row));
  }
  if (own !== undefined && last >= 0 && convertedRow < 0) {
    const present = book.resolve(at(log.funnel, last), at(log.toStage, last));
    if (present !== stage) enter(present, last, own.mergedAt);
  }
  const final = own === undefined ? rows.at(-1) : rows.findLast((row) => own.rows.has(row));
  const kind = final === undefined ? undefined : log.kind[final];
  return {
    rows,
    last: last < 0 ? (final ?? -1) : last,
    isOut: kind === kindCodes.Removed || kind === kindCodes.Merged,
    created,
    convertedRow,
    closingRow,
    outcome: stage < 0 ? "open" : outcomes[book.entry(stage).type],
    stages,
    entryRows,
    entries,
    days,
  };
}

function isBefore(book: StageBook, stage: number, other: number): boolean {
  const a = book.entry(stage);
  const b = book.entry(other);
  return a.funnelId === b.funnelId && a.rank <= b.rank;
}
