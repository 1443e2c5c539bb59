import { fromMilliseconds } from "../../domain/dates/serial";
import { leadsThat, opportunitiesThat } from "../figures/outcome";
import { CurrencyRates } from "../figures/rates";
import type { View } from "../index/view";
import { isOnlyNamed, recordsOf, type Finding } from "./finding";

/** Findings about what a deal says: its amount, currency, expected close, reason, lead. */
export const dealFindings: readonly Finding[] = [
  { name: "MissingRate", find: dealsWithoutRate },
  {
    name: "WonWithoutAmount",
    find: (view) => withoutNumber(view, view.core.log.amount, opportunitiesThat(view, "won")),
  },
  {
    name: "OpenWithoutAmount",
    find: (view) => withoutNumber(view, view.core.log.amount, opportunitiesThat(view, "open")),
  },
  { name: "Overdue", find: overdueDeals },
  {
    name: "WithoutExpectedClose",
    find: (view) => withoutNumber(view, view.core.log.expectedClose, opportunitiesThat(view, "open")),
  },
  {
    name: "LostWithoutReason",
    find: (view) => opportunitiesThat(view, "lost").filter((deal) => lacksReason(view, deal)),
  },
  { name: "WonWithoutLead", find: (view) => unlinked(view, opportunitiesThat(view, "won")) },
  { name: "ConvertedWithoutDeal", find: (view) => unlinked(view, leadsThat(view, "converted")) },
  { name: "BrokenLink", find: brokenLinks },
];

/** Those of some deals for which their last log row has no number in a column. */
function withoutNumber(
  { snapshot }: View,
  column: ArrayLike<number>,
  deals: readonly number[],
): readonly number[] {
  const { lastRow } = snapshot;
  const found: number[] = [];
  for (const deal of deals) if (Number.isNaN(column[lastRow[deal]!]!)) found.push(deal);
  return found;
}

function overdueDeals(view: View): readonly number[] {
  const { expectedClose } = view.core.log;
  const { lastRow } = view.snapshot;
  const found: number[] = [];
  for (const deal of opportunitiesThat(view, "open")) {
    if (Math.floor(expectedClose[lastRow[deal]!]!) < view.day) found.push(deal);
  }
  return found;
}

/** Those of some records that no other is linked with. */
function unlinked({ links }: View, records: readonly number[]): readonly number[] {
  const { linkBy } = links;
  const found: number[] = [];
  for (const record of records) if (linkBy[record]! < 0) found.push(record);
  return found;
}

/** Deals with an amount that can't be put in base currency: on the day of the closing, else on that of the as-of. */
function dealsWithoutRate(view: View): readonly number[] {
  const { currency, amount } = view.core.log;
  const { lastRow, closed } = view.snapshot;
  const rates = new CurrencyRates(view);
  let first = Infinity;
  for (let deal = 0; deal < closed.length; deal++) if (closed[deal]! < first) first = closed[deal]!;
  const firstDay = Math.min(view.day, Math.floor(fromMilliseconds(first)));
  const codes = Array.from({ length: currency.size }, (_, code) => code);
  // A currency that has a rate on the first day has one on every other.
  if (codes.every((code) => !Number.isNaN(rates.of(code, firstDay)))) return [];
  const rateOf = rates.reader();
  return view.opportunities.filter((deal) => {
    const money = amount[lastRow[deal]!]!;
    return !Number.isNaN(money) && money !== 0 && Number.isNaN(rateOf(deal));
  });
}

function lacksReason(view: View, deal: number): boolean {
  const inRow = view.core.records.cell(deal, "lossReason") ?? "";
  const closing = view.closingRow(deal);
  const inLog = closing < 0 ? "" : view.core.log.reason.get(closing);
  return String(inRow).trim() === "" && inLog.trim() === "";
}

/** Records whose row names a lead or deal that has neither a log nor a row. */
function brokenLinks(view: View): readonly number[] {
  const { records } = view.core;
  const isUnknown = onlyNamed(view);
  if (!isUnknown.includes(1)) return [];
  return recordsOf(view).filter((record) => isUnknown[records.linkedBy(record)] === 1);
}

/** By record: 1 where neither a log nor a row says more than its id. */
function onlyNamed(view: View): Uint8Array {
  const { lengths } = view.core.rows.all();
  const isUnknown = new Uint8Array(view.core.records.count);
  for (let record = 0; record < isUnknown.length; record++) {
    if (!((lengths[record] ?? 0) > 0) && isOnlyNamed(view, record)) isUnknown[record] = 1;
  }
  return isUnknown;
}
