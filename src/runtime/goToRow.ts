import { fail, succeed, type Result } from "../domain/result";
import type { RecordType } from "../domain/store/words";
import type { RunOptions } from "../workbook/run";
import { selectRow } from "../workbook/selection";
import type { Funnelbook } from "./funnelbook";

/** Selects a body row (from 0) of leads or opportunities, so that the sheet shows it and the pane its record. */
export async function goToRow(
  app: Funnelbook,
  type: RecordType,
  row: number,
  options?: RunOptions,
): Promise<Result<void>> {
  const { layout } = app.book.store ?? {};
  if (layout === undefined) return fail("noStoreYet");
  const selected = await app.book.run((session) => selectRow(session, layout, type, row), options);
  if (!selected.ok) return selected;
  await app.showSelection();
  return succeed(undefined);
}
