import { layoutOf, type StoreLayout, type TableLayout } from "../layout";
import { bodyRange, readRows } from "../readRows";
import type { Session } from "../run";
import { rowView } from "../sheetRow";
import { freeCells } from "./freeCells";
import { readListRow, sourceOfList } from "./listSource";
import { everyRow, type Offer, type OfferSource } from "./offer";
import { noteOfferedTexts, readOfferedTexts } from "./offeredTexts";

/** The lists of Lists that a column offers, by role. */
const listOfRole: Readonly<Record<string, string>> = {
  source: "Source",
  channel: "Channel",
  product: "Product",
  lossReason: "Loss Reason",
  competitor: "Competitor",
  kind: "Activity Kind",
};

/** Rules that are written in one batch: a column that was pasted over has them in many pieces. */
const rulesPerSync = 200;

/**
 * Gives the columns of the record tables their drop-downs: stages from Stages, owners from People, the others from their rows
 * of Lists (see {@link sourceOfList}). The source is a range where it can be: it follows what is changed in it. Another value may be
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
  const offers = await offersIn(session, layout);
  const known = await readOfferedTexts(session);
  const texts = new Set([...known, ...offers.flatMap(({ source }) => ("text" in source ? source.text : []))]);
  const free = await freeCells(session, offers, known);
  if (texts.size > known.size) noteOfferedTexts(session, texts);
  for (const [place, { offer, first, count, rule }] of free.entries()) {
    if (place % rulesPerSync === rulesPerSync - 1) await session.sync();
    const { dataValidation } = bodyRange(session.context, offer.table, first, count, offer.column, 1);
    const source = sourceCells(session, offer);
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

/** The drop-downs of the tables that the store has. */
async function offersIn(session: Session, layout: StoreLayout): Promise<Offer[]> {
  const stages = layoutOf(layout, "Stages");
  const people = layout.get("People");
  const lists = layout.get("Lists");
  const listRows =
    lists === undefined
      ? []
      : (await readRows(session, lists)).map((values) => readListRow(rowView(lists, values)));
  const offers: Offer[] = [];
  for (const name of ["Leads", "Opportunities", "Activities"] as const) {
    const table = layout.get(name);
    if (table === undefined) continue;
    const offer = (
      role: string,
      from: TableLayout | undefined,
      sourceRole: string,
      source?: OfferSource,
    ): void => {
      const column = table.columns.get(role);
      const sourceColumn = from?.columns.get(sourceRole);
      if (from === undefined || column === undefined || sourceColumn === undefined) return;
      offers.push({ table, column, from, sourceColumn, source: source ?? everyRow(from) });
    };
    offer("stage", stages, "stage");
    offer("owner", people, "owner");
    for (const [role, list] of Object.entries(listOfRole)) {
      const source = sourceOfList(listRows, list);
      if (source !== undefined) offer(role, lists, "value", source);
    }
  }
  return offers;
}

function sourceCells(session: Session, { from, sourceColumn, source }: Offer): string | Excel.Range {
  if ("text" in source) return source.text;
  return bodyRange(session.context, from, source.first, source.count, sourceColumn, 1);
}
