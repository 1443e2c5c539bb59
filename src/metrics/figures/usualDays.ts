import type { Steps } from "../../domain/steps";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import { summarise } from "../statistics/summary";
import { endedVisits, findEndedVisits } from "./endedVisits";
import { findVisitDays, visitDays, type VisitDays } from "./visitDays";

/** How long visits to a stage usually last: the median and the 80th percentile of those that ended, and how many those are. */
export interface UsualDays {
  readonly median: number;
  readonly p80: number;
  readonly n: number;
}

/** The usual days of a stage as of the view's date; undefined where no visit has ended, and for won, after-sales, lost and invalid. */
export function usualDaysOf(view: View, stage: StageEntry): UsualDays | undefined {
  if (stage.type !== "lead" && stage.type !== "open") return undefined;
  const first = firstUsualDays(view);
  if (first !== undefined) return first[stage.id];
  const all = view.onceForSetup("usual days", () => new Map<number, Known>());
  const visits = visitDays(view);
  const version = visits.versionOf(stage.id);
  if (all.get(stage.id)?.version !== version) sumUp(view, visits, all);
  return all.get(stage.id)?.usual;
}

/** Makes ready what {@link usualDaysOf} rests on, so many records a step; nothing may change in between. */
export function* prepareUsualDays(view: View, recordsPerStep: number): Steps<void> {
  const later = view.isKeptForSetup(firstName) ? undefined : view.later;
  if (later !== undefined) yield* findEndedVisits(later, recordsPerStep);
  if (firstUsualDays(view) === undefined) yield* findVisitDays(view, recordsPerStep);
}

const firstName = "first usual days";

/** The usual days by stage of a past day that is asked for the first time; undefined of others, and once a record has changed. */
function firstUsualDays(view: View): readonly (UsualDays | undefined)[] | undefined {
  const { recordVersion } = view.snapshot;
  const first = view.onceForSetup(firstName, () => ({
    version: recordVersion,
    usual: view.later === undefined ? undefined : endedVisits(view.later).asOf(view).map(summed),
  }));
  return first.version === recordVersion ? first.usual : undefined;
}

/** Sums up the visits to every stage where they have become others: one pass over them for all stages. */
function sumUp(view: View, visits: VisitDays, all: Map<number, Known>): void {
  const isStale = Uint8Array.from(view.core.stages.entries, ({ id }) =>
    all.get(id)?.version === visits.versionOf(id) ? 0 : 1,
  );
  for (const [id, days] of visits.of(isStale).entries()) {
    if (isStale[id] === 1) all.set(id, { version: visits.versionOf(id), usual: summed(days) });
  }
}

/** The usual days of a stage, until a visit there becomes another. */
interface Known {
  readonly version: number;
  readonly usual: UsualDays | undefined;
}

function summed(days: Float64Array): UsualDays | undefined {
  const { count, quantile } = summarise(days);
  const median = quantile(0.5);
  const p80 = quantile(0.8);
  return median === undefined || p80 === undefined ? undefined : { median, p80, n: count };
}
