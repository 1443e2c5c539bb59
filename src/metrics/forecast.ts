import { reason, succeed, type Result } from "../domain/result";
import type { ForecastCategory } from "../domain/store/words";
import { amount } from "./amount";
import type { Term } from "./answer";
import { expectedDeals, type ExpectedDeals } from "./figures/expectedDeals";
import type { Figure } from "./figures/figure";
import { categoryIn } from "./figures/forecastCategory";
import { historyRateOf, type HistoryRate } from "./figures/historyRates";
import { measure, type Measured } from "./figures/measure";
import { ask, type Question } from "./figures/question";
import { stageOrder } from "./figures/stageOrder";
import { winProbability } from "./filters/readField";
import type { FunnelIndex } from "./index/funnelIndex";
import type { StageEntry } from "./index/stageBook";
import type { View } from "./index/view";
import { findForecastMethod, type ForecastMethod } from "./names/forecastMethods";
import type { Query } from "./query";
import { ForecastDistribution } from "./statistics/forecastDistribution";
import { sum } from "./statistics/sum";

type SingleCategory = Exclude<ForecastCategory, "won">;

/** The categories of open deals that a method adds up, and whether what was won in the period belongs to it. */
const categories: Partial<
  Readonly<Record<ForecastMethod, { readonly of: readonly SingleCategory[]; readonly withWon: boolean }>>
> = {
  pipeline: { of: ["pipeline"], withWon: false },
  "best case": { of: ["best case"], withWon: false },
  commit: { of: ["commit"], withWon: false },
  "pipeline cumulative": { of: ["pipeline", "best case", "commit"], withWon: true },
  "best case cumulative": { of: ["best case", "commit"], withWon: true },
  "commit cumulative": { of: ["commit"], withWon: true },
};

/**
 * FORECAST(method): what the open deals expected to close in the period may bring, in base currency, as of the date. Without a period
 * it is about all open deals; with one, those whose expected close is past are in none.
 *
 * - `weighted`: amount × probability (the row's, else the stage's).
 * - `history`: amount × the win rate of closed deals that reached the deal's stage (see `historyRateOf`); #N/A where an open deal with an
 *   amount is in a funnel without any closed deal.
 * - `p10` … `p90` (any percentile): the smallest total that is not exceeded with that chance, each deal an independent chance
 *   at its history rate.
 * - `pipeline`, `best case`, `commit`: the amounts of the deals of one category; a blank one is pipeline.
 * - `won`: the amount won in the period, by closing.
 * - `commit cumulative`, `best case cumulative`, `pipeline cumulative`: the category with all surer ones: best case holds commit
 *   and commit holds won.
 * - `overdue`: the amounts of open deals whose expected close is past, whatever the period.
 *
 * A `Measure` stands for the amount. A blank amount adds nothing and is counted. Source: SPEC section 2.
 */
export function forecast(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  const found = findForecastMethod(query.args[0] ?? "");
  if (!found.ok) return found;
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const deals = expectedDeals(asked.value);
  if ("share" in found.value) return byHistory(asked.value, deals, found.value.share);
  const { method } = found.value;
  switch (method) {
    case "weighted":
      return weighted(asked.value, deals);
    case "history":
      return byHistory(asked.value, deals, undefined);
    case "overdue":
      return plain(asked.value, { ...deals, overdue: [] }, deals.overdue, "definitionForecastOverdue");
    case "won": {
      const won = wonAmount(index, query, today);
      return won.ok ? succeed({ ...won.value, definition: "definitionForecastWon" }) : won;
    }
    default:
      return ofCategory(index, today, asked.value, deals, method);
  }
}

function measured({ view, query }: Question, records: readonly number[]): Result<Measured> {
  return measure(view, query.measure ?? "amount", records);
}

/** What a forecast leaves out. */
function leftOut({ query }: Question, deals: ExpectedDeals, withoutAmount: number): Figure["leftOut"] {
  const isOverdueOut = query.period !== undefined;
  return () => [
    { why: "leftOutOverdue", count: isOverdueOut ? deals.overdue.length : 0 },
    { why: "leftOutWithoutExpectedClose", count: deals.narrowed.undated },
    { why: "leftOutWithoutAmount", count: withoutAmount },
  ];
}

/** The sum of the deals' amounts as they are. */
function plain(
  question: Question,
  deals: ExpectedDeals,
  records: readonly number[],
  definition: string,
): Result<Figure> {
  const amounts = measured(question, records);
  if (!amounts.ok) return amounts;
  return succeed({
    view: question.view,
    value: sum(amounts.value.values),
    count: amounts.value.records.length,
    leftOut: leftOut(question, deals, amounts.value.blank),
    records: () => records,
    definition,
    notes: () => [],
  });
}

