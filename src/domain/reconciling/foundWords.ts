import { reasonWithNote } from "../log/closing";
import { inLanguage, type Word } from "../language";
import type { PlanContext } from "../planning/context";

/** The mark in the Reason of an event that was found in a row and dated by nothing but the finding. */
const foundInSheet: Word = { en: "found in the sheet", zh: "在表中发现" };

/**
 * The Reason of a found event: what the row says, and the mark where the event's date is only the end of the interval in which it
 * must have happened. An edit seen as it was made (Recorded Via Cell) needs none.
 */
export function foundReason(said: string, isDated: boolean, context: PlanContext): string {
  const isMarked = !isDated && context.via !== "Cell";
  return reasonWithNote(said, isMarked ? inLanguage(foundInSheet, context.setup.settings.locale) : "");
}
