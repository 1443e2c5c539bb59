import { funnels } from "../world";
import type { Followed } from "./follow";
import { invalid, lost } from "./logTable";

/** Groups are counted in tables; what is left, a few hundred counts, is added up by position. */
export function funnelFigures({ journeys, visited, times }: Followed): number[] {
  const groups = journeys.groupby("funnel", "furthest", "hasLead", "outcome").count().objects();
  const entered = visited.filter(`d => d.outcome !== ${invalid}`).groupby("funnel", "rank").count().objects();
  const quantiles = times
    .groupby("funnel", "place")
    .rollup({
      median: "d => op.quantile(d.days, 0.5)",
      p80: "d => op.quantile(d.days, 0.8)",
      p90: "d => op.quantile(d.days, 0.9)",
    })
    .objects();
  return funnels.flatMap(({ name, positions }) =>
    positions.flatMap(({ name: stage, type, rank }) => {
      const reached = groups.filter(
        ({ funnel, furthest, hasLead }) =>
          funnel === name && Number(furthest) >= rank && (hasLead === 1 || type !== "lead"),
      );
      const sum = (of: typeof reached): number => of.reduce((total, { count }) => total + Number(count), 0);
      const stopped = reached.filter(({ furthest }) => furthest === rank);
      const valid = reached.filter(({ outcome }) => outcome !== invalid);
      const onward = sum(valid.filter(({ furthest }) => Number(furthest) > rank));
      const n = sum(valid);
      const found = quantiles.find(({ funnel, place }) => funnel === name && place === stage);
      return [
        sum(reached),
        sum(reached) - sum(stopped),
        sum(stopped.filter(({ outcome }) => outcome === invalid)),
        sum(stopped.filter(({ outcome }) => outcome === lost)),
        n,
        sum(entered.filter(({ funnel, rank: at }) => funnel === name && at === rank)),
        rank + 1 < positions.length && n > 0 ? onward / n : NaN,
        ...["median", "p80", "p90"].map((figure) => Number(found?.[figure] ?? NaN)),
      ];
    }),
  );
}
