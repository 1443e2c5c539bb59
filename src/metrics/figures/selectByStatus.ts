import { fromMilliseconds } from "../../domain/dates/serial";
import { succeed, type Result } from "../../domain/result";
import { at } from "../index/at";
import type { FunnelIndex } from "../index/funnelIndex";
import type { View } from "../index/view";
import { findStages } from "../names/findStages";
import { statuses, type Status } from "../names/statuses";
import { readOption } from "../../domain/store/words";
import { nameKey } from "../../domain/store/name";
import type { Query } from "../query";
import { customersWon, firstWins } from "./customers";
import { survivorOf } from "./merging";
import { narrow, type Narrowed } from "./narrow";
import { leadsThat, opportunitiesThat, outcomeOf, recordsThere } from "./outcome";
import { ask, askState, type Question } from "./question";

/** The records of a status under a query's filters and period, and the view that they were taken from. */
export interface Selection {
  readonly view: View;
  readonly status: Status | "stage";
  readonly narrowed: Narrowed<number>;
}

/** Finds a status by its name in either language; undefined for any other text, which may name a stage. */
export function findStatus(written: string): Status | undefined {
  return readOption(statuses, nameKey(written));
}

/**
 * Selects the records of a status: new ones by their creation, converted ones by conversion, closed ones by closing; open ones,
 * and those at a stage, by the state at the period's end (or at the as-of, if earlier). A stage's name selects those that are there.
 */
export function selectByStatus(
  index: FunnelIndex,
  query: Query,
  today: number,
  written: string,
): Result<Selection> {
  const status = findStatus(written);
  if (status === undefined) return selectAtStage(index, query, today, written);
  const isState = status === "open" || status === "open leads" || status === "weighted";
  const asked = isState ? askState(index, query, today) : ask(index, query, today);
  if (!asked.ok) return asked;
  return succeed({ view: asked.value.view, status, narrowed: selectFrom(asked.value, status) });
}

function selectFrom(question: Question, status: Status): Narrowed<number> {
  const { view } = question;
  const created = (record: number): number => view.createdAt(record);
  const closed = (record: number): number => view.closedAt(record);
  switch (status) {
    case "new leads":
      return inPeriod(question, recordsThere(view, "lead"), created);
    case "open leads":
      return inState(question, leadsThat(view, "open"));
    case "converted":
      return inPeriod(question, leadsThat(view, "converted"), (lead) => view.convertedAt(lead));
    case "lost leads":
      return inPeriod(question, leadsThat(view, "lost"), closed);
    case "invalid leads":
      return inPeriod(question, leadsThat(view, "invalid"), closed);
    case "new opportunities":
      return inPeriod(question, recordsThere(view, "opportunity"), created);
    case "open":
    case "weighted":
      return inState(question, opportunitiesThat(view, "open"));
    case "won":
    case "lost":
    case "invalid":
      return inPeriod(question, opportunitiesThat(view, status), closed);
    case "customers":
      return inPeriod(question, customersWon(view), closed);
    case "new customers":
      return inPeriod(question, firstWinsEver(view), closed);
    case "activities":
      return selectActivities(question);
  }
}

/** The first win ever of each customer, whatever is asked; sorted out once for all cells that ask for them. */
function firstWinsEver(view: View): readonly number[] {
  return view.once("first wins of customers", () => firstWins(view, customersWon(view)));
}

/** Activities, each counted by the record that it is with (or by none): of a merged one by its survivor, of a removed one not at all. */
function selectActivities(question: Question): Narrowed<number> {
  const { view, query, tests } = question;
  const { all } = view.core.activities;
  const { there, records } = activitiesOf(view);
  const recordOf = (activity: number): number => at(records, activity);
  const narrowed = narrow(there, tests, recordOf, query.period, (activity) =>
    fromMilliseconds(all[activity]?.at ?? NaN),
  );
  return { ...narrowed, items: narrowed.items.map(recordOf) };
}

/** The activities that count, and by activity the record that it is with, −1 for none; sorted out once for all cells that ask for them. */
function activitiesOf(view: View): { readonly there: readonly number[]; readonly records: Int32Array } {
  return view.once("activities", () => {
    const { activities, records: book } = view.core;
    const records = activities.recordsIn(book).slice();
    const there: number[] = [];
    activities.all.forEach(({ at: when }, activity) => {
      if (when > view.happenedBy) return;
      const record = at(records, activity);
      const survivor = view.isGone(record) ? survivorOf(view, record) : record;
      if (survivor < 0 && record >= 0) return;
      records[activity] = survivor;
      there.push(activity);
    });
    return { there, records };
  });
}

function selectAtStage(index: FunnelIndex, query: Query, today: number, written: string): Result<Selection> {
  const asked = askState(index, query, today);
  if (!asked.ok) return asked;
  const { view } = asked.value;
  const found = findStages(view.core, written, "unknownStatus");
  if (!found.ok) return found;
  const stages = new Set(found.value.map(({ id }) => id));
  const there = [...view.leads, ...view.opportunities].filter((record) => {
    const stage = view.stage(record);
    return stage !== undefined && stages.has(stage.id) && outcomeOf(view, record) !== "converted";
  });
  return succeed({ view, status: "stage", narrowed: inState(asked.value, there) });
}

function inPeriod(
  question: Question,
  population: readonly number[],
  dateOf: (record: number) => number,
): Narrowed<number> {
  return narrow(population, question.tests, (record) => record, question.query.period, dateOf);
}

function inState(question: Question, population: readonly number[]): Narrowed<number> {
  return narrow(population, question.tests, (record) => record, undefined, undefined);
}
