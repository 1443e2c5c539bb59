import { dayOf } from "../../domain/dates/serial";
import { succeed, type Result } from "../../domain/result";
import { opportunitiesThat } from "../figures/outcome";
import { compileFilters } from "../filters/compileFilters";
import type { FunnelIndex } from "../index/funnelIndex";
import type { Query } from "../query";
import { isInPipeline } from "./followPipeline";
import { Line } from "./lines";
import { Pricing } from "./pricing";
import { PipelineScope } from "./scope";

/**
 * The opening of a bridge as it was recorded when its day was closed; undefined where the Periods table has not closed that day, or
 * the question looks at what was recorded before. Of several closings of a day the last counts.
 */
export function openingWhenClosed(
  index: FunnelIndex,
  query: Query,
  opening: number,
): Result<Line | undefined> {
  const closedAt = index.core.setup.closedPeriods
    .filter(({ asOf }) => dayOf(asOf) === opening)
    .map(({ at }) => at)
    .filter((at) => query.asRecordedOn === undefined || at <= query.asRecordedOn)
    .sort((a, b) => b - a)[0];
  if (closedAt === undefined) return succeed(undefined);
  const view = index.view(opening, closedAt);
  const tests = compileFilters(view, query.filters);
  if (!tests.ok) return tests;
  const scope = new PipelineScope(view, tests.value, query.period);
  const pricing = new Pricing(view);
  const line = new Line();
  for (const record of opportunitiesThat(view, "open")) {
    if (!scope.concerns(record) || !isInPipeline(view, scope, record)) continue;
    line.add(pricing.valueOf(view.lastRow(record), view.day));
  }
  return pricing.problem === undefined ? succeed(line) : { ok: false, reason: pricing.problem };
}
