import { checkOf } from "./check";
import type { LogEvent } from "./event";
import { byRecordedAt, groupByRecord } from "./history";

/**
 * What the chain of Checks shows of a row.
 * - `edited`: the row does not agree with its Check after any row of its record
 * - `missing`: nor does it follow from the row before it: a row in front of it was deleted
 * - `fork`: another row was written after the same row (two people at once): both are kept, nothing is lost
 * - `repeated`: the same Event ID stands in an earlier row (found by two, or a pasted copy): it counts once
 */
export interface ChainFinding {
  readonly kind: "edited" | "missing" | "fork" | "repeated";
  readonly recordId: string;
  /** The row concerned, as it was given; for a fork the one that came later. */
  readonly event: LogEvent;
  /** The row before it: for a fork the one both follow, for missing the one after which a row is gone; `""` at the beginning. */
  readonly after: string;
}

/** What the chain of a log shows. */
export interface ChainReport {
  /** No row was edited or deleted as far as the Checks can tell. Forks and repeated rows are no harm. */
  readonly intact: boolean;
  readonly rows: number;
  readonly findings: readonly ChainFinding[];
}

/** Verifies a log, record by record. Finds accidents and casual edits; a deleted last row it cannot see. */
export function verifyChain(events: readonly LogEvent[]): ChainReport {
  const findings = [...groupByRecord(events).values()].flatMap((rows) => verifyRecord(rows));
  return {
    intact: !findings.some((finding) => finding.kind === "edited" || finding.kind === "missing"),
    rows: events.length,
    findings,
  };
}

/**
 * Verifies the rows of one record. A row that agrees with no row before it was edited, or what it followed is gone: the log
 * cannot always tell. It is called `missing` where the row also says that it came from another stage than the row before led
 * to, or the first row is no Created; else `edited`.
 */
function verifyRecord(rows: readonly LogEvent[]): ChainFinding[] {
  const ordered = [...rows].sort(byRecordedAt);
  const findings: ChainFinding[] = [];
  const seen = new Set<string>();
  const followers = new Map<string, string>();
  ordered.forEach((row, index) => {
    const previous = ordered[index - 1];
    const finding = (kind: ChainFinding["kind"], after: string): void => {
      findings.push({ kind, recordId: row.recordId, event: row, after });
    };
    const repeated = seen.has(row.eventId);
    seen.add(row.eventId);
    const before = predecessorOf(row, ordered, index);
    if (repeated) finding("repeated", before?.eventId ?? "");
    if (before === undefined) {
      const follows =
        previous === undefined ? row.event === "Created" : row.fromStage === previous.state.stage;
      finding(follows ? "edited" : "missing", previous?.eventId ?? "");
    } else if (!repeated) {
      if (followers.has(before.check)) finding("fork", before.eventId);
      else followers.set(before.check, row.eventId);
    }
  });
  return findings;
}

const beginning = { check: "", eventId: "" };

/** The row (or the beginning) after which a row was written, by its Check; undefined where there is none. */
function predecessorOf(
  row: LogEvent,
  ordered: readonly LogEvent[],
  index: number,
): { check: string; eventId: string } | undefined {
  const agrees = (previous: { check: string }): boolean => checkOf(row, previous.check) === row.check;
  const previous = ordered[index - 1];
  if (previous && agrees(previous)) return previous;
  if (agrees(beginning)) return beginning;
  // Co-authors' clocks differ, so the row it follows may stand further up, or even below.
  return ordered.find((other) => other !== row && other !== previous && agrees(other));
}
