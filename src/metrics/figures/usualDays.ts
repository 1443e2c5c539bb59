import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import { summarise } from "../statistics/summary";
import { visitDays } from "./visitDays";

/** How long visits to a stage usually last: the median and the 80th percentile of those that ended, and how many those are. */
export interface UsualDays {
  readonly median: number;
  readonly p80: number;
  readonly n: number;
}

/** The usual days of a stage as of the view's date; undefined where no visit has ended, and for won, after-sales, lost and invalid. */
export function usualDaysOf(view: View, stage: StageEntry): UsualDays | undefined {
  if (stage.type !== "lead" && stage.type !== "open") return undefined;
  const all = view.onceForSetup("usual days", () => new Map<number, Known>());
  const visits = visitDays(view);
  const version = visits.versionOf(stage.id);
  let known = all.get(stage.id);
  if (known?.version !== version) {
    known = { version, usual: summed(visits.of(stage.id)) };
    all.set(stage.id, known);
  }
  return known.usual;
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
