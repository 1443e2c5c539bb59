import { succeed, type Result } from "../domain/result";
import { arrivalsAt, beginnings } from "./figures/arrivals";
import type { Figure } from "./figures/figure";
import { presentRecord } from "./figures/journeys";
import { ask } from "./figures/question";
import type { FunnelIndex } from "./index/funnelIndex";
import { findPoint } from "./names/findStages";
import type { Query } from "./query";

/**
 * REACHED(stage): the journeys that first reached a stage in the period. `Mode` passed: entered it or any later lead, open, won or
 * after-sales stage; visited: really entered it. Lost and invalid ones have reached the furthest stage they ever held; going back never
 * un-reaches. In several funnels each counts by its own order and they are summed. `lead` and `opportunity` may stand for a stage.
 * Filters look at the record that the stage belongs to first. Source: SPEC section 2, "Reached(k)".
 */
export function reached(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const question = asked.value;
  const { view } = question;
  const point = findPoint(view.core, query.args[0] ?? "");
  if (!point.ok) return point;
  const isStage = point.value.kind === "stages";
  const narrowed =
    point.value.kind === "stages"
      ? arrivalsAt(question, point.value.entries, query.mode)
      : beginnings(question, point.value.kind);
  const journeys = narrowed.items.map((item) => (typeof item === "number" ? item : item.journey));
  return succeed({
    view,
    value: journeys.length,
    leftOut: () => [{ why: "leftOutUndated", count: narrowed.undated }],
    records: () => journeys.map((journey) => presentRecord(view, journey)),
    definition: !isStage
      ? "definitionBegan"
      : query.mode === "visited"
        ? "definitionVisited"
        : "definitionReached",
    notes: () => [],
  });
}
