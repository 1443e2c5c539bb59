import type { Reason } from "../../domain/result";
import { rateOf } from "../figures/rates";
import { at } from "../index/at";
import type { View } from "../index/view";

/** Values deals in base currency, and remembers the first rate that is missing. */
export class Pricing {
  problem: Reason | undefined;

  constructor(private readonly view: View) {}

  /** The amount of a log row in base currency at the rate of a day; 0 where it has none, or no rate. */
  valueOf(row: number, day: number): number {
    const { log } = this.view.core;
    const amount = at(log.amount, row);
    if (Number.isNaN(amount) || amount === 0) return 0;
    const rate = rateOf(this.view, log.currency.get(row).trim(), day);
    if (rate.ok) return amount * rate.value;
    this.problem ??= rate.reason;
    return 0;
  }
}
