import { fromMilliseconds } from "../domain/dates/serial";
import type { CellValue } from "../domain/cell";
import { fail, succeed, type Result } from "../domain/result";
import { formatSerial } from "../domain/dates/formatSerial";
import type { AnswerCell, Term } from "./answer";
import { ask } from "./figures/question";
import { at } from "./index/at";
import { kinds } from "./index/eventColumns";
import type { FunnelIndex } from "./index/funnelIndex";
import { byMovedAt, effectiveRows } from "./index/logOrder";
import { lastMillisecond, type View } from "./index/view";
import { findRecord } from "./names/findRecord";
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
] as const;

/**
 * JOURNEY(id): one record's log as of the date, in the order in which it happened: a row an event, with voided and repeated rows and
 * the Voided rows themselves, marked as not counting. Dates are serials. Source: SPEC section 3.
 */
export function journey(index: FunnelIndex, query: Query, today: number): Result<AnswerCell[][]> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const { view } = asked.value;
  const [id = ""] = query.args;
  const record = findRecord(view.core, id);
  if (!record.ok) return record;
  const rows = rowsOf(view, record.value);
  if (rows.length === 0) return fail("recordNotThere", { id, date: formatSerial(view.asOf) });
  const counted = new Set(
    effectiveRows(view.core.log, view.core.records.rowsOf(record.value), recordedBy(view)),
  );
  return succeed([
    headers.map((term) => ({ term })),
    ...rows.map((row) => cellsOf(view, row, counted.has(row))),
  ]);
}

function recordedBy(view: View): number {
  return view.asRecordedOn === undefined ? Infinity : lastMillisecond(view.asRecordedOn);
}

function rowsOf(view: View, record: number): number[] {
  const { log, records } = view.core;
  return records
    .rowsOf(record)
    .filter((row) => !(at(log.movedAt, row) > view.happenedBy) && at(log.recordedAt, row) <= recordedBy(view))
    .sort((a, b) => byMovedAt(log, a, b));
}

function cellsOf(view: View, row: number, counts: boolean): AnswerCell[] {
  const { log, texts } = view.core;
  const text = (column: Int32Array): string => texts.text(at(column, row));
  const number = (value: number): CellValue => (Number.isNaN(value) ? "" : value);
  const option = (word: string | undefined): AnswerCell => (word === undefined ? "" : term(word));
  return [
    number(fromMilliseconds(at(log.movedAt, row))),
    option(kinds[at(log.kind, row)]),
    text(log.fromStage),
    text(log.toStage),
    text(log.owner),
    number(at(log.amount, row)),
    text(log.currency),
    number(at(log.probability, row)),
    number(at(log.expectedClose, row)),
    text(log.reason),
    text(log.by),
    fromMilliseconds(at(log.recordedAt, row)),
    option(log.via(row)),
    { term: counts ? "wordYes" : "wordNo" },
    log.eventId[row] ?? "",
  ];
}

function term(word: string): Term {
  return { term: `word${word}` };
}
