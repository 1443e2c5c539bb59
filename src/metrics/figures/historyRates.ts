import { at } from "../index/at";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import { opportunitiesThat } from "./outcome";

/** The win rate of closed deals, and how many those are. `stage`: that they reached; undefined: of the whole funnel. */
export interface HistoryRate {
  readonly rate: number;
  readonly won: number;
  readonly n: number;
  readonly stage: StageEntry | undefined;
}

/** Closed deals by how far they came. */
interface FunnelHistory {
  /** By rank: deals whose furthest position in the funnel it was; summed from the end they are those that reached it. */
  readonly won: number[];
  readonly lost: number[];
  /** Deals that were closed in the funnel. */
  wonInAll: number;
  lostInAll: number;
}

/**
 * The win rate by which the history-based forecast weighs the open deals at a stage: won ÷ (won + lost) among the company's closed deals
 * that reached the stage (entered it or a later one of its funnel); where there is none, among those closed in the funnel; undefined where
 * there is none of them either. Filters do not narrow the history: few deals say little, and the parts add up to the whole.
 * Source: SPEC section 2, "History-based forecast".
 */
export function historyRateOf(view: View, stage: StageEntry): HistoryRate | undefined {
  const history = view.once("win rates by stage", () => historyOf(view))[stage.funnelId];
  if (history === undefined) return undefined;
  if (stage.rank >= 0) {
    const won = sumFrom(history.won, stage.rank);
    const n = won + sumFrom(history.lost, stage.rank);
    if (n > 0) return { rate: won / n, won, n, stage };
  }
  const won = history.wonInAll;
  const n = won + history.lostInAll;
  return n === 0 ? undefined : { rate: won / n, won, n, stage: undefined };
}

function historyOf(view: View): FunnelHistory[] {
  const { stages } = view.core;
  const histories = stages.funnelNames.map((): FunnelHistory => ({
    won: [],
    lost: [],
    wonInAll: 0,
    lostInAll: 0,
  }));
  for (const outcome of ["won", "lost"] as const) {
    for (const record of opportunitiesThat(view, outcome)) {
      const funnel = histories[view.stage(record)?.funnelId ?? -1];
      if (funnel !== undefined) funnel[outcome === "won" ? "wonInAll" : "lostInAll"]++;
      for (const [funnelId, rank] of furthestRanks(view, record)) {
        const counts = histories[funnelId]?.[outcome] ?? [];
        counts[rank] = (counts[rank] ?? 0) + 1;
      }
    }
  }
  return histories;
}

/** The furthest position that a deal held in each funnel that it was in. */
function furthestRanks(view: View, record: number): ReadonlyMap<number, number> {
  const { funnels, ranks } = view.core.stages;
  const furthest = new Map<number, number>();
  for (let visit = 0; visit < view.visitCount(record); visit++) {
    const stage = view.visitStage(record, visit);
    const rank = at(ranks, stage);
    const funnel = at(funnels, stage);
    if (rank >= 0 && rank > (furthest.get(funnel) ?? -1)) furthest.set(funnel, rank);
  }
  return furthest;
}

function sumFrom(counts: readonly (number | undefined)[], rank: number): number {
  let total = 0;
  for (let each = rank; each < counts.length; each++) total += counts[each] ?? 0;
  return total;
}
