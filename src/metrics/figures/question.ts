import { succeed, type Result } from "../../domain/result";
import { compileFilters, type RecordTest } from "../filters/compileFilters";
import type { FunnelIndex } from "../index/funnelIndex";
import type { View } from "../index/view";
import type { Query } from "../query";
import { stateDate } from "./period";

/** A query put to a view of the index, its filters ready. */
export interface Question {
  readonly view: View;
  readonly query: Query;
  readonly tests: readonly RecordTest[];
}

/** The as-of of a query: what it says, else today's end. */
function asOfOf(query: Query, today: number): number {
  return query.asOf ?? today;
}

/** Puts a query as of its date. */
export function ask(index: FunnelIndex, query: Query, today: number): Result<Question> {
  return askAsOf(index, query, asOfOf(query, today));
}

/** Puts a query of a state: as of the period's end, where that is earlier than its date. */
export function askState(index: FunnelIndex, query: Query, today: number): Result<Question> {
  return askAsOf(index, query, stateDate(query.period, asOfOf(query, today)));
}

function askAsOf(index: FunnelIndex, query: Query, asOf: number): Result<Question> {
  const view = index.view(asOf, query.asRecordedOn);
  const tests = compileFilters(view, query.filters);
  return tests.ok ? succeed({ view, query, tests: tests.value }) : tests;
}
