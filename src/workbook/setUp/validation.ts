import type { ListValue } from "../../domain/store/setup";
import { layoutOf, type StoreLayout, type TableLayout } from "../layout";
import { bodyRange } from "../readRows";
import type { Session } from "../run";

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
export function offerLists(
  session: Session,
  layout: StoreLayout,
  lists: readonly ListValue[],
  alert: string,
): void {
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

/** The rows of one list in Lists, where they stand together; a list that is scattered offers its first run. */
function listRange(
  session: Session,
  layout: StoreLayout,
  lists: readonly ListValue[],
  name: string,
): Excel.Range | undefined {
  const table = layout.get("Lists");
  const column = table?.columns.get("value");
  if (table === undefined || column === undefined) return undefined;
  const first = lists.findIndex((value) => value.list === name);
  if (first < 0) return undefined;
  let count = 1;
  while (lists[first + count]?.list === name) count += 1;
  return bodyRange(session.context, table, first, count, column, 1);
}
