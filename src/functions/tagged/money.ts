/* eslint-disable @typescript-eslint/no-explicit-any -- Excel's metadata is made from these signatures: its tool knows `any` and `any[][]` only, no alias and no `unknown` in a result. */
import { answerCell } from "../connectFunctions";

/**
 * Adds up the amount of leads or deals by status in base currency, or the sum of any numeric column.
 * @customfunction AMOUNT
 * @param status Whose amount: "open", "won", "lost", "new opportunities", "weighted" (amount × probability of open deals), or a stage's name.
 * @param pairs A numeric column to sum instead of Amount, if you want one, then field and value: "Quote Amount", "Owner", "Alice".
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.AMOUNT("open","Owner","Alice")
 */
export function amount(
  status: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any>,
): void {
  answerCell("AMOUNT", [status], pairs, invocation);
}

/**
 * Gives the sales velocity, an amount a day: open deals × win rate × mean won amount ÷ mean sales cycle.
 * @customfunction VELOCITY
 * @param pairs Field and value: "Period", "last 12 months" (the closed deals to learn from), "Owner", "Alice".
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.VELOCITY("Period",2026)
 */
export function velocity(pairs: any[][][], invocation: CustomFunctions.StreamingInvocation<any>): void {
  answerCell("VELOCITY", [], pairs, invocation);
}

/**
 * Forecasts the amount of the open deals expected to close in the period.
 * @customfunction FORECAST
 * @param method How: "weighted" (amount × probability), "history" (× past win rate), "p10", "p50", "p90" (of its distribution), "commit", "best case", "pipeline", "best case cumulative" (with commit and won), "won", "overdue".
 * @param pairs Field and value: "Period", "this quarter" (of the expected close), "Owner", "Alice".
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.FORECAST("weighted","Period","2026-Q2")
 */
export function forecast(
  method: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any>,
): void {
  answerCell("FORECAST", [method], pairs, invocation);
}

/**
 * Gives the target that the Targets table sets for the period.
 * @customfunction TARGET
 * @param measure What the target is for: "won amount", "won count", "new leads", "new customers", "win rate", "sales cycle"; "won amount (revised)" for what it was revised to.
 * @param pairs Field and value: "Period", "2026-Q1", and whose it is: "Owner", "Alice", or "Team", "North"; without them the company's.
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.TARGET("won amount","Period","2026-Q1")
 */
export function target(
  measure: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any>,
): void {
  answerCell("TARGET", [measure], pairs, invocation);
}

/**
 * Gives the attainment: actual ÷ target of the period; of a time target ÷ actual, so that 100 % or more means that it is met.
 * @customfunction ATTAINMENT
 * @param measure What the target is for: "won amount", "won count", "new leads", "new customers", "win rate", "sales cycle"; "won amount (revised)" for what it was revised to.
 * @param pairs Field and value: "Period", "2026-Q1", and whose it is: "Owner", "Alice", or "Team", "North"; without them the company's.
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.ATTAINMENT("won amount","Period","2026-Q1")
 */
export function attainment(
  measure: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any>,
): void {
  answerCell("ATTAINMENT", [measure], pairs, invocation);
}
