import type { Language } from "../../domain/language";
import type { TableName } from "../../domain/store/tables";
import { layoutOf, type StoreLayout } from "../layout";
import { locateTables } from "../locateTables";
import { settleIntent, noteIntent } from "../journal";
import type { Session } from "../run";
import { highlightStalls } from "./highlights";
import { makeOverview } from "./makeOverview";
import { makeTables, type FirstRows } from "./makeTables";
import { offerLists } from "./validation";

/** What a new store begins with. */
export interface SetUpInput {
  readonly language: Language;
  readonly firstRows: FirstRows;
  /** What stands in the overview's funnel filter; "" with one funnel. */
  readonly funnelFilter: string;
  /** What Excel says when a typed value is not in the list, in the workbook's language. */
  readonly listAlert: string;
  /** A team's table that plays one of the record tables, which is then not made. */
  readonly adopted?: { readonly table: TableName; readonly excelName: string };
  /** An earlier set-up was cut: what it may have left half done is done again. */
  readonly resumed: boolean;
}

/**
 * Turns a workbook into a store (SPEC section 1), or adds the tables that a store lacks. Doing it twice changes nothing but set-up's own
 * drop-downs: they offer what Stages, People and Lists hold by then. The intent is noted first: after a cut, doing it again finishes it.
 */
export async function setUpWorkbook(session: Session, input: SetUpInput): Promise<StoreLayout> {
  const before = await locateTables(session);
  const key = noteIntent(session, "setUp", { kind: "setUp", language: input.language });
  const made = await makeTables(session, before, input.language, input.firstRows, input.adopted?.table);
  const layout = made.length > 0 ? await locateTables(session) : before;
  await offerLists(session, layout, input.listAlert, input.resumed);
  if (made.length > 0 || input.resumed) {
    for (const name of ["Leads", "Opportunities"] as const) {
      if (layout.has(name))
        await highlightStalls(
          session,
          layoutOf(layout, name),
          layoutOf(layout, "StageLog"),
          layoutOf(layout, "Stages"),
        );
    }
  }
  await makeOverview(session, input.language, input.funnelFilter, input.resumed);
  settleIntent(session, key);
  await session.sync();
  return layout;
}
