import { fail, type Reason, type Result } from "../../domain/result";
import { formatSerial } from "../../domain/dates/formatSerial";
import { fromMilliseconds } from "../../domain/dates/serial";
import { nameKey } from "../../domain/store/name";
import type { RateRow, Setup } from "../../domain/store/setup";
import { presences } from "../index/recordColumns";
import type { View } from "../index/view";

/** A rate, and the days that it holds: from the first, included, until the second, excluded. */
interface RateSpan {
  readonly rate: Result<number>;
  readonly from: number;
  readonly until: number;
}

const base: RateSpan = { rate: { ok: true, value: 1 }, from: -Infinity, until: Infinity };

/**
 * Base units for one unit of a currency on a day: the Rates row with the latest From Date at or before it. Blank and the base currency
 * itself are 1. Fails where there is no such row, naming the currency and the day.
 */
export function rateOf(view: View, currency: string, day: number): Result<number> {
  return spanOf(view, currency, day).rate;
}

/** The rates of the log's currencies by their codes: each is looked up once for the days that it holds. */
export class CurrencyRates {
  /** The first rate that was missing. */
  problem: Reason | undefined;
  private readonly rates: number[] = [];
  private readonly from: number[] = [];
  private readonly until: number[] = [];

  constructor(private readonly view: View) {}

  /** As {@link rateOf}, of the code of a currency in the log; NaN where there is none. */
  of(code: number, day: number): number {
    // Code 0 is the blank currency: the base.
    if (code === 0) return 1;
    if (day >= (this.from[code] ?? NaN) && day < (this.until[code] ?? NaN)) return this.rates[code] ?? NaN;
    const { rate, from, until } = spanOf(this.view, this.view.core.log.currency.valueOf(code).trim(), day);
    if (!rate.ok) {
      this.problem ??= rate.reason;
      return NaN;
    }
    this.from[code] = from;
    this.until[code] = until;
    return (this.rates[code] = rate.value);
  }

  /** Reads the rate of a record's currency: at closing of a closed one, else as of the date; NaN where there is none. */
  reader(): (record: number) => number {
    const { presence, lastRow, closed } = this.view.snapshot;
    const { codes } = this.view.core.log.currency;
    return (record) => {
      const code = presence[record] === presences.there ? (codes[lastRow[record]!] ?? 0) : 0;
      if (code === 0) return 1;
      const day = Math.floor(fromMilliseconds(closed[record]!));
      return this.of(code, Number.isNaN(day) ? this.view.day : day);
    };
  }
}

function spanOf(view: View, currency: string, day: number): RateSpan {
  if (currency === "") return base;
  const known = view.onceForSetup("rates", () => new Map<string, readonly RateRow[] | undefined>());
  let rows = known.get(currency);
  if (rows === undefined && !known.has(currency)) {
    rows = ratesOf(view.setup, currency);
    known.set(currency, rows);
  }
  if (rows === undefined) return base;
  const place = rows.findLastIndex(({ fromDate }) => Math.floor(fromDate) <= day);
  const row = rows[place];
  const next = rows[place + 1];
  return {
    rate:
      row === undefined
        ? fail("missingRate", { currency, day: formatSerial(day) })
        : { ok: true, value: row.rate },
    from: row === undefined ? -Infinity : Math.floor(row.fromDate),
    until: next === undefined ? Infinity : Math.floor(next.fromDate),
  };
}

/** The rates of a currency, the earliest first; undefined for the base currency, which needs none. */
function ratesOf(setup: Setup, currency: string): readonly RateRow[] | undefined {
  const key = nameKey(currency);
  if (key === "" || key === nameKey(setup.settings.baseCurrency)) return undefined;
  return setup.rates.filter((row) => nameKey(row.currency) === key).sort((a, b) => a.fromDate - b.fromDate);
}
