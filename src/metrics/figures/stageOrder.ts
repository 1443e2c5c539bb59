import { compareText } from "../../domain/criteria/textOrder";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";

/**
 * The order in which stages are shown, whatever order their rows came in: funnel by funnel as they are set up, of each the positions,
 * then the outcomes, then what is not set up by name; funnels that are not set up stand last, by name.
 *
 * @returns Negative, 0 or positive.
 */
export function stageOrder(view: View): (a: StageEntry, b: StageEntry) => number {
  const { length } = view.setup.funnels;
  const strangeness = ({ rank, stage }: StageEntry): number => (rank >= 0 ? 0 : stage !== undefined ? 1 : 2);
  const byFunnel = (a: StageEntry, b: StageEntry): number =>
    a.funnelId >= length && b.funnelId >= length ? compareText(a.funnel, b.funnel) : a.funnelId - b.funnelId;
  const byName = (a: StageEntry, b: StageEntry): number =>
    a.stage === undefined ? compareText(a.name, b.name) : a.id - b.id;
  return (a, b) => byFunnel(a, b) || strangeness(a) - strangeness(b) || byName(a, b);
}
