import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import type { Query } from "../query";
import { isFunnelAllowed } from "./arrivals";
import type { OpenTimes } from "./medianInclOpen";
import { isWithin } from "./period";
import type { Question } from "./question";
import { ownedParts } from "./ownedParts";
import { sortTests } from "./stageVisits";
import { addDurations, durationIn, durationUntilIn } from "./units";
import { visitorsTo } from "./visitors";

/**
 * The times of the visits to some stages, each by itself, those that go on too: of all that were entered in the period, or of a record's
 * `first` or `latest` visit alone. Under an Owner (or Team) filter it is the time that this person owned; where somebody else
 * took over before the end, the visit was handed off then and is censored.
 */
export function openTimesInStages(question: Question, stages: readonly StageEntry[]): OpenTimes {
  const { view, query, tests } = question;
  const ids = new Set(stages.filter(({ funnel }) => isFunnelAllowed(tests, funnel)).map(({ id }) => id));
  const { isOwner, others } = sortTests(view, tests);
  const narrowed = visitorsTo(view, ids).narrow(others, undefined);
  const times: Record<VisitEnd, number[]> = { ended: [], handedOff: [], open: [] };
  const records: number[] = [];
  const entered: number[] = [];
  let [undated, notOwned] = [0, 0];
  const take = (record: number, visit: number): void => {
    const entry = view.visitEntry(record, visit);
    if (!isWithin(query.period, entry)) {
      if (Number.isNaN(entry)) undated++;
      return;
    }
    entered.push(record);
    const exit = view.visitExit(record, visit) ?? Infinity;
    if (Number.isNaN(entry) || Number.isNaN(exit)) return;
    if (isOwner === undefined) {
      (exit === Infinity ? times.open : times.ended).push(timeIn(view, query, entry, exit));
      records.push(record);
      return;
    }
    const owned = ownedTime(view, query, record, entry, exit, isOwner);
    if (owned === undefined) {
      notOwned++;
      return;
    }
    times[owned.end].push(owned.time);
    records.push(record);
  };
  for (const record of narrowed.items) forEachVisit(view, record, ids, query.visits, take);
  return {
    view,
    narrowed: { ...narrowed, items: entered, undated },
    records,
    ended: times.ended,
    otherwise: times.handedOff,
    open: times.open,
    leftOut: () => [
      { why: "leftOutNotOwned", count: notOwned },
      { why: "leftOutWithoutDates", count: entered.length - notOwned - records.length },
    ],
    definition: "definitionStageTimeInclOpen",
  };
}

/** How a visit ended for the owner asked for, where one is. */
type VisitEnd = "ended" | "handedOff" | "open";

function ownedTime(
  view: View,
  query: Query,
  record: number,
  entry: number,
  exit: number,
  isOwner: (owner: string) => boolean,
): { readonly time: number; readonly end: VisitEnd } | undefined {
  const end = exit === Infinity ? "open" : "ended";
  const parts = ownedParts(view, record, entry, exit);
  const own = parts.filter(({ owner }) => isOwner(owner));
  if (own.length === 0) return undefined;
  const time = addDurations(
    query.unit,
    own.map(({ from, to }) => timeIn(view, query, from, to)),
  );
  return { time, end: own.at(-1) === parts.at(-1) ? end : "handedOff" };
}

function timeIn(view: View, { unit }: Query, from: number, to: number): number {
  return to === Infinity ? durationUntilIn(view, unit, from) : durationIn(view, unit, from, to);
}

/** Takes the visits of a record to some stages that are asked for: all, the first or the latest, which may go on. */
function forEachVisit(
  view: View,
  record: number,
  stages: ReadonlySet<number>,
  which: Query["visits"],
  take: (record: number, visit: number) => void,
): void {
  const count = view.visitCount(record);
  let latest = -1;
  for (let visit = 0; visit < count; visit++) {
    if (!stages.has(view.visitStage(record, visit))) continue;
    if (which === "latest") latest = visit;
    else take(record, visit);
    if (which === "first") return;
  }
  if (latest >= 0) take(record, latest);
}
