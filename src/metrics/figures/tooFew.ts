import type { AnswerCell } from "../answer";

/** Fewer than this tell nothing. */
const fewest = 20;

/**
 * "Too few to tell" 样本少,差异不可靠: n < 20, or the 95 % interval contains what the figure is compared with. Blank where the difference
 * can be relied on. Without anything to compare with only n decides. Source: SPEC section 2.
 */
export function tooFewNote(
  n: number,
  interval: readonly [low: number, high: number] | undefined,
  compared: number | undefined,
): AnswerCell {
  const note = { term: "noteTooFew" };
  if (n < fewest) return note;
  if (compared === undefined || interval === undefined) return "";
  return interval[0] <= compared && compared <= interval[1] ? note : "";
}
