import type { CellValue } from "../domain/cell";
import { fail, succeed, type Result } from "../domain/result";
import type { Steps } from "../domain/steps";
import { formatSerial } from "../domain/dates/formatSerial";
import { currentOwnerOf, teamOf } from "./figures/owner";
import { ask } from "./figures/question";
import { fieldReader } from "./filters/readField";
import type { FunnelIndex } from "./index/funnelIndex";
import type { View } from "./index/view";
import { findField, isColumn, type Field } from "./names/fields";
import { findRecordInSteps } from "./names/findRecord";
import type { Query } from "./query";

/**
 * LOOKUPRECORD(id, field): a field of one lead or opportunity as of the date: Stage, Days in Stage, Age, Entered <stage> (the first time),
 * Win Probability (the row's, else the stage's), Stall Level, Moves, Outcome, any column in either language. What the log carries is as of
 * the date (Owner and Team too: of a closed record the present ones), other columns are as today; a column that the record's table
 * lacks is read from the linked record. Blank is `""`. Source: SPEC section 3.
 */
export function* lookupRecord(index: FunnelIndex, query: Query, today: number): Steps<Result<CellValue>> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const { view } = asked.value;
  const [id = "", written = ""] = query.args;
  const field = findField(view.core, written);
  if (!field.ok) return field;
  const isReadable = (each: number): boolean => view.isThere(each) || isUnlogged(view, each);
  const record = yield* findRecordInSteps(view.core, id, isReadable);
  if (!record.ok) return record;
  if (!isReadable(record.value)) {
    return fail("recordNotThere", { id, date: formatSerial(view.asOf) });
  }
  return succeed(readRow(view, field.value, record.value));
}

/** What a record's row says: its owner is whose it is, also where metrics credit the one at closing. */
function readRow(view: View, field: Field, record: number): CellValue {
  if (view.isThere(record)) {
    if (isColumn(field, "owner")) return currentOwnerOf(view, record);
    if (field.kind === "derived" && field.field === "team") return teamOf(view, currentOwnerOf(view, record));
  }
  return fieldReader(view, field)(record);
}

/** Whether a record has a row but no log yet: its columns can be read all the same. */
function isUnlogged(view: View, record: number): boolean {
  return !view.core.rows.hasAny(record) && view.core.records.hasRow(record);
}
