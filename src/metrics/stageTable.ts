import { fail, succeed, type Result } from "../domain/result";
import type { AnswerCell } from "./answer";
import { arrivalsAt, isFunnelAllowed } from "./figures/arrivals";
import { fateOf, fates, type Fate } from "./figures/account";
import { journeyOutcome, reachedAt, type Journey } from "./figures/journeys";
import { isImmature, type Passage } from "./figures/maturity";
import { ask, type Question } from "./figures/question";
import type { FunnelIndex } from "./index/funnelIndex";
import type { StageEntry } from "./index/stageBook";
import type { Query } from "./query";
import { summarise } from "./statistics/summary";
import { timesInStages } from "./stageTime";

const headers = [
  "headerStage",
  "headerReached",
  "headerAdvanced",
  "headerInvalid",
  "headerLost",
  "headerHandedOff",
  "headerMovedBack",
  "headerStillHere",
  "headerConversion",
  "headerCumulative",
  "headerN",
  "headerSkipped",
  "headerMedianDays",
  "headerP80Days",
  "headerNote",
] as const;

/**
 * STAGETABLE(): the funnel, a row a position. Reached = advanced + invalid + lost + handed off + moved back + still here: where the journeys
 * that reached the stage in the period are as of the date. Of the n that are not invalid: conversion is the share that reached the next
 * stage (as CONVERSION says), cumulative the share of the first stage's n that reached this one, skipped how many were never really at it.
 * Median and p80 are those of STAGETIME. After-sales is no one's denominator: its conversion is blank. With several
 * funnels a Funnel filter must name one. A funnel that no journey has
 * entered is not in question. Source: SPEC section 2, "Stage account".
 */
export function stageTable(index: FunnelIndex, query: Query, today: number): Result<AnswerCell[][]> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const question = asked.value;
  const funnel = oneFunnel(question, query.mode);
  if (!funnel.ok) return funnel;
  const positions = funnel.value;
  const began = beganAt(question, positions);
  const rows = positions.map((entry) => stageRow(question, positions, entry, began));
  return succeed([headers.map((term) => ({ term })), ...rows]);
}

/** The positions of the one funnel that the query is about. */
function oneFunnel(question: Question, mode: Query["mode"]): Result<readonly StageEntry[]> {
  const { view, tests } = question;
  const { setup, stages } = view.core;
  const names = setup.funnels.map(({ name }) => name);
  const allowed = names.flatMap((name, at) => (isFunnelAllowed(tests, name) ? [at] : []));
  const entered =
    allowed.length === 1
      ? allowed
      : allowed.filter((at) =>
          (stages.positions[at] ?? []).some((entry) => arrivalsAt(question, [entry], mode).items.length > 0),
        );
  const [only] = entered.length > 0 ? entered : allowed;
  if (only === undefined) return fail("noSuchFunnel", { known: names.join(", ") });
  if (entered.length > 1 || (entered.length === 0 && allowed.length > 1))
    return fail("ambiguousFunnel", { known: names.join(", ") });
  return succeed((stages.positions[only] ?? []).filter(({ stage }) => stage !== undefined));
}

interface Began {
  readonly journeys: readonly Journey[];
}

/** The journeys of the first stage's n, of which every stage's cumulative share is reckoned. */
function beganAt(question: Question, positions: readonly StageEntry[]): Began | undefined {
  const [first] = positions;
  if (first === undefined) return undefined;
  const arrivals = arrivalsAt(question, [first], question.query.mode).items;
  const journeys = arrivals.map(({ journey }) => journey);
  return { journeys: journeys.filter((journey) => journeyOutcome(question.view, journey) !== "invalid") };
}

function stageRow(
  question: Question,
  positions: readonly StageEntry[],
  entry: StageEntry,
  began: Began | undefined,
): AnswerCell[] {
  const { view, query } = question;
  const arrivals = arrivalsAt(question, [entry], query.mode).items;
  const next = entry.type === "aftersales" ? undefined : positions[entry.rank + 1];
  const account = new Map<Fate, number>(fates.map((fate) => [fate, 0]));
  const passages: Passage[] = [];
  let skipped = 0;
  let advanced = 0;
  for (const { journey, reached } of arrivals) {
    const fate = fateOf(view, journey, entry);
    account.set(fate, (account.get(fate) ?? 0) + 1);
    if (journeyOutcome(view, journey) === "invalid") continue;
    if (reachedAt(view, journey, entry, "visited") === undefined) skipped++;
    const onward = next === undefined ? undefined : reachedAt(view, journey, next, query.mode);
    if (onward !== undefined) advanced++;
    passages.push({ reached, advanced: onward, isStillThere: fate === "stillHere" });
  }
  const n = passages.length;
  const came = began?.journeys.filter((journey) => reachedAt(view, journey, entry, query.mode) !== undefined);
  return [
    entry.name,
    arrivals.length,
    ...fates.map((fate) => account.get(fate) ?? 0),
    next === undefined || n === 0 ? "" : advanced / n,
    began === undefined || came === undefined || began.journeys.length === 0
      ? ""
      : came.length / began.journeys.length,
    n,
    skipped,
    ...times(question, entry),
    next !== undefined && isImmature(view, passages) ? { term: "noteImmature" } : "",
  ];
}

/** The median and the 80th percentile of the days in a stage, blank where it has none. */
function times(question: Question, entry: StageEntry): AnswerCell[] {
  if (entry.type !== "lead" && entry.type !== "open") return ["", ""];
  const { quantile } = summarise(timesInStages(question, [entry]).values);
  return [quantile(0.5) ?? "", quantile(0.8) ?? ""];
}
