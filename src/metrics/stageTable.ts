import { fail, succeed, type Result } from "../domain/result";
import type { AnswerCell } from "./answer";
import { arrivalsAt, isFunnelAllowed } from "./figures/arrivals";
import { fateOf, fates, type Fate } from "./figures/account";
import { journeyOutcome, reachedAt, type Arrival } from "./figures/journeys";
import { isImmature } from "./figures/maturity";
import { ask, type Question } from "./figures/question";
import type { FunnelIndex } from "./index/funnelIndex";
import type { StageEntry } from "./index/stageBook";
import type { Query } from "./query";
import { timeInStages } from "./stageTime";

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
 * funnels a Funnel filter must name one. Source: SPEC section 2, "Stage account".
 */
export function stageTable(index: FunnelIndex, query: Query, today: number): Result<AnswerCell[][]> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const question = asked.value;
  const funnel = oneFunnel(question);
  if (!funnel.ok) return funnel;
  const positions = funnel.value;
  const rows = positions.map((entry) => stageRow(question, positions, entry));
  return succeed([headers.map((term) => ({ term })), ...rows]);
}

/** The positions of the one funnel that the query is about. */
function oneFunnel({ view, tests }: Question): Result<readonly StageEntry[]> {
  const { setup, stages } = view.core;
  const names = setup.funnels.map(({ name }) => name);
  const allowed = names.flatMap((name, at) => (isFunnelAllowed(tests, name) ? [at] : []));
  const [only] = allowed;
  if (only === undefined) return fail("noSuchFunnel", { known: names.join(", ") });
  if (allowed.length > 1) return fail("ambiguousFunnel", { known: names.join(", ") });
  return succeed((stages.positions[only] ?? []).filter(({ stage }) => stage !== undefined));
}

function stageRow(question: Question, positions: readonly StageEntry[], entry: StageEntry): AnswerCell[] {
  const { view, query } = question;
  const arrivals = arrivalsAt(question, [entry], query.mode).items;
  const account = new Map<Fate, number>(fates.map((fate) => [fate, 0]));
  const fateOfEach = arrivals.map(({ journey }) => fateOf(view, journey, entry));
  for (const fate of fateOfEach) account.set(fate, (account.get(fate) ?? 0) + 1);
  const counted = arrivals.filter(({ journey }) => journeyOutcome(view, journey) !== "invalid");
  const next = entry.type === "aftersales" ? undefined : positions[entry.rank + 1];
  const reached = (arrival: Arrival, stage: StageEntry): number | undefined =>
    reachedAt(view, arrival.journey, stage, query.mode);
  const advanced =
    next === undefined ? [] : counted.filter((arrival) => reached(arrival, next) !== undefined);
  const skipped = counted.filter(({ journey }) => reachedAt(view, journey, entry, "visited") === undefined);
  const immature =
    next !== undefined &&
    isImmature(
      view,
      counted.map((arrival) => ({
        reached: arrival.reached,
        advanced: reached(arrival, next),
        isStillThere: fateOf(view, arrival.journey, entry) === "stillHere",
      })),
    );
  return [
    entry.name,
    arrivals.length,
    ...fates.map((fate) => account.get(fate) ?? 0),
    next === undefined || counted.length === 0 ? "" : advanced.length / counted.length,
    cumulative(question, positions, entry),
    counted.length,
    skipped.length,
    time(question, entry, "median"),
    time(question, entry, "p80"),
    immature ? { term: "noteImmature" } : "",
  ];
}

/** The share of the first stage's journeys that reached this one; blank where none reached the first. */
function cumulative(question: Question, positions: readonly StageEntry[], entry: StageEntry): AnswerCell {
  const { view, query } = question;
  const [first] = positions;
  if (first === undefined) return "";
  const began = arrivalsAt(question, [first], query.mode).items.filter(
    ({ journey }) => journeyOutcome(view, journey) !== "invalid",
  );
  const came = began.filter(({ journey }) => reachedAt(view, journey, entry, query.mode) !== undefined);
  return began.length === 0 ? "" : came.length / began.length;
}

function time(question: Question, entry: StageEntry, statistic: "median" | "p80"): AnswerCell {
  if (entry.type !== "lead" && entry.type !== "open") return "";
  const figure = timeInStages({ ...question, query: { ...question.query, statistic } }, [entry]);
  return figure.ok && typeof figure.value.value === "number" ? figure.value.value : "";
}
