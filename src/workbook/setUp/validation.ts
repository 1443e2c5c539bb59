import { listNames } from "../../domain/store/listNames";
import { textOf } from "../../domain/store/row";
import { readOption } from "../../domain/store/words";
import { layoutOf, type StoreLayout, type TableLayout } from "../layout";
import { bodyRange, readRows } from "../readRows";
import type { Session } from "../run";
import { rowView } from "../sheetRow";

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
 * typed after a warning: what is not in the list is asked about by reconcile, not forbidden.
 */
export async function offerLists(session: Session, layout: StoreLayout, alert: string): Promise<void> {
  const lists = await listOfEachRow(session, layout);
  const stages = columnRange(session, layoutOf(layout, "Stages"), "stage");
  const people = layout.has("People") ? columnRange(session, layoutOf(layout, "People"), "owner") : undefined;
  for (const name of ["Leads", "Opportunities", "Activities"] as const) {
    const table = layout.get(name);
    if (table === undefined) continue;
    offer(session, table, "stage", stages, alert);
    offer(session, table, "owner", people, alert);
    for (const [role, list] of Object.entries(listOfRole)) {
      offer(session, table, role, listRange(session, layout, lists, list), alert);
    }
  }
}

function offer(
  session: Session,
  table: TableLayout,
  role: string,
  source: Excel.Range | undefined,
  alert: string,
): void {
  if (source === undefined || !table.columns.has(role)) return;
  const cells = columnRange(session, table, role);
  if (cells === undefined) return;
  cells.dataValidation.rule = { list: { inCellDropDown: true, source } };
  cells.dataValidation.ignoreBlanks = true;
  cells.dataValidation.errorAlert = {
    showAlert: true,
    style: Excel.DataValidationAlertStyle.information,
    title: "Funnelbook",
    message: alert,
  };
}

function columnRange(session: Session, table: TableLayout, role: string): Excel.Range | undefined {
  const column = table.columns.get(role);
  if (column === undefined) return undefined;
  return bodyRange(session.context, table, 0, Math.max(table.rowCount, 1), column, 1);
}

/** Which list each row of Lists belongs to, in sheet order; a row without a value belongs to none. */
async function listOfEachRow(session: Session, layout: StoreLayout): Promise<readonly string[]> {
  const table = layout.get("Lists");
  if (table === undefined) return [];
  return (await readRows(session, table)).map((values) => {
    const row = rowView(table, values);
    const list = textOf(row, "list");
    return textOf(row, "value") === "" ? "" : (readOption(listNames, list) ?? list);
  });
}

/** The rows of one list in Lists, where they stand together; a list that is scattered offers its first run. */
function listRange(
  session: Session,
  layout: StoreLayout,
  lists: readonly string[],
  name: string,
): Excel.Range | undefined {
  const table = layout.get("Lists");
  const column = table?.columns.get("value");
  if (table === undefined || column === undefined) return undefined;
  const first = lists.indexOf(name);
  if (first < 0) return undefined;
  let count = 1;
  while (lists[first + count] === name) count += 1;
  return bodyRange(session.context, table, first, count, column, 1);
}
