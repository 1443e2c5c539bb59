import { reason, succeed, type Result } from "../domain/result";
import { amount } from "./amount";
import type { Term } from "./answer";
import type { Figure } from "./figures/figure";
import type { FunnelIndex } from "./index/funnelIndex";
import type { Query } from "./query";
import { salesCycle } from "./salesCycle";
import { tally } from "./tally";
import { winRate } from "./winRate";

/**
 * VELOCITY(): open deals × win rate × mean won amount ÷ mean sales cycle, in base currency a day (or an hour or workday, by `Unit`). Deals
 * are open at the period's end (or the as-of, if earlier); rate, amount and cycle are of those closed in the period, the mean amount of
 * the won deals that have one. #N/A where one of the four is missing, or the mean cycle is 0. Source: SPEC section 2, "Velocity".
 */
export function velocity(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  const open = tally(index, { ...query, args: ["open"] }, today);
  if (!open.ok) return open;
  const rate = winRate(index, { ...query, measure: undefined }, today);
  if (!rate.ok) return rate;
  const won = amount(index, { ...query, args: ["won"] }, today);
  if (!won.ok) return won;
  const cycle = salesCycle(index, { ...query, statistic: "mean" }, today);
  if (!cycle.ok) return cycle;
  const factors = {
    open: open.value.value,
    rate: rate.value.value,
    amount: meanOf(won.value, query.measure ?? "amount"),
    days: cycle.value.value,
  };
  const missing = Object.values(factors).find((factor) => typeof factor !== "number");
  const { open: deals, rate: share, amount: worth, days } = factors;
  const isWhole =
    typeof deals === "number" &&
    typeof share === "number" &&
    typeof worth === "number" &&
    typeof days === "number";
  const value = !isWhole
    ? (missing ?? reason("nothingThere"))
    : days === 0
      ? reason("timeIsZero")
      : (deals * share * worth) / days;
  return succeed({
    view: open.value.view,
    value,
    leftOut: () => won.value.leftOut(),
    records: () => [...open.value.records(), ...rate.value.records()],
    definition: "definitionVelocity",
    notes: (): Term[] =>
      isWhole ? [{ term: "noteVelocity", params: { open: deals, rate: share, amount: worth, days } }] : [],
  });
}

/** The mean of the won amounts that are filled in. */
function meanOf({ value, count = 0, records }: Figure, measure: string): Figure["value"] {
  if (typeof value !== "number" || count > 0) return typeof value === "number" ? value / count : value;
  return reason("nothingToDivide", { measure, count: records().length });
}
