import { at } from "../index/at";
import type { View } from "../index/view";
import { narrow, type Narrowed } from "./narrow";
import { openDeals } from "./population";
import type { Question } from "./question";

/** The open deals that a forecast is about. */
export interface ExpectedDeals {
  readonly narrowed: Narrowed<number>;
  /** Open deals that meet the filters and whose expected close is past: in no period. */
  readonly overdue: readonly number[];
}

/**
 * The open deals expected to close in the query's period, by their Expected Close. Those whose expected close is past as of the
 * date are overdue: in no period. Where no period is asked, all open deals, overdue and without an expected close too.
 */
export function expectedDeals({ view, query, tests }: Question): ExpectedDeals {
  const open = openDeals(view).narrow(tests, undefined);
  const overdue = open.items.filter((record) => isOverdue(view, record));
  if (query.period === undefined) return { narrowed: open, overdue };
  const dated = narrow(
    {
      items: open.items.filter((record) => !isOverdue(view, record)),
      recordOf: (record) => record,
      dateOf: (record) => expectedCloseOf(view, record),
    },
    [],
    query.period,
  );
  return { narrowed: { ...open, items: dated.items, undated: dated.undated }, overdue };
}

/** When a deal is expected to close, as of the date; NaN where it does not say. */
function expectedCloseOf(view: View, record: number): number {
  const row = view.lastRow(record);
  return row < 0 ? NaN : at(view.core.log.expectedClose, row);
}

/** Whether an open deal's expected close is past: the day itself is not. */
function isOverdue(view: View, record: number): boolean {
  return expectedCloseOf(view, record) < view.day;
}
