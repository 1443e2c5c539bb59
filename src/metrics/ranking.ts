import { succeed, type Result } from "../domain/result";
import type { Steps } from "../domain/steps";
import type { AnswerCell } from "./answer";
import type { Figure } from "./figures/figure";
import type { Group } from "./figures/groups";
import { recordedOnTime } from "./figures/recordedOnTime";
import { tooFewNote } from "./figures/tooFew";
import { figureOf } from "./figureOf";
import {
  figureIn,
  groupedFigures,
  partsBy,
  type Evaluate,
  type GroupedFigure,
  type Whole,
} from "./groupedFigures";
import type { FunnelIndex } from "./index/funnelIndex";
import { findGrouping, type Grouping } from "./names/groupings";
import { findRanking, type RankingMeasure } from "./names/rankings";
import type { MetricName, Query } from "./query";
import { meanInterval } from "./statistics/meanInterval";

/** How a measure is reckoned, and what the best is. */
interface Ranked {
  readonly metric: MetricName;
  readonly args: readonly string[];
  /** Counts and amounts have a share of the whole; of shares and times there is none. */
  readonly kind: "sum" | "share" | "time";
}

const sum = (metric: MetricName, status: string): Ranked => ({ metric, args: [status], kind: "sum" });
const time = (metric: MetricName): Ranked => ({ metric, args: [], kind: "time" });

const ranked: Readonly<Record<RankingMeasure, Ranked>> = {
  "won amount": sum("AMOUNT", "won"),
  "won count": sum("TALLY", "won"),
  "new leads": sum("TALLY", "new leads"),
  "converted leads": sum("TALLY", "converted"),
  "new opportunities": sum("TALLY", "new opportunities"),
  "new customers": sum("TALLY", "new customers"),
  activities: sum("TALLY", "activities"),
  "open amount": sum("AMOUNT", "open"),
  "weighted amount": sum("AMOUNT", "weighted"),
  "open count": sum("TALLY", "open"),
  "lost count": sum("TALLY", "lost"),
  "win rate": { metric: "WINRATE", args: [], kind: "share" },
  "conversion rate": { metric: "CONVERSION", args: ["lead", "opportunity"], kind: "share" },
  "recorded on time": { metric: "RANKING", args: [], kind: "share" },
  "lead conversion time": time("CONVERTTIME"),
  "sales cycle": time("SALESCYCLE"),
  "total sales time": time("TOTALTIME"),
};

/**
 * RANKING(measure): people (or teams: "won amount by team") ranked by a measure, the best first: the most, of times and losses the least.
 * Equal ones share a rank. Each stands with its n of d, its share of the whole where it is a count or an amount, the 95 % interval of a rate,
 * and "too few to tell" where n < 20 or the interval contains the company's figure, which comes last. The owner at closing is credited with
 * closed deals; what nobody owns has no rank. Source: SPEC sections 2 and 3.
 */
export function* ranking(index: FunnelIndex, query: Query, today: number): Steps<Result<AnswerCell[][]>> {
  const found = findRanking(query.args[0] ?? "");
  if (!found.ok) return found;
  const grouping = findGrouping(index.core, found.value.by ?? "Owner");
  if (!grouping.ok) return grouping;
  const { metric, args, kind } = ranked[found.value.measure];
  const evaluate: Evaluate = metric === "RANKING" ? recordedOnTime : figureOf;
  const asked: Query = { ...query, metric, args };
  const total = evaluate(index, asked, today);
  if (!total.ok) return total;
  const company = total.value;
  if (typeof company.value !== "number" && company.records().length === 0) {
    return { ok: false, reason: company.value };
  }
  const whole: Whole = { index, query: asked, today, evaluate, total: company };
  yield;
  const { figures, left } = yield* groupedFigures(whole, grouping.value, Math.max(1, query.rows - 3));
  const isBestLeast = kind === "time" || found.value.measure === "lost count";
  const { ordered, ranks } = rank(figures, isBestLeast);
  yield;
  const hasIntervals = kind === "time" && (query.statistic ?? "mean") === "mean";
  const spreads = hasIntervals ? spreadsOf(whole, grouping.value) : undefined;
  yield;
  const rows: AnswerCell[][] = [];
  for (const [place, { group, figure }] of ordered.entries()) {
    const interval = kind === "time" ? timeInterval(figure, spreads?.(group)) : figure?.interval;
    rows.push([
      ranks[place] ?? "",
      group.label,
      ...cellsOf(kind, figure, interval, company),
      tooFewIn(kind, figure, interval, company),
    ]);
    yield;
  }
  return succeed([
    [{ term: "headerRank" }, grouping.value.heading, ...headersOf(kind)],
    ...rows,
    [{ term: "headerTotal" }, "", ...cellsOf(kind, company, company.interval, company), ""],
    ...(left === 0 ? [] : [[{ term: "groupsLeftOut", params: { left } }]]),
  ]);
}

