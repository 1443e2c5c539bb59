import { reason, succeed, type Reason, type Result } from "../domain/result";
import { arrivalsAt, beginnings, becameOpportunity, isOpportunity } from "./figures/arrivals";
import { entriesDuring } from "./figures/entriesDuring";
import type { Figure } from "./figures/figure";
import { journeyOutcome, leadIn, presentRecord, reachedAt, type Journey } from "./figures/journeys";
import { arrivalPassage, daysOfPassages, isImmature, type Passage } from "./figures/maturity";
import { nothingMatches, type Narrowed } from "./figures/narrow";
import { ask, type Question } from "./figures/question";
import { share } from "./figures/share";
import { at } from "./index/at";
import type { FunnelIndex } from "./index/funnelIndex";
import type { StageEntry } from "./index/stageBook";
import { toMilliseconds } from "../domain/dates/serial";
import { findPoint, type JourneyPoint } from "./names/findStages";
import type { Query } from "./query";

/**
 * CONVERSION(from, to): of the N journeys that reached `from` in the period and are not invalid as of the date, the share that reached `to`.
 * `Basis` started (the default): ÷ N; decided: ÷ (those + lost without reaching `to`); moved: entries into `to` ÷ entries into
 * `from` during the period. In several funnels each counts by its own order and they are summed; where no funnel has both stages, `to` in
 * any funnel counts. CONVERSION("lead","opportunity") is the lead conversion rate. Source: SPEC section 2, "Conversion k→m".
 */
export function conversion(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const { core } = asked.value.view;
  const from = findPoint(core, query.args[0] ?? "");
  if (!from.ok) return from;
  const to = findPoint(core, query.args[1] ?? "");
  if (!to.ok) return to;
  return query.basis === "moved"
    ? moved(asked.value, from.value, to.value)
    : started(asked.value, from.value, to.value);
}

function started(question: Question, from: JourneyPoint, to: JourneyPoint): Result<Figure> {
  const { view, query } = question;
  const { narrowed, journeys, advancedAt, passage } =
    from.kind === "stages" ? startsAtStage(question, from.entries, to) : startsAs(question, from.kind, to);
  const counted: number[] = [];
  let advanced = 0;
  let lost = 0;
  journeys.forEach((journey, place) => {
    const outcome = journeyOutcome(view, journey);
    if (outcome === "invalid") return;
    counted.push(place);
    if (advancedAt[place] !== undefined) advanced++;
    else if (outcome === "lost") lost++;
  });
  const isDecided = query.basis === "decided";
  const denominator = isDecided ? advanced + lost : counted.length;
  const missing = (): Reason =>
    journeys.length === 0 ? nothingMatches(narrowed) : reason("nothingDecided", { count: journeys.length });
  return succeed({
    view,
    ...share(advanced, denominator, missing),
    leftOut: () => [
      { why: "leftOutInvalid", count: journeys.length - counted.length },
      { why: "leftOutOpen", count: isDecided ? counted.length - denominator : 0 },
      { why: "leftOutUndated", count: narrowed.undated },
    ],
    records: () => counted.map((place) => presentRecord(view, at(journeys, place))),
    definition: isDecided ? "definitionConversionDecided" : "definitionConversion",
    notes: () =>
      !isDecided && isImmature(daysOfPassages(view, counted.map(passage)), counted.length)
        ? [{ term: "noteImmature" }]
        : [],
  });
}

/** The journeys that began a conversion, in columns by place. */
interface Starts {
  readonly narrowed: Narrowed<unknown>;
  readonly journeys: readonly Journey[];
  /** When each reached the second point: milliseconds, NaN undated, undefined never. */
  readonly advancedAt: readonly (number | undefined)[];
  readonly passage: (place: number) => Passage;
}

/** The journeys that reached a stage in the period, and when each reached the second point. */
function startsAtStage(question: Question, from: readonly StageEntry[], to: JourneyPoint): Starts {
  const pairs = pairStages(from, to);
  const narrowed = arrivalsAt(question, [...pairs.keys()], question.query.mode);
  const { items } = narrowed;
  const advancedAt = items.map(({ journey, entry }) =>
    whenReached(question, journey, pairs.get(entry) ?? to),
  );
  const passage = (place: number): Passage => {
    const arrival = items[place];
    if (arrival === undefined) throw new Error(`no journey began at ${place}`);
    return arrivalPassage(question.view, arrival, advancedAt[place]);
  };
  return {
    narrowed,
    journeys: items.map(({ journey }) => journey),
    advancedAt,
    passage,
  };
}

/** The journeys that became a lead or an opportunity in the period, and when each reached the second point. */
function startsAs(question: Question, kind: "lead" | "opportunity", to: JourneyPoint): Starts {
  const { view } = question;
  const narrowed = beginnings(question, kind);
  const journeys = narrowed.items;
  const advancedAt = journeys.map((journey) => whenReached(question, journey, to));
  const passage = (place: number): Passage => {
    const journey = at(journeys, place);
    const advanced = advancedAt[place];
    return {
      reached: toMilliseconds(kind === "lead" ? view.createdAt(journey) : becameOpportunity(view, journey)),
      advanced,
      isStillThere: advanced === undefined && journeyOutcome(view, journey) === "open",
    };
  };
  return { narrowed, journeys, advancedAt, passage };
}

/** What each stage's journeys are to reach: the second stage in the same funnel; in any funnel where no funnel has both. */
function pairStages(from: readonly StageEntry[], to: JourneyPoint): ReadonlyMap<StageEntry, JourneyPoint> {
  if (to.kind !== "stages") return new Map(from.map((entry) => [entry, to]));
  const pairs = new Map<StageEntry, JourneyPoint>();
  for (const entry of from) {
    const entries = to.entries.filter(({ funnelId }) => funnelId === entry.funnelId);
    if (entries.length > 0) pairs.set(entry, { kind: "stages", entries });
  }
  return pairs.size > 0 ? pairs : new Map(from.map((entry) => [entry, to]));
}

/** When a journey first reached a point: milliseconds, NaN undated; undefined where it never did. */
function whenReached(question: Question, journey: Journey, point: JourneyPoint): number | undefined {
  const { view, query } = question;
  if (point.kind === "lead")
    return leadIn(view, journey) >= 0 ? toMilliseconds(view.createdAt(journey)) : undefined;
  if (point.kind === "opportunity") {
    return isOpportunity(view, journey) ? toMilliseconds(becameOpportunity(view, journey)) : undefined;
  }
  let first: number | undefined;
  for (const entry of point.entries) {
    const when = reachedAt(view, journey, entry, query.mode);
    // Undated (NaN) is before every date.
    if (when !== undefined && (first === undefined || Number.isNaN(when) || when < first)) first = when;
  }
  return first;
}

function moved(question: Question, from: JourneyPoint, to: JourneyPoint): Result<Figure> {
  const isFromLead =
    from.kind === "lead" || (from.kind === "stages" && from.entries.every(({ type }) => type === "lead"));
  const into = entriesDuring(question, to, isFromLead);
  const outOf = entriesDuring(question, from, false);
  return succeed({
    view: question.view,
    ...share(into.items.length, outOf.items.length, () => nothingMatches(outOf)),
    interval: undefined,
    leftOut: () => [{ why: "leftOutUndated", count: into.undated + outOf.undated }],
    records: () => [...outOf.items, ...into.items],
    definition: "definitionConversionMoved",
    notes: () => [],
  });
}
