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
  const histories = stages.funnelNames.map((_, funnel): FunnelHistory => {
    const noDeals = Array.from(stages.positions[funnel] ?? [], () => 0);
    return { won: noDeals, lost: [...noDeals], wonInAll: 0, lostInAll: 0 };
  });
  for (const outcome of ["won", "lost"] as const) {
    const deals = opportunitiesThat(view, outcome);
    for (const record of deals) {
      const history = histories[stages.funnels[view.snapshot.stage[record] ?? -1] ?? -1];
      if (history !== undefined) history[outcome === "won" ? "wonInAll" : "lostInAll"]++;
    }
    countFurthest(
      view,
      deals,
      histories.map((history) => history[outcome]),
    );
  }
  return histories;
}

/** Counts deals by the furthest position that they held in each funnel that they were in. */
function countFurthest(view: View, deals: readonly number[], counts: readonly number[][]): void {
  const { funnels, ranks } = view.core.stages;
  const { starts, lengths, stages } = view.snapshot.visits;
  const furthest = new Int32Array(counts.length).fill(-1);
  for (const deal of deals) {
    const start = starts[deal] ?? 0;
    const end = start + (lengths[deal] ?? 0);
    for (let visit = start; visit < end; visit++) {
      const stage = stages[visit] ?? -1;
      const rank = ranks[stage] ?? -1;
      const funnel = funnels[stage] ?? -1;
      if (rank > (furthest[funnel] ?? rank)) furthest[funnel] = rank;
    }
    for (let funnel = 0; funnel < furthest.length; funnel++) {
      const rank = furthest[funnel] ?? -1;
      if (rank < 0) continue;
      const reached = counts[funnel];
      if (reached !== undefined) reached[rank] = (reached[rank] ?? 0) + 1;
      furthest[funnel] = -1;
    }
  }
}

function sumFrom(counts: readonly number[], rank: number): number {
  let total = 0;
  for (let each = rank; each < counts.length; each++) total += counts[each] ?? 0;
  return total;
}