/** The groups by their values, best first, and their ranks; those without a name or a value come last and have none. */
function rank(
  figures: readonly GroupedFigure[],
  isBestLeast: boolean,
): { readonly ordered: readonly GroupedFigure[]; readonly ranks: readonly (number | undefined)[] } {
  const placeable = figures.filter((each) => valueOf(each.figure) !== undefined && isNamed(each));
  const sign = isBestLeast ? 1 : -1;
  const sorted = [...placeable].sort((a, b) => sign * ((valueOf(a.figure) ?? 0) - (valueOf(b.figure) ?? 0)));
  const ranks = sorted.map(({ figure }) => {
    const value = valueOf(figure);
    return 1 + sorted.findIndex((other) => valueOf(other.figure) === value);
  });
  return { ordered: [...sorted, ...figures.filter((each) => !placeable.includes(each))], ranks };
}

function isNamed({ group }: GroupedFigure): boolean {
  return group.order !== undefined;
}

function valueOf(figure: Figure | undefined): number | undefined {
  return typeof figure?.value === "number" ? figure.value : undefined;
}

function headersOf(kind: Ranked["kind"]): AnswerCell[] {
  const terms: Readonly<Record<Ranked["kind"], readonly string[]>> = {
    sum: ["headerValue", "headerShare", "headerNote"],
    share: ["headerValue", "headerN", "headerOf", "headerIntervalLow", "headerIntervalHigh", "headerNote"],
    time: ["headerValue", "headerN", "headerIntervalLow", "headerIntervalHigh", "headerNote"],
  };
  return terms[kind].map((term) => ({ term }));
}

function cellsOf(
  kind: Ranked["kind"],
  figure: Figure | undefined,
  interval: Figure["interval"],
  company: Figure,
): AnswerCell[] {
  const value = valueOf(figure);
  const ends = [interval?.[0] ?? "", interval?.[1] ?? ""];
  switch (kind) {
    case "sum": {
      const whole = valueOf(company);
      return [value ?? "", value === undefined || whole === undefined || whole === 0 ? "" : value / whole];
    }
    case "share":
      return [value ?? "", figure?.numerator ?? "", figure?.denominator ?? "", ...ends];
    case "time":
      return [value ?? "", figure?.count ?? "", ...ends];
  }
}

/** The standard deviations of groups' times: told from those of the whole where they can be. */
function spreadsOf(whole: Whole, grouping: Grouping): (group: Group) => Figure | undefined {
  const query: Query = { ...whole.query, statistic: "stdev" };
  const total = whole.evaluate(whole.index, query, whole.today);
  const spread: Whole = { ...whole, query, total: total.ok ? total.value : whole.total };
  const parts = total.ok ? partsBy(spread, [grouping]) : undefined;
  return (group) => parts?.([group]) ?? figureIn(spread, [group]);
}

/** The interval of a group's mean time; undefined where another statistic is asked, whose spread is not looked at. */
function timeInterval(figure: Figure | undefined, spread: Figure | undefined): Figure["interval"] {
  if (figure?.count === undefined) return undefined;
  return meanInterval({ count: figure.count, mean: () => valueOf(figure), stdev: () => valueOf(spread) });
}

/** Whether a rate or a time differs from the company's by more than small numbers do. Counts and amounts are what they are. */
function tooFewIn(
  kind: Ranked["kind"],
  figure: Figure | undefined,
  interval: Figure["interval"],
  company: Figure,
): AnswerCell {
  if (kind === "sum" || figure === undefined) return "";
  const n = kind === "share" ? figure.denominator : figure.count;
  return tooFewNote(n ?? 0, interval, valueOf(company));
}