function weighted(question: Question, deals: ExpectedDeals): Result<Figure> {
  const { view } = question;
  const { items } = deals.narrowed;
  const amounts = measured(question, items);
  if (!amounts.ok) return amounts;
  const weights: number[] = [];
  amounts.value.records.forEach((record, place) => {
    const probability = winProbability(view, record);
    if (!Number.isNaN(probability)) weights.push((amounts.value.values[place] ?? 0) * probability);
  });
  const out = leftOut(question, deals, amounts.value.blank);
  return succeed({
    view,
    value: sum(weights),
    count: weights.length,
    leftOut: () => [
      ...out(),
      { why: "leftOutWithoutProbability", count: amounts.value.records.length - weights.length },
    ],
    records: () => items,
    definition: "definitionForecastWeighted",
    notes: () => [],
  });
}

/** The history-based forecast: its expectation, or a percentile of its distribution. */
function byHistory(question: Question, deals: ExpectedDeals, share: number | undefined): Result<Figure> {
  const { view } = question;
  const { items } = deals.narrowed;
  const amounts = measured(question, items);
  if (!amounts.ok) return amounts;
  const chanced: { amount: number; chance: number }[] = [];
  const rates = new Map<number, HistoryRate | undefined>();
  const unknown = new Set<StageEntry>();
  amounts.value.records.forEach((record, place) => {
    const worth = amounts.value.values[place] ?? 0;
    const stage = view.stage(record);
    if (stage === undefined || worth === 0) return;
    if (!rates.has(stage.id)) rates.set(stage.id, historyRateOf(view, stage));
    const rate = rates.get(stage.id);
    if (rate === undefined) unknown.add(stage);
    else chanced.push({ amount: worth, chance: rate.rate });
  });
  const [first] = [...unknown].sort(stageOrder(view));
  const missing = first && reason("noHistory", { funnel: first.funnel });
  const about = {
    view,
    count: amounts.value.records.length,
    leftOut: leftOut(question, deals, amounts.value.blank),
    records: () => items,
  };
  if (share === undefined) {
    return succeed({
      ...about,
      value: missing ?? sum(chanced.map(({ amount: worth, chance }) => worth * chance)),
      definition: "definitionForecastHistory",
      notes: () => rateNotes(view, items),
    });
  }
  const distribution = missing === undefined ? new ForecastDistribution(chanced) : undefined;
  return succeed({
    ...about,
    value: distribution?.quantile(share) ?? missing ?? 0,
    definition: "definitionForecastPercentile",
    notes: () => [...rateNotes(view, items), ...roundingNotes(distribution)],
  });
}

/** The rate that each stage's deals were weighed by, and of how many closed deals it is. */
function rateNotes(view: View, deals: readonly number[]): Term[] {
  const stages = new Set<StageEntry>();
  for (const deal of deals) {
    const stage = view.stage(deal);
    if (stage !== undefined) stages.add(stage);
  }
  return [...stages].sort(stageOrder(view)).flatMap((stage) => {
    const rate = historyRateOf(view, stage);
    if (rate === undefined) return [];
    return {
      term: rate.stage === undefined ? "noteFunnelRate" : "noteStageRate",
      params: { stage: stage.name, funnel: stage.funnel, rate: rate.rate, won: rate.won, n: rate.n },
    };
  });
}

/** From this much on, rounding the amounts is told: many small deals beside one another lose or gain by it. */
const tellRounding = 0.01;

function roundingNotes(distribution: ForecastDistribution | undefined): Term[] {
  const rounding = distribution?.rounding ?? 1;
  return Math.abs(rounding - 1) < tellRounding
    ? []
    : [{ term: "noteForecastRounding", params: { rounding } }];
}

/** The amount won in the period, by closing. */
function wonAmount(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  return amount(index, { ...query, metric: "AMOUNT", args: ["won"] }, today);
}

function ofCategory(
  index: FunnelIndex,
  today: number,
  question: Question,
  deals: ExpectedDeals,
  method: ForecastMethod,
): Result<Figure> {
  const { view, query } = question;
  const { of, withWon } = categories[method] ?? { of: [], withWon: false };
  const records = deals.narrowed.items.filter((deal) => of.includes(categoryIn(view, view.lastRow(deal))));
  const open = plain(question, deals, records, "definitionForecastCategory");
  if (!open.ok || !withWon) return open;
  const won = wonAmount(index, query, today);
  if (!won.ok) return won;
  const { value, count = 0 } = open.value;
  return succeed({
    ...open.value,
    value: typeof value === "number" && typeof won.value.value === "number" ? value + won.value.value : value,
    count: count + (won.value.count ?? 0),
    leftOut: () => [...open.value.leftOut(), ...won.value.leftOut()],
    records: () => [...records, ...won.value.records()],
    definition: "definitionForecastCumulative",
  });
}
