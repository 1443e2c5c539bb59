import { fromMilliseconds } from "../../domain/dates/serial";
import type { RecordTest } from "../filters/compileFilters";
import type { StageEntry } from "../index/stageBook";
import type { Mode } from "../query";
import type { View } from "../index/view";
import {
  journeysOf,
  leadIn,
  opportunityIn,
  ownRecord,
  reachedAt,
  type Arrival,
  type Journey,
} from "./journeys";
import { narrow, type Narrowed } from "./narrow";
import type { Question } from "./question";

/**
 * The journeys that first reached one of these stages in the period, each stage's funnel by its own order. Filters look at the record
 * that the stage belongs to (a lead stage at the lead, any other at the opportunity), a Funnel filter at the stage's funnel.
 */
export function arrivalsAt(
  question: Question,
  entries: readonly StageEntry[],
  mode: Mode,
): Narrowed<Arrival> {
  const { view, query, tests } = question;
  const allowed = entries.filter((entry) => isFunnelAllowed(tests, entry.funnel));
  const arrivals: Arrival[] = [];
  for (const journey of journeysOf(view)) {
    for (const entry of allowed) {
      const reached = reachedAt(view, journey, entry, mode);
      if (reached !== undefined) arrivals.push({ journey, entry, reached });
    }
  }
  return narrow(
    arrivals,
    withoutFunnel(tests),
    ({ journey, entry }) => ownRecord(view, journey, entry.type),
    query.period,
    ({ reached }) => fromMilliseconds(reached),
  );
}

/** The journeys that became a lead, or an opportunity, in the period. Filters look at that record. */
export function beginnings(question: Question, kind: "lead" | "opportunity"): Narrowed<Journey> {
  const { view, query, tests } = question;
  const began = journeysOf(view).filter((journey) =>
    kind === "lead" ? leadIn(view, journey) >= 0 : isOpportunity(view, journey),
  );
  return narrow(
    began,
    tests,
    (journey) => ownRecord(view, journey, kind === "lead" ? "lead" : "open"),
    query.period,
    (journey) => (kind === "lead" ? view.createdAt(journey) : becameOpportunity(view, journey)),
  );
}

/** Whether a journey has become an opportunity. */
export function isOpportunity(view: View, journey: Journey): boolean {
  return leadIn(view, journey) < 0 || view.isConverted(journey);
}

/** When a journey became an opportunity: its creation, or the conversion where the log has no opportunity. */
export function becameOpportunity(view: View, journey: Journey): number {
  const opportunity = opportunityIn(view, journey);
  return opportunity >= 0 ? view.createdAt(opportunity) : view.convertedAt(journey);
}

/** Whether the Funnel filters let a funnel through. */
export function isFunnelAllowed(tests: readonly RecordTest[], funnel: string): boolean {
  return tests.every((test) => !isFunnelTest(test) || test.accepts(funnel));
}

/** The filters other than those on Funnel. */
export function withoutFunnel(tests: readonly RecordTest[]): readonly RecordTest[] {
  return tests.filter((test) => !isFunnelTest(test));
}

function isFunnelTest({ field }: RecordTest): boolean {
  return field.kind === "column" && (field.keys.opportunity === "funnel" || field.keys.lead === "funnel");
}
