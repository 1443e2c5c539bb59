import { addMilliseconds, dayOf } from "../dates/serial";
import { finish, type Steps } from "../steps";
import { isClosedType, readRecords, undecidedDates } from "./readRecords";
import { recordIds } from "./recordIds";
import { noticesOf, openQuestions, tellHistories } from "./planAdoption";
import { sumByCurrency } from "../currencySums";
import type { AdoptionDecisions, AdoptionSummary, Survey } from "./types";

const nobody: ReadonlySet<string> = new Set();

/**
 * What the pane says first of a table: how many records, how much open, how many overdue, won, lost, without a date, and what stands in
 * the way of adopting it.
 *
 * @param today A whole serial in the workbook's zone.
 */
export function summarise(
  survey: Survey,
  decisions: AdoptionDecisions,
  today: number,
  usedIds: ReadonlySet<string> = nobody,
): AdoptionSummary {
  return finish(summariseInSteps(survey, decisions, today, usedIds));
}

/** As {@link summarise}, in steps. */
export function* summariseInSteps(
  survey: Survey,
  decisions: AdoptionDecisions,
  today: number,
  usedIds: ReadonlySet<string> = nobody,
): Steps<AdoptionSummary> {
  const read = yield* readRecords(survey, decisions);
  // Until day and month are in order, what dates lack or contradict cannot be said.
  if (undecidedDates(survey, decisions).length > 0)
    recordIds(read.records, decisions, usedIds, read.problems);
  else yield* tellHistories(read, decisions, { now: endOfDay(today), usedIds });
  const kept = read.records.filter((record) => !record.deleted);
  const open = kept.filter(({ stage }) => !isClosedType(stage.type));
  const count = (types: readonly string[]) => kept.filter(({ stage }) => types.includes(stage.type)).length;
  return {
    table: decisions.table,
    records: read.records.length,
    open: open.length,
    openAmounts: sumByCurrency(
      open.map(({ amount, currency, amountSign }) => ({
        amount,
        currency: (currency || amountSign).toUpperCase(),
      })),
    ),
    overdue: open.filter(({ expectedClose }) => expectedClose !== null && dayOf(expectedClose) < today)
      .length,
    won: count(["won", "aftersales"]),
    lost: count(["lost"]),
    invalid: count(["invalid"]),
    deleted: read.records.length - kept.length,
    undated: kept.filter(({ created }) => created === null).length,
    problems: [...openQuestions(survey, decisions), ...read.problems.list()],
    notices: noticesOf(survey, decisions, read),
  };
}

/** The last millisecond of a day: what is dated today with a time is not in the future. */
function endOfDay(day: number): number {
  return addMilliseconds(day + 1, -1);
}
