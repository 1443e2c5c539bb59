import { civilDate } from "../domain/dates/serial";
import { emptyPlan } from "../domain/planning/mergePlans";
import { reason, type Result } from "../domain/result";
import { message } from "../messages/message";
import { evaluate, plainQuery, type Query } from "../metrics";
import { commitPlan } from "../workbook/commitPlan";
import { readIds } from "../workbook/findRows";
import { layoutOf } from "../workbook/layout";
import { digestBy } from "../workbook/verifyLog";
import type { Funnelbook } from "./funnelbook";
import { tellDone, tellRefusal } from "./outcomes";

/**
 * Closes the last month that has ended: a row in Periods with its as-of, how many rows the log has, the digest of the log (over all records' last
 * Checks, sorted by record) and the headline figures. What is changed in the log afterwards shows against the digest. A month is
 * closed once.
 */
export async function closePeriod(app: Funnelbook): Promise<Result<void>> {
  const { store, index } = app.book;
  if (store === undefined || index === undefined) return tellRefusal(app, reason("noStoreYet"));
  if (!store.layout.has("Periods")) return tellRefusal(app, reason("noSuchTable", { table: "Periods" }));
  const seen = await app.book.freshen([], ["Periods"]);
  if (!seen.ok) return tellRefusal(app, seen.reason);
  const table = layoutOf(store.layout, "Periods");
  const closed = await app.book.run((session) => readIds(session, table, "period"));
  if (!closed.ok) return tellRefusal(app, closed.reason);
  const month = lastMonth(app.today());
  if (closed.value.hints.has(month.period))
    return tellRefusal(app, reason("periodClosed", { period: month.period }));

  // What can't be told (an amount without its exchange rate) is noted as such, never as 0.
  const figure = (metric: Query["metric"], ...args: readonly string[]): number | string => {
    const answer = evaluate(
      index,
      { ...plainQuery, metric, args, period: month, asOf: month.to },
      { today: app.today(), now: app.now() },
    );
    if (answer.kind === "error") return answer.error;
    return answer.kind === "value" && typeof answer.value === "number" ? answer.value : "#N/A";
  };
  const at = app.now();
  // Read from the sheet as it is verified later, so that both look at the same rows.
  const digest = await app.working("verifyingLog", (progress) =>
    app.book.run((session) => digestBy(session, at, progress), { readsOnly: true, whenEditingEnds: true }),
  );
  if (!digest.ok) return tellRefusal(app, digest.reason);
  const headlineFigures = message(app.locale(), "headlineFigures", {
    open: figure("TALLY", "open"),
    openAmount: figure("AMOUNT", "open"),
    won: figure("TALLY", "won"),
    wonAmount: figure("AMOUNT", "won"),
    lost: figure("TALLY", "lost"),
  });
  const values = {
    period: month.period,
    asOf: month.to,
    by: app.who(),
    at,
    logRows: index.core.log.count,
    logDigest: digest.value,
    headlineFigures,
  };
  const written = await commitPlan(app.book, {
    ...emptyPlan,
    newRows: [{ table: "Periods", recordId: month.period, values }],
  });
  return written.ok
    ? tellDone(app, "periodNowClosed", { period: month.period })
    : tellRefusal(app, written.reason);
}

/** The month before that of a day: "2026-10", its first and its last day. */
function lastMonth(today: number): { readonly period: string; readonly from: number; readonly to: number } {
  const to = today - civilDate(today).day;
  const { year, month, day } = civilDate(to);
  return { period: `${year}-${String(month).padStart(2, "0")}`, from: to - day + 1, to };
}
