import { gapOf, coverageOf, newLeadsNeeded } from "../figures/targetGap";
import { figureOf } from "../figureOf";
import type { AnswerCell } from "../answer";
import type { FunnelIndex } from "../index/funnelIndex";
import type { MetricName, Query } from "../query";
import { targeted } from "../target";

/** What a target's row says in the present period. */
export interface TargetLine {
  readonly term: string;
  readonly value: number | undefined;
  /** Of a share, its two counts. */
  readonly counts?: readonly [numerator: number, denominator: number];
  readonly note?: AnswerCell;
}

/** The days before the as-of whose deals say what a lead is worth. */
const pastDays = 365;

/**
 * The won amount's target of the period, as it was revised, and what is missing to it: attainment, gap, coverage (the weighted amount expected to
 * close in the period ÷ gap), new leads needed and by when. Nothing where no target is set for just this period and these people.
 * What a lead brings is the company's over the 365 days before the as-of: mean won amount, decided conversion from lead to won, 80th
 * percentile of the total sales time. Source: SPEC section 2, "Attainment".
 */
export function targetLines(index: FunnelIndex, query: Query, today: number): readonly TargetLine[] {
  const numberOf = (
    metric: MetricName,
    args: readonly string[],
    more: Partial<Query> = {},
  ): number | undefined => {
    const figure = figureOf(index, { ...query, metric, args, ...more }, today);
    return figure.ok && typeof figure.value.value === "number" ? figure.value.value : undefined;
  };
  const found = targeted(index, { ...query, metric: "TARGET", args: ["won amount (revised)"] }, today);
  const target = found.ok ? found.value.figure.value : undefined;
  const actual = numberOf("AMOUNT", ["won"]);
  if (typeof target !== "number" || actual === undefined) return [];
  const gap = gapOf(target, actual);
  const weighted = numberOf("FORECAST", ["weighted"]);
  return [
    { term: "briefTarget", value: target },
    {
      term: "briefAttainment",
      value: target === 0 ? undefined : actual / target,
      counts: [actual, target],
    },
    { term: "briefGap", value: gap },
    {
      term: "briefCoverage",
      value: weighted === undefined ? undefined : coverageOf(weighted, gap),
      ...countsOf(weighted, gap),
    },
    leadsLine(gap),
  ];

  function leadsLine(missing: number): TargetLine {
    const day = Math.floor(query.asOf ?? today);
    const past: Partial<Query> = { period: { from: day - pastDays + 1, to: day }, filters: [] };
    const wonStage = index.core.stages.entries.find(({ type }) => type === "won")?.name ?? "";
    const won = numberOf("TALLY", ["won"], past) ?? 0;
    const need = newLeadsNeeded({
      gap: missing,
      meanWonAmount: (numberOf("AMOUNT", ["won"], past) ?? 0) / won,
      leadToWon: numberOf("CONVERSION", ["lead", wonStage], { ...past, basis: "decided" }) ?? 0,
      periodEnd: query.period?.to ?? day,
      totalTime: numberOf("TOTALTIME", [], { ...past, statistic: "p80", unit: "days" }) ?? NaN,
    });
    const note =
      need === undefined || Number.isNaN(need.by)
        ? undefined
        : { term: "noteLeadsBy", params: { by: need.by } };
    return { term: "briefLeadsNeeded", value: need?.leads, ...(note === undefined ? {} : { note }) };
  }
}

function countsOf(weighted: number | undefined, gap: number): Pick<TargetLine, "counts"> {
  return weighted === undefined || gap <= 0 ? {} : { counts: [weighted, gap] };
}
