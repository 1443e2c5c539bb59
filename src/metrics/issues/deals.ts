import { opportunitiesThat } from "../figures/outcome";
import { rateOf } from "../figures/rates";
import { at } from "../index/at";
import type { View } from "../index/view";
import type { Finding } from "./finding";

/** Findings about what a deal says: its amount, currency, expected close, reason, lead. */
export const dealFindings: readonly Finding[] = [
  { name: "MissingRate", find: (view) => view.opportunities.filter((deal) => lacksRate(view, deal)) },
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
    find: (view) => view.leads.filter((lead) => view.isConverted(lead) && view.firstOpportunity(lead) < 0),
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

/** Whether a deal has an amount that can't be put in base currency: on the day of its closing, else on that of the as-of. */
function lacksRate(view: View, deal: number): boolean {
  const amount = amountOf(view, deal);
  if (Number.isNaN(amount) || amount === 0) return false;
  const closed = view.closedAt(deal);
  const currency = view.core.log.currency.get(view.lastRow(deal)).trim();
  return !rateOf(view, currency, Number.isNaN(closed) ? view.day : Math.floor(closed)).ok;
}

function lacksReason(view: View, deal: number): boolean {
  const inRow = view.core.records.cell(deal, "lossReason") ?? "";
  const closing = view.closingRow(deal);
  const inLog = closing < 0 ? "" : view.core.log.reason.get(closing);
  return String(inRow).trim() === "" && inLog.trim() === "";
}

/** Records whose row names a lead or deal that has neither a log nor a row. */
function brokenLinks(view: View): readonly number[] {
  const { records, rows } = view.core;
  return [...view.leads, ...view.opportunities].filter((record) => {
    const linked = records.linkedBy(record);
    return linked >= 0 && !rows.hasAny(linked) && !records.hasRow(linked);
  });
}
