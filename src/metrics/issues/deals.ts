import { fromMilliseconds } from "../../domain/dates/serial";
import { leadsThat, opportunitiesThat } from "../figures/outcome";
import { CurrencyRates } from "../figures/rates";
import { at } from "../index/at";
import type { View } from "../index/view";
import { isOnlyNamed, recordsOf, type Finding } from "./finding";

/** Findings about what a deal says: its amount, currency, expected close, reason, lead. */
export const dealFindings: readonly Finding[] = [
  { name: "MissingRate", find: dealsWithoutRate },
  {
    name: "WonWithoutAmount",
    find: (view) => opportunitiesThat(view, "won").filter((deal) => lacksAmount(view, deal)),
  },
  {
    name: "OpenWithoutAmount",
    find: (view) => opportunitiesThat(view, "open").filter((deal) => lacksAmount(view, deal)),
  },
  {
    name: "Overdue",
    find: (view) =>
      opportunitiesThat(view, "open").filter((deal) => Math.floor(expectedClose(view, deal)) < view.day),
  },
  {
    name: "WithoutExpectedClose",
    find: (view) => opportunitiesThat(view, "open").filter((deal) => Number.isNaN(expectedClose(view, deal))),
  },
  {
    name: "LostWithoutReason",
    find: (view) => opportunitiesThat(view, "lost").filter((deal) => lacksReason(view, deal)),
  },
  {
    name: "WonWithoutLead",
    find: (view) => opportunitiesThat(view, "won").filter((deal) => view.leadOf(deal) < 0),
  },
  {
    name: "ConvertedWithoutDeal",
    find: (view) => leadsThat(view, "converted").filter((lead) => view.firstOpportunity(lead) < 0),
  },
  { name: "BrokenLink", find: brokenLinks },
];

function amountOf(view: View, deal: number): number {
  return at(view.core.log.amount, view.lastRow(deal));
}

function lacksAmount(view: View, deal: number): boolean {
  return Number.isNaN(amountOf(view, deal));
}

function expectedClose(view: View, deal: number): number {
  return at(view.core.log.expectedClose, view.lastRow(deal));
}

/** Deals with an amount that can't be put in base currency: on the day of the closing, else on that of the as-of. */
function dealsWithoutRate(view: View): readonly number[] {
  const rates = new CurrencyRates(view);
  const { codes } = view.core.log.currency;
  const { lastRow, closed } = view.snapshot;
  return view.opportunities.filter((deal) => {
    const amount = amountOf(view, deal);
    if (Number.isNaN(amount) || amount === 0) return false;
    const day = Math.floor(fromMilliseconds(at(closed, deal)));
    return Number.isNaN(rates.of(at(codes, at(lastRow, deal)), Number.isNaN(day) ? view.day : day));
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
  return recordsOf(view).filter((record) => {
    const linked = records.linkedBy(record);
    return linked >= 0 && isOnlyNamed(view, linked);
  });
}
