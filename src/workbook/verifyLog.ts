import { isBlankRow, readEvent } from "../domain/log/cells";
import { ChainWalk } from "../domain/log/chainWalk";
import type { LogEvent } from "../domain/log/event";
import { groupByRecord } from "../domain/log/history";
import { LastChecksBy } from "../domain/log/lastChecksBy";
import { logDigest } from "../domain/log/logDigest";
import { verifyChain, type ChainFinding } from "../domain/log/verifyChain";
import { textOf, type Row } from "../domain/store/row";
import type { ClosedPeriod } from "../domain/store/setup";
import { layoutOf, type TableLayout } from "./layout";
import { locateTables } from "./locateTables";
import { inSlices, pause, timeIsUp } from "./pause";
import { readPages, type PageProgress } from "./readRows";
import type { Session } from "./run";
import { rowView } from "./sheetRow";

/** Something that the Checks of a log show, or a row that can't be read, and where. */
export interface LogFinding {
  /** `unchecked`: the row has no Check. `unreadable`: it is no event, so that it counts for nothing. */
  readonly kind: ChainFinding["kind"] | "unchecked" | "unreadable";
  /** "" where an unreadable row does not say. */
  readonly recordId: string;
  readonly eventId: string;
  readonly sheet: string;
  /** The row of the sheet, from 1. */
  readonly row: number;
}

/** What the Checks and the digest of a log show. */
export interface VerifiedLog {
  /** Rows that are events. */
  readonly rows: number;
  readonly findings: readonly LogFinding[];
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
  const unreadable: LogFinding[] = [];
  await eachRow(
    session,
    table,
    (event, row, cells) => {
      if (event === undefined) {
        const [recordId, eventId] = [textOf(cells, "recordId"), textOf(cells, "eventId")];
        unreadable.push({ kind: "unreadable", recordId, eventId, sheet: table.sheetName, row });
        return;
      }
      walk.take(event);
      lasts?.take(event);
    },
    progress,
  );
  const findings = [...unreadable, ...(await lookClosely(session, table, [...walk.doubtful], progress))];
  const digest = lasts && (await inSlices(logDigest(lasts.all())));
  return {
    rows: walk.rows,
    findings,
    agreesWithPeriod: digest === undefined ? undefined : digest === period?.logDigest,
  };
}

/** The digest of the log in the sheet as it was at an instant: what a closed period notes. */
export async function digestBy(session: Session, instant: number, progress?: PageProgress): Promise<string> {
  const table = layoutOf(await locateTables(session), "StageLog");
  const lasts = new LastChecksBy(instant);
  await eachRow(session, table, (event) => event && lasts.take(event), progress);
  return inSlices(logDigest(lasts.all()));
}

/** Reads all rows of some records, so many records at once, and tells what is the matter with them. */
async function lookClosely(
  session: Session,
  table: TableLayout,
  records: readonly string[],
  progress?: PageProgress,
): Promise<LogFinding[]> {
  const findings: LogFinding[] = [];
  for (let first = 0; first < records.length; first += recordsTogether) {
    const wanted = new Set(records.slice(first, first + recordsTogether));
    const rows = new Map<LogEvent, number>();
    await eachRow(
      session,
      table,
      (event, row) => event && wanted.has(event.recordId) && rows.set(event, row),
      progress,
    );
    for (const own of groupByRecord(rows.keys()).values()) {
      for (const { kind, recordId, event } of verifyChain(own).findings) {
        findings.push({
          kind: event.check === "" ? "unchecked" : kind,
          recordId,
          eventId: event.eventId,
          sheet: table.sheetName,
          row: rows.get(event) ?? 0,
        });
      }
      if (timeIsUp()) await pause();
    }
  }
  return findings;
}

/** Hands over every row that is not blank: the event that it is (undefined where it can't be read as one), and its row of the sheet, from 1. */
async function eachRow(
  session: Session,
  table: TableLayout,
  take: (event: LogEvent | undefined, row: number, cells: Row) => unknown,
  progress?: PageProgress,
): Promise<void> {
  await readPages(
    session,
    table,
    0,
    table.rowCount,
    async (page, first) => {
      for (const [index, values] of page.entries()) {
        const cells = rowView(table, values);
        if (!isBlankRow(cells)) take(readEvent(cells).event, table.headerRow + 2 + first + index, cells);
        if (timeIsUp()) await pause();
      }
    },
    progress,
  );
}
