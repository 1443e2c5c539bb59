/* eslint-disable @typescript-eslint/no-explicit-any -- Excel's metadata is made from these signatures: its tool knows `any` and `any[][]` only, no alias and no `unknown` in a result. */
import { answerCell } from "../connectFunctions";

/**
 * Spills the funnel, a row a stage: what became of those that reached it, conversion, and days spent.
 * @customfunction STAGETABLE
 * @param pairs Field and value: "Funnel", "Default", "Period", "2026", "Owner", "Alice".
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.STAGETABLE("Period",2026)
 */
export function stageTable(pairs: any[][][], invocation: CustomFunctions.StreamingInvocation<any[][]>): void {
  answerCell("STAGETABLE", [], pairs, invocation);
}

/**
 * Spills a metric by one or two fields, or by month, quarter or year of a date field.
 * @customfunction BREAKDOWN
 * @param metric The metric as written in a cell, in quotation marks: "WINRATE", "CONVERSION(Proposal,Won)", "SALESCYCLE(median)".
 * @param rowField The field for the rows: "Owner", "Source", any column; or "Created by month", "Closed by quarter", "Month".
 * @param pairs A second field for the columns, if you want one, then field and value as the metric takes them: "Product", "Period", 2026.
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.BREAKDOWN("WINRATE","Owner","Period",2026)
 */
export function breakdown(
  metric: any,
  rowField: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any[][]>,
): void {
  answerCell("BREAKDOWN", [metric, rowField], pairs, invocation);
}

/**
 * Spills the three times on won deals that trace back to a lead: each one's share, against the company's norm.
 * @customfunction THREETIMES
 * @param pairs A field for the rows, if you want one, then field and value: "Source", "Period", "last 12 months".
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.THREETIMES("Owner","Period",2026)
 */
export function threeTimes(pairs: any[][][], invocation: CustomFunctions.StreamingInvocation<any[][]>): void {
  answerCell("THREETIMES", [], pairs, invocation);
}

/**
 * Spills the opportunities by when they were created: how many, won within 30 to 365 days, still open.
 * @customfunction COHORTS
 * @param grain "month", "quarter", "year", "fiscal quarter" or "fiscal year".
 * @param pairs Field and value: "Period", 2026, "Measure", "leads" (leads and how soon they converted).
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.COHORTS("month","Period",2026)
 */
export function cohorts(
  grain: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any[][]>,
): void {
  answerCell("COHORTS", [grain], pairs, invocation);
}

/**
 * Spills the moves between stages: a row for each stage moved from, a column for each moved to.
 * @customfunction MOVEMATRIX
 * @param pairs Field and value: "Period", "this quarter", "Owner", "Alice".
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.MOVEMATRIX("Period","2026-Q1")
 */
export function moveMatrix(pairs: any[][][], invocation: CustomFunctions.StreamingInvocation<any[][]>): void {
  answerCell("MOVEMATRIX", [], pairs, invocation);
}

/**
 * Spills the pipeline bridge: the open amount at the start, what came and went, the open amount at the end.
 * @customfunction BRIDGE
 * @param from The first day: a date, or a period whose first day is meant.
 * @param to The last day: a date, or a period whose last day is meant.
 * @param pairs Field and value: "Owner", "Alice", "Period", "2026-Q2" (deals expected to close then: pulled in and pushed out).
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.BRIDGE("2026-01-01","2026-03-31")
 */
export function bridge(
  from: any,
  to: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any[][]>,
): void {
  answerCell("BRIDGE", [from, to], pairs, invocation);
}

/**
 * Spills the open deals as they stood at the end of a day.
 * @customfunction SNAPSHOT
 * @param date The day: a date, or a period whose last day is meant.
 * @param pairs Field and value: "Owner", "Alice", "As Recorded On", 46203 (what the log held then), "Rows", 500.
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.SNAPSHOT("2026-03-31","Owner","Alice")
 */
export function snapshot(
  date: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any[][]>,
): void {
  answerCell("SNAPSHOT", [date], pairs, invocation);
}

/**
 * Spills the leads and deals that have stood still too long, the worst first.
 * @customfunction STALLED
 * @param pairs Field and value: "Owner", "Alice", "Stall Level", "stalled", "Rows", 20.
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.STALLED("Owner","Alice")
 */
export function stalled(pairs: any[][][], invocation: CustomFunctions.StreamingInvocation<any[][]>): void {
  answerCell("STALLED", [], pairs, invocation);
}

/**
 * Spills a period's figures for a meeting, with the change against the period before and last year.
 * @customfunction BRIEFING
 * @param period A period: "this month", "2026-Q1", "last week", 2026.
 * @param pairs Field and value: "Team", "North", "As Of", 46203.
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.BRIEFING("2026-Q1")
 */
export function briefing(
  period: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any[][]>,
): void {
  answerCell("BRIEFING", [period], pairs, invocation);
}

/**
 * Spills people or teams from first to last, and says where they are too few to tell.
 * @customfunction RANKING
 * @param measure By what: "won amount", "won count", "win rate", "open amount", "sales cycle"; "won amount by team" ranks teams.
 * @param pairs Field and value: "Period", "this quarter", "Team", "North".
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.RANKING("won amount","Period",2026)
 */
export function ranking(
  measure: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any[][]>,
): void {
  answerCell("RANKING", [measure], pairs, invocation);
}

/**
 * Spills the log of one lead or deal: every move, with its date and who made it; those of records merged into it too, the last column says whose (Record ID).
 * @customfunction JOURNEY
 * @param id The Lead ID or Opportunity ID, or the cell that holds it.
 * @param pairs Field and value: "As Of", 46203, "Rows", 100.
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.JOURNEY("O-1")
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
 * @example =FUNNEL.EXPLAIN("CONVERSION(Proposal,Won)","Period",2026)
 */
export function explain(
  metric: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any[][]>,
): void {
  answerCell("EXPLAIN", [metric], pairs, invocation);
}

/**
 * Spills what is doubtful in the data: each finding with its records and what it does to the headline figures.
 * @customfunction ISSUES
 * @param pairs Field and value: "Owner", "Alice", "Rows", 200.
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.ISSUES("Owner","Alice")
 */
export function issues(pairs: any[][][], invocation: CustomFunctions.StreamingInvocation<any[][]>): void {
  answerCell("ISSUES", [], pairs, invocation);
}
