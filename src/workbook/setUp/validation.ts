import { listNames } from "../../domain/store/listNames";
import { textOf } from "../../domain/store/row";
import { readOption } from "../../domain/store/words";
import { layoutOf, type StoreLayout, type TableLayout } from "../layout";
import { bodyRange, readRows } from "../readRows";
import type { Session } from "../run";
import { rowView } from "../sheetRow";
import { freeCells } from "./freeCells";
import { everyRow, type Offer, type Rows } from "./offer";

/** The lists of Lists that a column offers, by role. */
const listOfRole: Readonly<Record<string, string>> = {
  source: "Source",
  channel: "Channel",
  product: "Product",
  lossReason: "Loss Reason",
  competitor: "Competitor",
  kind: "Activity Kind",
};

/**
 * Gives the columns of the record tables their drop-downs: stages from Stages, owners from People, the others from their rows
 * of Lists. The source is always a range: a list as text splits at commas and ends at 255 characters. Another value may be
 * typed after a warning: what is not in the list is asked about by reconcile, not forbidden. Cells that a team gave a rule of
 * its own keep it; where the list is set-up's own, its source alone is written anew, so that a changed warning stays.
 *
 * @param again writes the warning all the same: an earlier set-up may have been cut before it.
 */
export async function offerLists(
  session: Session,
  layout: StoreLayout,
  alert: string,
  again: boolean,
): Promise<void> {
  const stages = layoutOf(layout, "Stages");
  const people = layout.get("People");
  const lists = layout.get("Lists");
  const listed = await listOfEachRow(session, lists);
  const offers: Offer[] = [];
  for (const name of ["Leads", "Opportunities", "Activities"] as const) {
    const table = layout.get(name);
    if (table === undefined) continue;
    const offer = (role: string, from: TableLayout | undefined, sourceRole: string, rows?: Rows): void => {
      const column = table.columns.get(role);
      const sourceColumn = from?.columns.get(sourceRole);
      if (from === undefined || column === undefined || sourceColumn === undefined) return;
      offers.push({ table, column, from, sourceColumn, rows: rows ?? everyRow(from) });
    };
    offer("stage", stages, "stage");
    offer("owner", people, "owner");
    for (const [role, list] of Object.entries(listOfRole)) {
      const rows = rowsOfList(listed, list);
      if (rows !== undefined) offer(role, lists, "value", rows);
    }
  }
  for (const { offer, first, count, rule } of await freeCells(session, offers)) {
    const { dataValidation } = bodyRange(session.context, offer.table, first, count, offer.column, 1);
    const { from, sourceColumn, rows } = offer;
    const source = bodyRange(session.context, from, rows.first, rows.count, sourceColumn, 1);
    dataValidation.rule = { list: { inCellDropDown: rule?.inCellDropDown ?? true, source } };
    if (rule !== undefined && !again) continue;
    dataValidation.ignoreBlanks = true;
    dataValidation.errorAlert = {
      showAlert: true,
      style: Excel.DataValidationAlertStyle.information,
      title: "Funnelbook",
      message: alert,
    };
  }
}

/** Which list each row of Lists belongs to, in sheet order; a row without a value belongs to none. */
async function listOfEachRow(session: Session, table: TableLayout | undefined): Promise<readonly string[]> {
  if (table === undefined) return [];
  return (await readRows(session, table)).map((values) => {
    const row = rowView(table, values);
    const list = textOf(row, "list");
    return textOf(row, "value") === "" ? "" : (readOption(listNames, list) ?? list);
  });
}

/** The rows of one list in Lists, where they stand together; a list that is scattered offers its first run. */
function rowsOfList(lists: readonly string[], name: string): Rows | undefined {
  const first = lists.indexOf(name);
  if (first < 0) return undefined;
  let count = 1;
  while (lists[first + count] === name) count += 1;
  return { first, count };
}
