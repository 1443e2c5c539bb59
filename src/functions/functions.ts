/* eslint-disable @typescript-eslint/no-explicit-any -- Excel's metadata is made from these signatures: its tool knows `any` and `any[][]` only, no alias and no `unknown` in a result. */
import { answerCell } from "./connectFunctions";

// Every function here is the same in one respect: it hands its arguments to the live cells, which parse them, ask the
// index and push the value again whenever it changes. What follows the required arguments comes as one list of
// matrices (`pairs`); an odd number of them begins with the optional argument.

/**
 * Counts leads or deals by status, or those at a stage now.
 * @customfunction TALLY
 * @param status What to count: "new leads", "open leads", "converted", "new opportunities", "open", "won", "lost", "invalid", "customers", "new customers", "activities", or a stage's name.
 * @param pairs Field and value, as many pairs as you like: "Owner", "Alice", "Period", "2026-Q1".
 * @param invocation Where the values are pushed to.
 * @streaming
 */
export function tally(
  status: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any>,
): void {
  answerCell("TALLY", [status], pairs, invocation);
}

/**
 * Adds up the amount of leads or deals by status in base currency, or the sum of any numeric column.
 * @customfunction AMOUNT
 * @param status Whose amount: "open", "won", "lost", "new opportunities", "weighted" (amount × probability of open deals), or a stage's name.
 * @param pairs A numeric column to sum instead of Amount, if you want one, then field and value: "Quote Amount", "Owner", "Alice".
 * @param invocation Where the values are pushed to.
 * @streaming
 */
export function amount(
  status: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any>,
): void {
  answerCell("AMOUNT", [status], pairs, invocation);
}

/**
 * Counts the leads and deals that reached a stage, skipped stages included.
 * @customfunction REACHED
 * @param stage A stage of the funnel, such as "Proposal"; or "lead" or "opportunity".
 * @param pairs Field and value: "Period", "this quarter", "Mode", "visited" (only those really there).
 * @param invocation Where the values are pushed to.
 * @streaming
 */
export function reached(
  stage: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any>,
): void {
  answerCell("REACHED", [stage], pairs, invocation);
}

/**
 * Gives the share of those at one stage that went on to another.
 * @customfunction CONVERSION
 * @param from The stage they start from, such as "Proposal"; or "lead".
 * @param to The stage they reach, such as "Won"; or "opportunity". CONVERSION("lead","opportunity") is the lead conversion rate.
 * @param pairs Field and value: "Period", "2026", "Basis", "decided" (leave out those still under way), "Source", "Fair".
 * @param invocation Where the values are pushed to.
 * @streaming
 */
export function conversion(
  from: any,
  to: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any>,
): void {
  answerCell("CONVERSION", [from, to], pairs, invocation);
}

/**
 * Gives the win rate: won ÷ (won + lost) of the deals closed in the period.
 * @customfunction WINRATE
 * @param pairs Field and value: "Owner", "Alice", "Period", "last quarter", "Measure", "amount" (by amount instead of by count).
 * @param invocation Where the values are pushed to.
 * @streaming
 */
export function winRate(pairs: any[][][], invocation: CustomFunctions.StreamingInvocation<any>): void {
  answerCell("WINRATE", [], pairs, invocation);
}

/**
 * Gives the lead conversion time in days: from the lead's creation to its opportunity's.
 * @customfunction CONVERTTIME
 * @param pairs A statistic if you want another than the mean ("median", "p90", "min", "max", "stdev", "count"), then field and value: "median", "Source", "Fair".
 * @param invocation Where the values are pushed to.
 * @streaming
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
 */
export function totalTime(pairs: any[][][], invocation: CustomFunctions.StreamingInvocation<any>): void {
  answerCell("TOTALTIME", [], pairs, invocation);
}

/**
 * Gives the days that leads and deals spent in a stage before they left it.
 * @customfunction STAGETIME
 * @param stage A stage of the funnel, such as "Negotiation".
 * @param pairs A statistic if you want another than the mean ("median", "p90" …), then field and value: "median", "Mode", "latest" (each one's latest visit only).
 * @param invocation Where the values are pushed to.
 * @streaming
 */
export function stageTime(
  stage: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any>,
): void {
  answerCell("STAGETIME", [stage], pairs, invocation);
}

/**
 * Looks up one lead or deal by its id.
 * @customfunction LOOKUPRECORD
 * @param id The Lead ID or Opportunity ID, or the cell that holds it.
 * @param field What to give: "Stage", "Days in Stage", "Age", "Entered Proposal", "Win Probability", "Stall Level", "Moves", or any column.
 * @param pairs Field and value: "As Of", 46203 or the cell with the date on which you want to know.
 * @param invocation Where the values are pushed to.
 * @streaming
 */
export function lookUpRecord(
  id: any,
  field: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any>,
): void {
  answerCell("LOOKUPRECORD", [id, field], pairs, invocation);
}

/**
 * Spills the funnel, a row a stage: what became of those that reached it, conversion, and days spent.
 * @customfunction STAGETABLE
 * @param pairs Field and value: "Funnel", "Default", "Period", "2026", "Owner", "Alice".
 * @param invocation Where the values are pushed to.
 * @streaming
 */
export function stageTable(pairs: any[][][], invocation: CustomFunctions.StreamingInvocation<any[][]>): void {
  answerCell("STAGETABLE", [], pairs, invocation);
}

/**
 * Spills the log of one lead or deal: every move, with its date and who made it.
 * @customfunction JOURNEY
 * @param id The Lead ID or Opportunity ID, or the cell that holds it.
 * @param pairs Field and value: "As Of", 46203, "Rows", 100.
 * @param invocation Where the values are pushed to.
 * @streaming
 */
export function journey(
  id: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any[][]>,
): void {
  answerCell("JOURNEY", [id], pairs, invocation);
}

/**
 * Explains a metric: its value, what was counted, what was left out and why, its definition and the records behind it.
 * @customfunction EXPLAIN
 * @param metric The metric as written in a cell, in quotation marks: "WINRATE", "CONVERSION(Proposal,Won)", "SALESCYCLE(median)".
 * @param pairs Field and value, as the metric itself takes them: "Owner", "Alice", "Period", "2026-Q1".
 * @param invocation Where the values are pushed to.
 * @streaming
 */
export function explain(
  metric: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any[][]>,
): void {
  answerCell("EXPLAIN", [metric], pairs, invocation);
}
