import { fromMilliseconds } from "../domain/dates/serial";
import { succeed, type Result } from "../domain/result";
import type { Steps } from "../domain/steps";
import type { AnswerCell } from "./answer";
import { isFunnelAllowed, withoutFunnel } from "./figures/arrivals";
import { isWithin } from "./figures/period";
import { ask, type Question } from "./figures/question";
import { stageOrder } from "./figures/stageOrder";
import { at } from "./index/at";
import type { FunnelIndex } from "./index/funnelIndex";
import type { StageEntry } from "./index/stageBook";
import type { View } from "./index/view";
import type { Query } from "./query";

/**
 * MOVEMATRIX(): how often records went from each stage (a row) to each other (a column) in the period: every entry into a stage, returns,
 * skips, outcomes and reopenings too. What was created outright comes from the row (created); the first opportunity of a lead from the stage
 * that the lead was at. Stages stand in the order of their funnels, outcomes behind, what is not set up last; a name that two funnels
 * share says which.
 * A Funnel filter looks at the stage entered, other filters at the record. Totals are sums. Source: SPEC section 3.
 */
export function* moveMatrix(index: FunnelIndex, query: Query, today: number): Steps<Result<AnswerCell[][]>> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const { view } = asked.value;
  const { entries } = view.core.stages;
  const moves = yield* countMoves(asked.value);
  const shown = stagesShown(view, moves);
  const created = entries.length;
  const names = shown.map((entry) => nameAmong(shown, entry));
  const count = (from: number, to: StageEntry): number => at(moves, from * entries.length + to.id);
  const row = (label: AnswerCell, counts: readonly number[]): AnswerCell[] => [
    label,
    ...counts,
    total(counts),
  ];
  const from = (source: number): number[] => shown.map((to) => count(source, to));
  const rows: (readonly [label: AnswerCell, counts: readonly number[]])[] = [
    [{ term: "rowCreated" }, from(created)],
    ...shown.map((entry, place) => [names[place] ?? "", from(entry.id)] as const),
  ];
  return succeed([
    [{ term: "headerFromTo" }, ...names, { term: "headerTotal" }],
    ...rows.map(([label, counts]) => row(label, counts)),
    row(
      { term: "headerTotal" },
      shown.map((_, place) => total(rows.map(([, counts]) => at(counts, place)))),
    ),
  ]);
}

/** Records that are looked at in one step: a few milliseconds. */
const recordsPerStep = 50_000;

/** The moves in a table of stage by stage, by their numbers; the last row are those that came from nowhere. */
function* countMoves({ view, query, tests }: Question): Steps<Int32Array> {
  const { entries } = view.core.stages;
  const moves = new Int32Array((entries.length + 1) * entries.length);
  const isCounted = entries.map(({ funnel }) => isFunnelAllowed(tests, funnel));
  const others = withoutFunnel(tests);
  const { visits } = view.snapshot;
  for (const records of [view.leads, view.opportunities]) {
    for (let place = 0; place < records.length; place++) {
      if (place % recordsPerStep === 0) yield;
      const record = at(records, place);
      if (!others.every(({ test }) => test(record))) continue;
      const start = at(visits.starts, record);
      const end = start + at(visits.lengths, record);
      for (let visit = start; visit < end; visit++) {
        const stage = at(visits.stages, visit);
        if (isCounted[stage] !== true || !isWithin(query.period, fromMilliseconds(at(visits.entries, visit))))
          continue;
        const from = visit > start ? at(visits.stages, visit - 1) : origin(view.leadOf(record), record);
        const cell = from * entries.length + stage;
        moves[cell] = at(moves, cell) + 1;
      }
    }
  }
  return moves;

  /** The last stage of the lead whose first opportunity a record is; else nowhere. */
  function origin(lead: number, record: number): number {
    if (view.core.records.isLead(record) || lead < 0 || view.firstOpportunity(lead) !== record)
      return entries.length;
    const count = view.visitCount(lead);
    return count === 0 ? entries.length : view.visitStage(lead, count - 1);
  }
}

/** The stages of every funnel in which anything moved, positions before outcomes; of the first funnel where nothing did. */
function stagesShown(view: View, moves: Int32Array): StageEntry[] {
  const { entries } = view.core.stages;
  const moved = entries.filter(({ id }) => isMoved(id));
  const funnels = new Set(moved.map(({ funnelId }) => funnelId));
  if (funnels.size === 0) funnels.add(entries[0]?.funnelId ?? 0);
  return entries
    .filter(({ id, funnelId, stage }) => isMoved(id) || (funnels.has(funnelId) && stage !== undefined))
    .sort(stageOrder(view));

  function isMoved(id: number): boolean {
    for (let other = 0; other <= entries.length; other++) {
      if (at(moves, other * entries.length + id) > 0) return true;
      if (other < entries.length && at(moves, id * entries.length + other) > 0) return true;
    }
    return false;
  }
}

function nameAmong(shown: readonly StageEntry[], entry: StageEntry): string {
  const isShared = shown.some((other) => other !== entry && other.name === entry.name);
  return isShared ? `${entry.name} (${entry.funnel})` : entry.name;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
