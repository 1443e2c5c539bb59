import type { PeriodContext } from "../../src/domain/dates/period";
import { serialOf } from "../../src/domain/dates/serial";
import { isMessageCode, reasonText } from "../../src/messages/message";
import type { MetricName, Query } from "../../src/metrics/query";
import { parseQuery } from "../../src/functions/parseQuery";
import { readCall } from "../../src/functions/readCall";

/** Friday, 13 March 2026; the fiscal year begins in April, the week on Monday. */
export const context: PeriodContext = { today: day("2026-03-13"), fiscalYearStart: 4, weekStart: 1 };

/** The serial of an ISO date. */
export function day(iso: string): number {
  const [year = 0, month = 0, date = 0] = iso.split("-").map(Number);
  const serial = serialOf(year, month, date);
  if (serial === undefined) throw new Error(`no date ${iso}`);
  return serial;
}

/** What a formula asks: the function, its own required arguments, then what follows, each as Excel hands it over. */
export function asked(metric: MetricName, own: readonly unknown[], ...rest: unknown[]): Query {
  const query = parseQuery(readCall(metric, own, rest), context);
  if (!query.ok) throw new Error(reasonText("en", query.reason));
  return query.value;
}

/** The code of the reason why a formula isn't understood, and its sentence in both languages. */
export function refused(
  metric: MetricName,
  own: readonly unknown[],
  ...rest: unknown[]
): { code: string; en: string; zh: string } {
  const query = parseQuery(readCall(metric, own, rest), context);
  if (query.ok) throw new Error("understood");
  const { reason } = query;
  if (!isMessageCode(reason.code)) throw new Error(`no sentence for ${reason.code}`);
  return { code: reason.code, en: reasonText("en", reason), zh: reasonText("zh-CN", reason) };
}
