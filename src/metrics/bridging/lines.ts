import { ExactSum } from "../statistics/exactSum";

/** The lines of a bridge between its opening and its closing, in the order in which they are shown, each with its sign. */
export const flowSigns = {
  new: 1,
  reopened: 1,
  increased: 1,
  decreased: -1,
  pulledIn: 1,
  pushedOut: -1,
  transferredIn: 1,
  transferredOut: -1,
  exchangeRates: 1,
  won: -1,
  lost: -1,
  invalid: -1,
} as const;

/** What brings a deal or an amount into the pipeline, or takes it out. */
export type Flow = keyof typeof flowSigns;
/** All flows, in the order in which the bridge shows them. */
export const flows = Object.keys(flowSigns) as Flow[];

/** Flows by which no deal comes or goes: how many there were says nothing of how many deals there are. */
export const withoutDeals: ReadonlySet<Flow> = new Set(["increased", "decreased", "exchangeRates"]);

/** How many, and their amounts in base currency, added up without loss. */
export class Line {
  count = 0;
  readonly amount = new ExactSum();

  add(value: number): void {
    this.count++;
    this.amount.add(value);
  }

  addAll(other: Line): void {
    this.count += other.count;
    this.amount.addAll(other.amount);
  }
}

function linesByFlow(): Readonly<Record<Flow, Line>> {
  return Object.fromEntries(flows.map((flow) => [flow, new Line()])) as Record<Flow, Line>;
}

/** What a bridge adds up. */
export class BridgeLines {
  readonly opening = new Line();
  readonly closing = new Line();
  private readonly byFlow: Readonly<Record<Flow, Line>> = linesByFlow();

  flow(flow: Flow): Line {
    return this.byFlow[flow];
  }

  /** A value changed while the deal stayed: what it was is taken away and what it is added, so that nothing is lost to rounding. */
  change(before: number, after: number): void {
    if (after > before) {
      const { amount } = this.count("increased");
      amount.add(after);
      amount.add(-before);
    } else if (after < before) {
      const { amount } = this.count("decreased");
      amount.add(before);
      amount.add(-after);
    }
  }

  /** A deal was valued anew at another day's rate. */
  revalue(before: number, after: number): void {
    if (after === before) return;
    const { amount } = this.count("exchangeRates");
    amount.add(after);
    amount.add(-before);
  }

  /** What opening and flows leave unexplained of the closing: 0. */
  residual(): { readonly count: number; readonly amount: number } {
    let count = this.opening.count - this.closing.count;
    const amount = new ExactSum();
    amount.addAll(this.opening.amount);
    amount.subtractAll(this.closing.amount);
    for (const flow of flows) {
      const line = this.flow(flow);
      if (!withoutDeals.has(flow)) count += flowSigns[flow] * line.count;
      if (flowSigns[flow] > 0) amount.addAll(line.amount);
      else amount.subtractAll(line.amount);
    }
    return { count, amount: amount.total };
  }

  private count(flow: Flow): Line {
    const line = this.flow(flow);
    line.count++;
    return line;
  }
}
