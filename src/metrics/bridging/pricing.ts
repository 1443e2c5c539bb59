import type { Reason } from "../../domain/result";
import { rateOf } from "../figures/rates";
import type { View } from "../index/view";

/** Values deals in base currency, and remembers the first rate that is missing. */
export class Pricing {
  problem: Reason | undefined;
  /** By day and the code of a currency: its rate, looked up once. */
  private readonly rates = new Map<number, (number | undefined)[]>();

  constructor(private readonly view: View) {}

  /** The amount of a log row in base currency at the rate of a day; 0 where it has none, or no rate. */
  valueOf(row: number, day: number): number {
    const { log } = this.view.core;
    // Read in place: `at` is asked for columns of every kind, which costs more than the reading.
    const amount = log.amount[row] ?? NaN;
    if (Number.isNaN(amount) || amount === 0) return 0;
    const code = log.currency.codes[row] ?? 0;
    // Code 0 is the blank currency: the base.
    return code === 0 ? amount : amount * this.rate(code, day);
  }

  private rate(code: number, day: number): number {
    let ofDay = this.rates.get(day);
    if (ofDay === undefined) this.rates.set(day, (ofDay = []));
    return (ofDay[code] ??= this.lookUp(code, day));
  }

  private lookUp(code: number, day: number): number {
    const rate = rateOf(this.view, this.view.core.log.currency.valueOf(code).trim(), day);
    if (rate.ok) return rate.value;
    this.problem ??= rate.reason;
    return 0;
  }
}
