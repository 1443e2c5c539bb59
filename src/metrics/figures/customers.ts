import { nameKey } from "../../domain/store/name";
import type { View } from "../index/view";

/** The customer of a deal: its account, else the company of its lead, as names are compared; "" where neither is filled. */
export function customerOf(view: View, opportunity: number): string {
  const { records } = view.core;
  const account = nameKey(String(records.cell(opportunity, "account") ?? ""));
  if (account !== "") return account;
  const lead = view.leadOf(opportunity);
  return lead < 0 ? "" : nameKey(String(records.cell(lead, "company") ?? ""));
}

/** The first win of each customer among these wins: the earliest closing; undated ones are before every date. */
export function firstWins(view: View, wins: readonly number[]): number[] {
  const first = new Map<string, number>();
  for (const record of wins) {
    const customer = customerOf(view, record);
    const other = first.get(customer);
    if (other === undefined || isEarlier(view, record, other)) first.set(customer, record);
  }
  return [...first.values()];
}

function isEarlier(view: View, a: number, b: number): boolean {
  const first = closing(view, a);
  const second = closing(view, b);
  return first === second ? view.core.records.id(a) < view.core.records.id(b) : first < second;
}

function closing(view: View, record: number): number {
  const closed = view.closedAt(record);
  return Number.isNaN(closed) ? -Infinity : closed;
}
