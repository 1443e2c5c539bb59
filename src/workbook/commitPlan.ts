import type { Plan } from "../domain/planning/plan";
import { fail, succeed, type Result } from "../domain/result";
import { knownEvents } from "../metrics";
import type { Book } from "./book";
import { finishPending } from "./finishPending";
import { inSlices } from "./pause";

/** Nothing can be settled now, or nothing was begun. */
const leftAlone = new Set(["excelDidNotAnswer", "sheetIsProtected", "columnMissing", "noIdColumn"]);

/**
 * Writes a plan. When Excel fails in the middle, what was begun is finished or forgotten right away, and the answer says which:
 * done when its events are in the log after all, refused when nothing of it is. When Excel does not answer at all, that is left to the
 * next reconcile.
 */
export async function commitPlan(book: Book, plan: Plan): Promise<Result<void>> {
  const written = await book.write(plan);
  if (written.ok || leftAlone.has(written.reason.code)) return written;
  const settled = await finishPending(book);
  if (!settled.ok) return written;
  const { store } = book;
  if (store === undefined) return fail("noStoreYet");
  const ids = plan.events.map((event) => event.eventId);
  const known = await inSlices(knownEvents(store.index.core, ids));
  const logged = ids.length > 0 && ids.every((id) => known.has(id));
  return logged ? succeed(undefined) : written;
}
