import { reason, succeed, type Reason, type Result } from "../domain/result";
import type { ClosedPeriod } from "../domain/store/setup";
import type { Outcome } from "../taskpane/ports";
import { verifyLog, type LogFinding, type VerifiedLog } from "../workbook/verifyLog";
import type { Funnelbook } from "./funnelbook";

/** What the pane says of the log beside the outcome of a reconcile. */
export type LogReport = Pick<Outcome, "failures" | "notices">;

/** Verifies the log's rows against their Checks, and against the digest of the period that was closed last; its bar is shown. */
export function checkLog(app: Funnelbook): Promise<Result<LogReport>> {
  return app.working("verifyingLog", async (progress) => {
    const period = lastClosed(app.book.store?.setup.closedPeriods ?? []);
    const verified = await app.book.run((session) => verifyLog(session, period, progress), {
      readsOnly: true,
      whenEditingEnds: true,
    });
    if (!verified.ok) return verified;
    if (verified.value === undefined) return succeed({ failures: [], notices: [] });
    return succeed(reportOf(verified.value, period));
  });
}

/** The period that was closed last, of those whose digest is noted. */
function lastClosed(periods: readonly ClosedPeriod[]): ClosedPeriod | undefined {
  const noted = periods.filter(({ logDigest }) => logDigest !== "");
  return noted.reduce<ClosedPeriod | undefined>(
    (last, period) => (last === undefined || period.at > last.at ? period : last),
    undefined,
  );
}

function reportOf(
  { rows, findings, agreesWithPeriod }: VerifiedLog,
  period: ClosedPeriod | undefined,
): LogReport {
  const harmful = findings.flatMap(({ kind, recordId, eventId, sheet, row }) =>
    kind === "fork" || kind === "repeated"
      ? []
      : [{ recordId, reason: reason(codes[kind], { eventId, sheet, row }) }],
  );
  const count = (kind: LogFinding["kind"]): number =>
    findings.filter((finding) => finding.kind === kind).length;
  const notices: Reason[] = [];
  if (harmful.length > 0) notices.push(reason("logNotIntact", { count: harmful.length }));
  else if (rows > 0) notices.push(reason("logIntact", { count: rows }));
  if (count("fork") > 0) notices.push(reason("logForks", { count: count("fork") }));
  if (count("repeated") > 0) notices.push(reason("logRepeats", { count: count("repeated") }));
  // The digest is over the Checks, which an edited row keeps: that it agrees says something of an intact log alone.
  if (agreesWithPeriod === false || (agreesWithPeriod === true && harmful.length === 0)) {
    notices.push(
      reason(agreesWithPeriod ? "logAsWhenClosed" : "logNotAsWhenClosed", { period: period?.period ?? "" }),
    );
  }
  return { failures: harmful, notices };
}

/** Codes of the sentences on what is the matter with a row of the log. */
const codes: Readonly<Record<Exclude<LogFinding["kind"], "fork" | "repeated">, string>> = {
  edited: "logRowEdited",
  missing: "logRowMissing",
  unchecked: "logRowUnchecked",
  unreadable: "logRowUnreadable",
};
