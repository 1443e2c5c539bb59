import { fromMilliseconds } from "../../domain/dates/serial";
import type { RecordTest } from "../filters/compileFilters";
import { isColumn, type Field } from "../names/fields";
import type { StageEntry } from "../index/stageBook";
import type { Mode } from "../query";
import type { View } from "../index/view";
import {
  journeysOf,
  leadIn,
  opportunityIn,
  ownRecord,
  reachedAt,
  type Arrival,
  type Journey,
} from "./journeys";
import type { Narrowed } from "./narrow";
import { Population, populationOf } from "./population";
import type { Question } from "./question";

/**
 * The journeys that first reached one of these stages in the period, each stage's funnel by its own order. Filters look at the record
 * that the stage belongs to (a lead stage at the lead, any other at the opportunity), a Funnel filter at the stage's funnel.
 */
export function arrivalsAt(
  question: Question,
  entries: readonly StageEntry[],
  mode: Mode,
): Narrowed<Arrival> {
  const { view, query, tests } = question;
  const allowed = entries.filter((entry) => isFunnelAllowed(tests, entry.funnel));
  const { population, journeys, stages, reached } = allArrivals(view, allowed, mode);
  const narrowed = population.narrow(withoutFunnel(tests), query.period);
  const items = narrowed.items.map((place) => ({
    journey: journeys[place]!,
    entry: view.core.stages.entry(stages[place]!),
    reached: reached[place]!,
  }));
  return { ...narrowed, items };
}

/** Everything that reached some stages, in columns by place: the journey, the stage, and when (see `reachedAt`). */
interface Arrivals {
  /** The places. Filters look at the record that the stage belongs to. */
  readonly population: Population;
  readonly journeys: Int32Array;
  readonly stages: Uint16Array;
  readonly reached: Float64Array;
}

/** Stages asked for whose arrivals are kept until something changes: those of a few cells beside one another. */
const mostKept = 4;

function allArrivals(view: View, entries: readonly StageEntry[], mode: Mode): Arrivals {
  const kept = view.once("arrivals", () => new Map<string, Arrivals>());
  const key = [mode, ...entries.map(({ id }) => id)].join(" ");
  let arrivals = kept.get(key);
  if (arrivals === undefined) {
    if (kept.size >= mostKept) kept.clear();
    arrivals = findArrivals(view, entries, mode);
    kept.set(key, arrivals);
  }
  return arrivals;
}

function findArrivals(view: View, entries: readonly StageEntry[], mode: Mode): Arrivals {
  const all = journeysOf(view);
  const most = all.length * entries.length;
  const journeys = new Int32Array(most);
  const records = new Int32Array(most);
  const stages = new Uint16Array(most);
  const reached = new Float64Array(most);
  const places: number[] = [];
  for (const journey of all) {
    for (const entry of entries) {
      const when = reachedAt(view, journey, entry, mode);
      if (when === undefined) continue;
      const place = places.length;
      places.push(place);
      journeys[place] = journey;
      records[place] = ownRecord(view, journey, entry.type);
      stages[place] = entry.id;
      reached[place] = when;
    }
  }
  const count = places.length;
  const recordAt = records.slice(0, count);
  const reachedAtPlace = reached.slice(0, count);
  return {
    population: new Population({
      items: places,
      recordOf: (place) => recordAt[place]!,
      dateOf: (place) => fromMilliseconds(reachedAtPlace[place]!),
    }),
    journeys: journeys.slice(0, count),
    stages: stages.slice(0, count),
    reached: reachedAtPlace,
  };
}

/** The journeys that became a lead, or an opportunity, in the period. Filters look at that record. */
export function beginnings(question: Question, kind: "lead" | "opportunity"): Narrowed<Journey> {
  const { view, query, tests } = question;
  const began = populationOf(view, `journeys of ${kind}`, () => ({
    items: kind === "lead" ? view.leads : opportunityJourneys(view),
    recordOf: (journey) => ownRecord(view, journey, kind === "lead" ? "lead" : "open"),
    dateOf: (journey) => (kind === "lead" ? view.createdAt(journey) : becameOpportunity(view, journey)),
  }));
  return began.narrow(tests, query.period);
}

/** The journeys that have become opportunities. */
export function opportunityJourneys(view: View): Journey[] {
  const journeys: Journey[] = [];
  for (const journey of journeysOf(view)) if (isOpportunity(view, journey)) journeys.push(journey);
  return journeys;
}

/** Whether a journey has become an opportunity. */
export function isOpportunity(view: View, journey: Journey): boolean {
  return leadIn(view, journey) < 0 || view.isConverted(journey);
}

/** When a journey became an opportunity: its creation, or the conversion where the log has no opportunity. */
export function becameOpportunity(view: View, journey: Journey): number {
  const opportunity = opportunityIn(view, journey);
  return opportunity >= 0 ? view.createdAt(opportunity) : view.convertedAt(journey);
}

/** Whether the Funnel filters let a funnel through. */
export function isFunnelAllowed(tests: readonly RecordTest[], funnel: string): boolean {
  return tests.every((test) => !isFunnelField(test.field) || test.accepts(funnel));
}

/** The filters other than those on Funnel. */
export function withoutFunnel(tests: readonly RecordTest[]): readonly RecordTest[] {
  return tests.filter(({ field }) => !isFunnelField(field));
}

/** Whether a field is Funnel. */
export function isFunnelField(field: Field): boolean {
  return isColumn(field, "funnel");
}
