import { fromMilliseconds } from "../domain/dates/serial";
import { fail, succeed, type Result } from "../domain/result";
import type { AnswerCell } from "./answer";
import { isFunnelAllowed, withoutFunnel } from "./figures/arrivals";
import { fates, fateWithin, type Fate } from "./figures/account";
import { journeyOutcome, ownRecord, type Journey } from "./figures/journeys";
import { isImmature, type Passage } from "./figures/maturity";
import { narrow } from "./figures/narrow";
import { progressThrough, type Progress } from "./figures/progress";
import { ask, type Question } from "./figures/question";
import { visitorsOf } from "./figures/visitors";
import type { FunnelIndex } from "./index/funnelIndex";
import type { StageEntry } from "./index/stageBook";
import type { RecordOutcome } from "./names/outcomes";
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
  const funnel = oneFunnel(question);
  if (!funnel.ok) return funnel;
  const { positions } = funnel.value;
  const began = beganAt(funnel.value);
  const rows = positions.map((entry) => stageRow(question, funnel.value, entry, began));
  return succeed([headers.map((term) => ({ term })), ...rows]);
}

/** A funnel under a question: who came how far in it, and where the journeys are now. */
interface FollowedFunnel {
  readonly positions: readonly StageEntry[];
  readonly progress: Progress;
  /** By position: the journeys (by their places) that reached it in the period and meet the filters. */
  readonly arrivals: readonly (readonly number[])[];
  readonly outcomeOf: (journey: number) => RecordOutcome;
}

/** The one funnel that the query is about. */
function oneFunnel(question: Question): Result<FollowedFunnel> {
  const { view, tests } = question;
  const { setup, stages } = view.core;
  const known = setup.funnels.map(({ name }) => name);
  const allowed = known.flatMap((name, at) =>
    isFunnelAllowed(tests, name) ? [stages.positions[at] ?? []] : [],
  );
  const [first, ...others] = allowed;
  if (first === undefined) return fail("noSuchFunnel", { known: known.join(", ") });
  if (others.length === 0) return succeed(followFunnel(question, first));
  const [only, ...further] = allowed
    .filter((positions) => positions.some(({ id }) => visitorsOf(view, id).length > 0))
    .map((positions) => followFunnel(question, positions))
    .filter(({ arrivals }) => arrivals.some(({ length }) => length > 0));
  if (only === undefined || further.length > 0) return fail("ambiguousFunnel", { known: known.join(", ") });
  return succeed(only);
}

function followFunnel(question: Question, positions: readonly StageEntry[]): FollowedFunnel {
  const { view, query, tests } = question;
  const progress = progressThrough(view, positions, query.mode);
  const { journeys, reached } = progress;
  const filters = withoutFunnel(tests);
  const arrivals = positions.map((entry) => {
    const there: number[] = [];
    for (let place = 0; place < journeys.length; place++) {
      if (reached(place, entry.rank) !== undefined) there.push(place);
    }
    return narrow(
      there,
      filters,
      (place) => ownRecord(view, journeys[place] ?? nobody, entry.type),
      query.period,
      (place) => fromMilliseconds(reached(place, entry.rank) ?? NaN),
    ).items;
  });
  const outcomes: (RecordOutcome | undefined)[] = [];
  const outcomeOf = (place: number): RecordOutcome =>
    (outcomes[place] ??= journeyOutcome(view, journeys[place] ?? nobody));
  return { positions, progress, arrivals, outcomeOf };
}

/** The journeys of the first stage's n, of which every stage's cumulative share is reckoned. */
function beganAt({ arrivals, outcomeOf }: FollowedFunnel): readonly number[] {
  return (arrivals[0] ?? []).filter((place) => outcomeOf(place) !== "invalid");
}

function stageRow(
  question: Question,
  { positions, progress, arrivals, outcomeOf }: FollowedFunnel,
  entry: StageEntry,
  began: readonly number[],
): AnswerCell[] {
  const { view } = question;
  const { journeys, reached, visited, furthest } = progress;
  const { rank } = entry;
  const there = arrivals[rank] ?? [];
  const next = entry.type === "aftersales" ? undefined : positions[rank + 1];
  const account = new Map<Fate, number>(fates.map((fate) => [fate, 0]));
  const passages: Passage[] = [];
  let skipped = 0;
  let advanced = 0;
  for (const place of there) {
    const outcome = outcomeOf(place);
    const fate =
      furthest(place) > rank ? "advanced" : fateWithin(view, journeys[place] ?? nobody, entry, outcome);
    account.set(fate, (account.get(fate) ?? 0) + 1);
    if (outcome === "invalid") continue;
    if (!visited(place, rank)) skipped++;
    const onward = next === undefined ? undefined : reached(place, next.rank);
    if (onward !== undefined) advanced++;
    passages.push({
      reached: reached(place, rank) ?? NaN,
      advanced: onward,
      isStillThere: fate === "stillHere",
    });
  }
  const n = passages.length;
  const came = began.filter((place) => reached(place, rank) !== undefined);
  return [
    entry.name,
    there.length,
    ...fates.map((fate) => account.get(fate) ?? 0),
    next === undefined || n === 0 ? "" : advanced / n,
    began.length === 0 ? "" : came.length / began.length,
    n,
    skipped,
    ...times(question, entry),
    next !== undefined && isImmature(view, passages) ? { term: "noteImmature" } : "",
  ];
}

/** A place in no list of journeys. */
const nobody: Journey = -1;

/** The median and the 80th percentile of the days in a stage, blank where it has none. */
function times(question: Question, entry: StageEntry): AnswerCell[] {
  if (entry.type !== "lead" && entry.type !== "open") return ["", ""];
  const { quantile } = summarise(timesInStages(question, [entry]).values);
  return [quantile(0.5) ?? "", quantile(0.8) ?? ""];
}
