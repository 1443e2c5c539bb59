import { fromMilliseconds } from "../domain/dates/serial";
import type { CellValue } from "../domain/cell";
import { fail, succeed, type Result } from "../domain/result";
import type { Steps } from "../domain/steps";
import { formatSerial } from "../domain/dates/formatSerial";
import type { AnswerCell, Term } from "./answer";
import { mergedInto } from "./figures/merging";
import { ask } from "./figures/question";
import { at } from "./index/at";
import { kinds } from "./index/eventColumns";
import type { FunnelIndex } from "./index/funnelIndex";
import { byMovedAt, effectiveRows } from "./index/logOrder";
import type { View } from "./index/view";
import { findRecordInSteps } from "./names/findRecord";
import type { Query } from "./query";

const headers = [
  "headerMovedAt",
  "headerEvent",
  "headerFromStage",
  "headerToStage",
  "headerOwner",
  "headerAmount",
  "headerCurrency",
  "headerProbability",
  "headerExpectedClose",
  "headerReason",
  "headerBy",
  "headerRecordedAt",
  "headerRecordedVia",
  "headerCounts",
  "headerEventId",
  "headerRecordId",
] as const;

/**
 * JOURNEY(id): one record's log as of the date, in the order in which it happened: a row an event, with voided and repeated rows and
 * the Voided rows themselves, marked as not counting, and with the rows of the records that were merged into it. Dates are serials.
 * Source: SPEC section 3.
 */
export function* journey(index: FunnelIndex, query: Query, today: number): Steps<Result<AnswerCell[][]>> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const { view } = asked.value;
  const [id = ""] = query.args;
  const record = yield* findRecordInSteps(view.core, id, (each) => view.isThere(each) || view.isGone(each));
  if (!record.ok) return record;
  const rows = rowsOf(view, record.value);
  if (rows.length === 0) return fail("recordNotThere", { id, date: formatSerial(view.asOf) });
  const { log, rows: allRows } = view.core;
  const counted = new Set(
    storyOf(view, record.value).flatMap((each) => effectiveRows(log, allRows.of(each), view.recordedBy)),
  );
  return succeed([
    headers.map((term) => ({ term })),
    ...rows.map((row) => cellsOf(view, row, counted.has(row))),
  ]);
}

function rowsOf(view: View, record: number): number[] {
  const { log, rows } = view.core;
  const isKnown = (row: number): boolean =>
    !(at(log.movedAt, row) > view.happenedBy) && at(log.recordedAt, row) <= view.recordedBy;
  return storyOf(view, record)
    .flatMap((each) => [...rows.of(each)])
    .filter(isKnown)
    .sort((a, b) => byMovedAt(log, a, b));
}

/** A record and those whose history it has. */
function storyOf(view: View, record: number): readonly number[] {
  return [record, ...mergedInto(view, record)];
}

function cellsOf(view: View, row: number, counts: boolean): AnswerCell[] {
  const { log } = view.core;
  const number = (value: number): CellValue => (Number.isNaN(value) ? "" : value);
  const option = (word: string | undefined): AnswerCell => (word === undefined ? "" : term(word));
  return [
    number(fromMilliseconds(at(log.movedAt, row))),
    option(kinds[at(log.kind, row)]),
    log.fromStage.get(row),
    log.stage.get(row),
    log.owner.get(row),
    number(at(log.amount, row)),
    log.currency.get(row),
    number(log.probability.get(row)),
    number(at(log.expectedClose, row)),
    log.reason.get(row),
    log.by.get(row),
    fromMilliseconds(at(log.recordedAt, row)),
    option(log.via(row)),
    { term: counts ? "wordYes" : "wordNo" },
    log.eventIds.text(row),
    view.core.records.id(at(log.record, row)),
  ];
}

function term(word: string): Term {
  return { term: `word${word}` };
}
