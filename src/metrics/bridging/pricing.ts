import type { Reason } from "../../domain/result";
import { CurrencyRates } from "../figures/rates";
import type { View } from "../index/view";

/** Values deals in base currency, and remembers the first rate that is missing. */
export class Pricing {
  private readonly rates: CurrencyRates;

  constructor(private readonly view: View) {
    this.rates = new CurrencyRates(view);
  }

  get problem(): Reason | undefined {
    return this.rates.problem;
  }

  /** The amount of a log row in base currency at the rate of a day; 0 where it has none, or no rate. */
  valueOf(row: number, day: number): number {
    const { log } = this.view.core;
    // Read in place: `at` is asked for columns of every kind, which costs more than the reading.
    return this.value(log.amount[row] ?? NaN, log.currency.codes[row] ?? 0, day);
  }

  /** An amount (NaN: blank) of a currency by its code in the log; likewise. */
  value(amount: number, currency: number, day: number): number {
    if (Number.isNaN(amount) || amount === 0) return 0;
    // Without a rate it is NaN.
    return amount * this.rates.of(currency, day) || 0;
  }
}
