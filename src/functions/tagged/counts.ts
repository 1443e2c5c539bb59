/* eslint-disable @typescript-eslint/no-explicit-any -- Excel's metadata is made from these signatures: its tool knows `any` and `any[][]` only, no alias and no `unknown` in a result. */
import { answerCell } from "../connectFunctions";

// Every function here and in the other files of this folder is the same in one respect: it hands its arguments to the live
// cells, which parse them, ask the index and push the value again whenever it changes. What follows the required arguments
// comes as one list of matrices (`pairs`); an odd number of them begins with the optional argument. The example is the README's.

/**
 * Counts leads or deals by status, or those at a stage now.
 * @customfunction TALLY
 * @param status What to count: "new leads", "open leads", "converted", "new opportunities", "open", "won", "lost", "invalid", "customers", "new customers", "activities", or a stage's name.
 * @param pairs Field and value, as many pairs as you like: "Owner", "Alice", "Period", "2026-Q1".
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.TALLY("won","Owner","Alice","Period","2026-Q1")
 */
export function tally(
  status: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any>,
): void {
  answerCell("TALLY", [status], pairs, invocation);
}

/**
 * Counts the leads and deals that reached a stage, skipped stages included.
 * @customfunction REACHED
 * @param stage A stage of the funnel, such as "Proposal"; or "lead" or "opportunity".
 * @param pairs Field and value: "Period", "this quarter", "Mode", "visited" (only those really there).
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.REACHED("Proposal","Mode","visited")
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
 * @example =FUNNEL.CONVERSION("Proposal","Won","Period",2026)
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
 * @example =FUNNEL.WINRATE("Period","2026-Q1","Measure","amount")
 */
export function winRate(pairs: any[][][], invocation: CustomFunctions.StreamingInvocation<any>): void {
  answerCell("WINRATE", [], pairs, invocation);
}

/**
 * Looks up one lead or deal by its id; Owner and Team are the present ones, while filters credit a closed deal to its owner at closing.
 * @customfunction LOOKUPRECORD
 * @param id The Lead ID or Opportunity ID, or the cell that holds it.
 * @param field What to give: "Stage", "Days in Stage", "Age", "Entered Proposal", "Win Probability", "Stall Level", "Moves", or any column.
 * @param pairs Field and value: "As Of", 46203 or the cell with the date on which you want to know.
 * @param invocation Where the values are pushed to.
 * @streaming
 * @example =FUNNEL.LOOKUPRECORD("O-2","Stage")
 */
export function lookUpRecord(
  id: any,
  field: any,
  pairs: any[][][],
  invocation: CustomFunctions.StreamingInvocation<any>,
): void {
  answerCell("LOOKUPRECORD", [id, field], pairs, invocation);
}
