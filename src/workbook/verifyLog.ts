import { isBlankRow, readEvent } from "../domain/log/cells";
import { ChainWalk } from "../domain/log/chainWalk";
import type { LogEvent } from "../domain/log/event";
import { groupByRecord } from "../domain/log/history";
import { LastChecksBy } from "../domain/log/lastChecksBy";
import { logDigest } from "../domain/log/logDigest";
import { verifyChain, type ChainFinding } from "../domain/log/verifyChain";
import type { ClosedPeriod } from "../domain/store/setup";
import { layoutOf, type TableLayout } from "./layout";
import { locateTables } from "./locateTables";
import { inSlices, pause, timeIsUp } from "./pause";
import { readPages, type PageProgress } from "./readRows";
import type { Session } from "./run";
import { rowView } from "./sheetRow";

/** Something that the Checks show, and where. */
export interface PlacedFinding extends ChainFinding {
  readonly sheet: string;
  /** The row of the sheet, from 1. */
  readonly row: number;
}

/** What the Checks and the digest of a log show. */
export interface VerifiedLog {
  readonly rows: number;
  readonly findings: readonly PlacedFinding[];
  /** Whether the log as it was when a period was closed has the digest that was noted then; undefined: no period to compare with. */
  readonly agreesWithPeriod: boolean | undefined;
}

/** Records whose rows are held at once. */
const recordsTogether = 20_000;

/**
 * Verifies the log as it stands in the sheet, page by page: every row against its Check, and all of it against the digest of a closed
 * period. Undefined where the sheet has no column of Checks.
 *
 * @param period The period that was closed last; undefined: none was.
 */
export async function verifyLog(
  session: Session,
  period: ClosedPeriod | undefined,
  progress?: PageProgress,
): Promise<VerifiedLog | undefined> {
  const table = layoutOf(await locateTables(session), "StageLog");
  if (!table.columns.has("check")) return undefined;
  const walk = new ChainWalk();
  const lasts = period === undefined ? undefined : new LastChecksBy(period.at);
  await eachEvent(
    session,
    table,
    (event) => {
      walk.take(event);
      lasts?.take(event);
    },
    progress,
  );
  const findings = await lookClosely(session, table, [...walk.doubtful]);
  const digest = lasts && (await inSlices(logDigest(lasts.all())));
  return {
    rows: walk.rows,
    findings,
    agreesWithPeriod: digest === undefined ? undefined : digest === period?.logDigest,
  };
}

/** Reads all rows of some records, so many records at once, and tells what is the matter with them. */
async function lookClosely(
  session: Session,
  table: TableLayout,
  records: readonly string[],
): Promise<PlacedFinding[]> {
  const findings: PlacedFinding[] = [];
  for (let first = 0; first < records.length; first += recordsTogether) {
    const wanted = new Set(records.slice(first, first + recordsTogether));
    const events: LogEvent[] = [];
    const rows = new Map<string, number>();
    await eachEvent(session, table, (event, row) => {
      if (!wanted.has(event.recordId)) return;
      events.push(event);
      rows.set(event.eventId, row);
    });
    for (const own of groupByRecord(events).values()) {
      for (const finding of verifyChain(own).findings)
        findings.push({ ...finding, sheet: table.sheetName, row: rows.get(finding.eventId) ?? 0 });
      if (timeIsUp()) await pause();
    }
  }
  return findings;
}

/** Hands over every row that is an event, with its row of the sheet, from 1. */
async function eachEvent(
  session: Session,
  table: TableLayout,
  take: (event: LogEvent, row: number) => void,
  progress?: PageProgress,
): Promise<void> {
  await readPages(
    session,
    table,
    0,
    table.rowCount,
    async (page, first) => {
      for (const [index, cells] of page.entries()) {
        const row = rowView(table, cells);
        const { event } = isBlankRow(row) ? { event: undefined } : readEvent(row);
        if (event !== undefined) take(event, table.headerRow + 2 + first + index);
        if (timeIsUp()) await pause();
      }
    },
    progress,
  );
}
