import { reason, succeed, type Result } from "../domain/result";
import type { TargetMeasure } from "../domain/store/targetWords";
import { amount } from "./amount";
import { convertTime } from "./convertTime";
import type { Figure } from "./figures/figure";
import type { FunnelIndex } from "./index/funnelIndex";
import type { Query } from "./query";
import { salesCycle } from "./salesCycle";
import { tally } from "./tally";
import { targeted } from "./target";
import { totalTime } from "./totalTime";
import { winRate } from "./winRate";

/** How a measure's actual value is reckoned. Of a time less is better. */
interface Actual {
  readonly metric: (index: FunnelIndex, query: Query, today: number) => Result<Figure>;
  readonly args: readonly string[];
  readonly isTime?: boolean;
}

const actuals: Readonly<Record<TargetMeasure, Actual>> = {
  "won amount": { metric: amount, args: ["won"] },
  "won count": { metric: tally, args: ["won"] },
  "new leads": { metric: tally, args: ["new leads"] },
  "converted leads": { metric: tally, args: ["converted"] },
  "new opportunities": { metric: tally, args: ["new opportunities"] },
  "new customers": { metric: tally, args: ["new customers"] },
  activities: { metric: tally, args: ["activities"] },
  "win rate": { metric: winRate, args: [] },
  "lead conversion time": { metric: convertTime, args: [], isTime: true },
  "sales cycle": { metric: salesCycle, args: [], isTime: true },
  "total sales time": { metric: totalTime, args: [], isTime: true },
};

/**
 * ATTAINMENT(measure): actual ÷ target of the period; of a time target ÷ actual, so that 100 % or more always means that the target is
 * met. The actual value is that of the metric itself under the same filters: the owner at closing is credited. Blank where the target
 * is blank or 0. "won amount (revised)" holds it against the revised target. Source: SPEC section 2, "Attainment".
 */
export function attainment(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  const found = targeted(index, query, today);
  if (!found.ok) return found;
  const { figure: goal, measure } = found.value;
  const { metric, args, isTime = false } = actuals[measure];
  const actual = metric(index, { ...query, args, measure: undefined }, today);
  if (!actual.ok) return actual;
  const done = actual.value.value;
  const about = {
    ...actual.value,
    count: undefined,
    interval: undefined,
    numerator: undefined,
    denominator: undefined,
    // A part of the records has the actual value's part, but a target of its own.
    ofPart: undefined,
    definition: isTime ? "definitionAttainmentOfTime" : "definitionAttainment",
    notes: () => [...goal.notes(), ...actual.value.notes()],
  };
  if (typeof goal.value !== "number" || goal.value === 0) {
    return succeed({ ...about, value: reason("targetIsBlank") });
  }
  if (typeof done !== "number") return succeed({ ...about, value: done });
  const [numerator, denominator] = isTime ? [goal.value, done] : [done, goal.value];
  const value = denominator === 0 ? reason("timeIsZero") : numerator / denominator;
  return succeed({ ...about, value, numerator, denominator });
}
