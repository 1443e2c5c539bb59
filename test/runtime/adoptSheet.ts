import type { AdoptionSummary } from "../../src/domain/adopting/types";
import type { OpenBook } from "./openBook";

/** Opens the add-in at a sheet with a plain table and adopts that as the pane proposes, with ids; what the pane says of it before. */
export async function adoptSheet(book: OpenBook): Promise<AdoptionSummary> {
  await book.begin();
  await book.app.showSelection();
  await book.pane.actions.startAdoption();
  const { status } = book.pane.state();
  if (status.kind !== "adopting") throw new Error(status.kind);
  const decisions = { ...status.preview.decisions, addIds: true };
  expect(await book.pane.actions.adopt(decisions)).toMatchObject({ ok: true });
  return status.preview.summary;
}
