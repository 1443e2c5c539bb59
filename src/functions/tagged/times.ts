/* eslint-disable @typescript-eslint/no-explicit-any -- Excel's metadata is made from these signatures: its tool knows `any` and `any[][]` only, no alias and no `unknown` in a result. */
import { answerCell } from "../connectFunctions";

/**
 * Gives the lead conversion time in days: from the lead's creation to its opportunity's.
 * @customfunction CONVERTTIME
 * @param pairs A statistic if you want another than the mean ("median", "p90", "min", "max", "stdev", "count"), then field and value: "median", "Source", "Fair".
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.CONVERTTIME("median","Period",2026)
 */
export function convertTime(pairs: any[][][], invocation: CustomFunctions.StreamingInvocation<any>): void {
  answerCell("CONVERTTIME", [], pairs, invocation);
}

/**
 * Gives the sales cycle in days: from a won deal's creation to its closing.
 * @customfunction SALESCYCLE
 * @param pairs A statistic if you want another than the mean ("median", "p90", "min", "max", "stdev", "count"), then field and value: "median", "Product", "Cloud".
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.SALESCYCLE("p90","Unit","workdays")
 */
export function salesCycle(pairs: any[][][], invocation: CustomFunctions.StreamingInvocation<any>): void {
  answerCell("SALESCYCLE", [], pairs, invocation);
}

/**
 * Gives the total sales time in days: from the lead's creation to the won deal's closing.
 * @customfunction TOTALTIME
 * @param pairs A statistic if you want another than the mean ("median", "p90", "min", "max", "stdev", "count"), then field and value: "p90", "Owner", "Alice".
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.TOTALTIME("Owner","Alice")
 */
export function totalTime(pairs: any[][][], invocation: CustomFunctions.StreamingInvocation<any>): void {
  answerCell("TOTALTIME", [], pairs, invocation);
}

/**
 * Gives the days that leads and deals spent in a stage before they left it.
 * @customfunction STAGETIME
 * @param stage A stage of the funnel, such as "Negotiation".
 * @param pairs A statistic if you want another than the mean ("median", "median incl. open", "p90" …), then field and value: "median", "Mode", "latest" (each one's latest visit only).
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.STAGETIME("Proposal","median")
 */
export function stageTime(
  stage: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any>,
): void {
  answerCell("STAGETIME", [stage], pairs, invocation);
}

/**
 * Gives the share of opportunities won within so many days of their creation; those still open count until today.
 * @customfunction WONWITHIN
 * @param days A number of days, such as 90.
 * @param pairs Field and value: "Period", "2026-Q1" (those created then), "Source", "Fair".
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.WONWITHIN(90,"Period",2026)
 */
export function wonWithin(
  days: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any>,
): void {
  answerCell("WONWITHIN", [days], pairs, invocation);
}
