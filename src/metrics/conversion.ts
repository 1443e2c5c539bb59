import { reason, succeed, type Reason, type Result } from "../domain/result";
import { arrivalsAt, beginnings, becameOpportunity, isOpportunity } from "./figures/arrivals";
import { fateOf } from "./figures/account";
import { entriesDuring } from "./figures/entriesDuring";
import type { Figure } from "./figures/figure";
import { journeyOutcome, presentRecord, reachedAt, type Journey } from "./figures/journeys";
import { isImmature, type Passage } from "./figures/maturity";
import { nothingMatches, type Narrowed } from "./figures/narrow";
import { ask, type Question } from "./figures/question";
import { share } from "./figures/share";
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

/** A journey that began a conversion. */
interface Start extends Passage {
  readonly journey: Journey;
}

function started(question: Question, from: JourneyPoint, to: JourneyPoint): Result<Figure> {
  const { view, query } = question;
  const { narrowed, starts } = startsOf(question, from, to);
  const counted = starts.filter(({ journey }) => journeyOutcome(view, journey) !== "invalid");
  const advanced = counted.filter((start) => start.advanced !== undefined);
  const lost = counted.filter(
    (start) => start.advanced === undefined && journeyOutcome(view, start.journey) === "lost",
  );
  const isDecided = query.basis === "decided";
  const denominator = isDecided ? advanced.length + lost.length : counted.length;
  const missing = (): Reason =>
    starts.length === 0 ? nothingMatches(narrowed) : reason("nothingDecided", { count: starts.length });
  const immature = !isDecided && isImmature(view, counted);
  return succeed({
    view,
    ...share(advanced.length, denominator, missing),
    leftOut: [
      { why: "leftOutInvalid", count: starts.length - counted.length },
      { why: "leftOutOpen", count: isDecided ? counted.length - denominator : 0 },
      { why: "leftOutUndated", count: narrowed.undated },
    ],
    records: counted.map(({ journey }) => presentRecord(journey)),
    definition: isDecided ? "definitionConversionDecided" : "definitionConversion",
    notes: immature ? [{ term: "noteImmature" }] : [],
  });
}

/** The journeys that reached the first point, and when each reached the second. */
function startsOf(
  question: Question,
  from: JourneyPoint,
  to: JourneyPoint,
): { readonly narrowed: Narrowed<unknown>; readonly starts: readonly Start[] } {
  const { view, query } = question;
  if (from.kind === "stages") {
    const pairs = pairStages(from.entries, to);
    const narrowed = arrivalsAt(question, [...pairs.keys()], query.mode);
    const starts = narrowed.items.map(({ journey, entry, reached }) => ({
      journey,
      reached,
      advanced: advancedAt(question, journey, pairs.get(entry) ?? to),
      isStillThere: fateOf(view, journey, entry) === "stillHere",
    }));
    return { narrowed, starts };
  }
  const { kind } = from;
  const narrowed = beginnings(question, kind);
  const starts = narrowed.items.map((journey) => {
    const began = kind === "lead" ? view.createdAt(journey.lead) : becameOpportunity(question, journey);
    const advanced = advancedAt(question, journey, to);
    const isOpen = advanced === undefined && journeyOutcome(view, journey) === "open";
    return { journey, reached: toMilliseconds(began), advanced, isStillThere: isOpen };
  });
  return { narrowed, starts };
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
function advancedAt(question: Question, journey: Journey, point: JourneyPoint): number | undefined {
  const { view, query } = question;
  if (point.kind === "stages") {
    const times = point.entries
      .map((entry) => reachedAt(view, journey, entry, query.mode))
      .filter((time) => time !== undefined);
    return times.length === 0 ? undefined : times.some(Number.isNaN) ? NaN : Math.min(...times);
  }
  if (point.kind === "lead")
    return journey.lead >= 0 ? toMilliseconds(view.createdAt(journey.lead)) : undefined;
  return isOpportunity(question, journey) ? toMilliseconds(becameOpportunity(question, journey)) : undefined;
}

function moved(question: Question, from: JourneyPoint, to: JourneyPoint): Result<Figure> {
  const { view } = question;
  const isFromLead =
    from.kind === "lead" || (from.kind === "stages" && from.entries.every(({ type }) => type === "lead"));
  const into = entriesDuring(question, to, isFromLead);
  const outOf = entriesDuring(question, from, false);
  const counted = outOf.items.length;
  return succeed({
    view,
    ...share(into.items.length, counted, () => nothingMatches(outOf)),
    interval: undefined,
    leftOut: [{ why: "leftOutUndated", count: into.undated + outOf.undated }],
    records: [...new Set([...outOf.items, ...into.items].map(({ record }) => record))],
    definition: "definitionConversionMoved",
    notes: [],
  });
}
