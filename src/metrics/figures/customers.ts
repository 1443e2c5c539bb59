import type { CellValue } from "../../domain/cell";
import type { Steps } from "../../domain/steps";
import { nameKey } from "../../domain/store/name";
import type { CodeColumn } from "../index/codeColumn";
import type { View } from "../index/view";
import { opportunitiesThat, recordsThere } from "./outcome";

/** The number that stands for no customer. */
const nobody = 0;

/**
 * The customer of a deal: its account, else the company of its lead, as names are compared. Equal numbers are one customer; 0 where
 * neither is filled.
 */
function customerOf(view: View, opportunity: number): number {
  const { records } = view.core;
  const names = namesOf(view);
  const account = names.numberIn(names.accounts, records.column("opportunity", "account"), opportunity);
  if (account !== nobody) return account;
  const lead = view.leadOf(opportunity);
  return lead < 0 ? nobody : names.numberIn(names.companies, records.column("lead", "company"), lead);
}

/** Reads the names of all customers, so many deals a step: every name is compared as names are, which takes long for a hundred thousand. */
export function* readCustomers(view: View, dealsPerStep: number): Steps<void> {
  const { records } = view.core;
  if (!records.hasColumn("opportunity", "account") && !records.hasColumn("lead", "company")) return;
  for (const [place, deal] of recordsThere(view, "opportunity").entries()) {
    if (place % dealsPerStep === 0) yield;
    customerOf(view, deal);
  }
}

/** The won deals that say whose they are. */
export function customersWon(view: View): readonly number[] {
  return view.once("customers won", () =>
    opportunitiesThat(view, "won").filter((deal) => customerOf(view, deal) !== nobody),
  );
}

/** How many different customers some deals are of. */
export function countCustomers(view: View, deals: readonly number[]): number {
  const isCounted = new Uint8Array(namesOf(view).count);
  let count = 0;
  for (const deal of deals) {
    const customer = customerOf(view, deal);
    if (isCounted[customer] === 0) count++;
    isCounted[customer] = 1;
  }
  return count;
}

/** The first win of each customer among these wins: the earliest closing; undated ones are before every date. */
export function firstWins(view: View, wins: readonly number[]): number[] {
  const { closed } = view.snapshot;
  const first = new Int32Array(namesOf(view).count).fill(-1);
  const customers: number[] = [];
  for (const win of wins) {
    const customer = customerOf(view, win);
    const other = first[customer]!;
    if (other < 0) customers.push(customer);
    if (other < 0 || isEarlier(win, other)) first[customer] = win;
  }
  return customers.map((customer) => first[customer]!);

  function isEarlier(a: number, b: number): boolean {
    const [closedA, closedB] = [closing(a), closing(b)];
    if (closedA !== closedB) return closedA < closedB;
    return view.core.records.compareIds(a, b) < 0;
  }

  function closing(record: number): number {
    const when = closed[record]!;
    return Number.isNaN(when) ? -Infinity : when;
  }
}

function namesOf(view: View): CustomerNames {
  return view.onceForSetup("customers", () => new CustomerNames());
}

/** Numbers of customers' names; each different cell is read once. */
class CustomerNames {
  /** By the code of a cell: the number of its name. */
  readonly accounts: number[] = [];
  readonly companies: number[] = [];
  private readonly numbers = new Map<string, number>([["", nobody]]);

  /** How many names there are, that of nobody included. */
  get count(): number {
    return this.numbers.size;
  }

  /** The number of a record's cell. */
  numberIn(known: number[], column: CodeColumn<CellValue> | undefined, record: number): number {
    const code = column?.codes[record] ?? 0;
    return column === undefined
      ? nobody
      : (known[code] ??= this.numberOf(nameKey(String(column.valueOf(code)))));
  }

  private numberOf(name: string): number {
    const number = this.numbers.get(name) ?? this.numbers.size;
    this.numbers.set(name, number);
    return number;
  }
}
