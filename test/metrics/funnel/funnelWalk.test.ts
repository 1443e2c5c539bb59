import fc from "fast-check";
import { journeysOf, passedBeyond, reachedAt } from "../../../src/metrics/figures/journeys";
import { FunnelWalk } from "../../../src/metrics/funnel/funnelWalk";
import { createIndex } from "../../../src/metrics/index/funnelIndex";
import { days, firstDay, ledgers } from "../generatedLedger";

test("All journeys followed at once came as far, and when, as each followed by itself", () => {
  const asOfs = fc.integer({ min: firstDay, max: firstDay + days });
  fc.assert(
    fc.property(
      ledgers,
      asOfs,
      fc.constantFrom("passed" as const, "visited" as const),
      (ledger, asOf, mode) => {
        const view = createIndex(ledger).view(asOf);
        for (const positions of view.core.stages.positions) {
          const walk = new FunnelWalk(view, positions, mode);
          journeysOf(view).forEach((journey) => {
            walk.follow(journey);
            for (const entry of positions) {
              const { rank } = entry;
              expect(walk.reachedAt(rank)).toBe(reachedAt(view, journey, entry, mode));
              expect(walk.hasVisited(rank)).toBe(reachedAt(view, journey, entry, "visited") !== undefined);
              expect(walk.furthest > rank).toBe(passedBeyond(view, journey, entry) !== undefined);
            }
          });
        }
      },
    ),
    { numRuns: 150 },
  );
});
