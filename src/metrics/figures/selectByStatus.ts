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
import type { Members, Narrowed } from "./narrow";
import { leadsThat, opportunitiesThat, outcomeOf, recordsThere } from "./outcome";
import { convertedLeads, openDeals, populationOf, recordsBy, type Population } from "./population";
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

function selectFrom({ view, query, tests }: Question, status: Status): Narrowed<number> {
  if (status === "activities") return selectActivities({ view, query, tests });
  const isState = status === "open" || status === "open leads" || status === "weighted";
  return recordsOf(view, status).narrow(tests, isState ? undefined : query.period);
}

/** All records of a status, dated by what the period filters. */
function recordsOf(view: View, status: Exclude<Status, "activities">): Population {
  const created = (record: number): number => view.createdAt(record);
  const closed = (record: number): number => view.closedAt(record);
  switch (status) {
    case "new leads":
      return recordsBy(view, status, () => recordsThere(view, "lead"), created);
    case "open leads":
      return recordsBy(view, status, () => leadsThat(view, "open"));
    case "converted":
      return convertedLeads(view);
    case "lost leads":
      return recordsBy(view, status, () => leadsThat(view, "lost"), closed);
    case "invalid leads":
      return recordsBy(view, status, () => leadsThat(view, "invalid"), closed);
    case "new opportunities":
      return recordsBy(view, status, () => recordsThere(view, "opportunity"), created);
    case "open":
    case "weighted":
      return openDeals(view);
    case "won":
    case "lost":
    case "invalid":
      return recordsBy(view, `${status} by closing`, () => opportunitiesThat(view, status), closed);
    case "customers":
      return recordsBy(view, status, () => customersWon(view), closed);
    case "new customers":
      return recordsBy(view, status, () => firstWins(view, customersWon(view)), closed);
  }
}

/** Activities, each counted by the record that it is with (or by none): of a merged one by its survivor, of a removed one not at all. */
function selectActivities({ view, query, tests }: Question): Narrowed<number> {
  const activities = populationOf(view, "activities", () => activitiesOf(view));
  const narrowed = activities.narrow(tests, query.period);
  return { ...narrowed, items: narrowed.items.map(activities.members.recordOf) };
}

/** The activities that count, with the record that each is with, −1 for none. */
function activitiesOf(view: View): Members {
  const { activities, records: book, rows } = view.core;
  const records = activities.recordsIn(book).slice();
  const items: number[] = [];
  activities.all.forEach(({ at: when }, activity) => {
    if (when > view.happenedBy) return;
    const named = at(records, activity);
    // One that has neither a row any more nor a log is none.
    const record = named >= 0 && (book.hasRow(named) || rows.hasAny(named)) ? named : -1;
    const survivor = view.isGone(record) ? survivorOf(view, record) : record;
    if (survivor < 0 && record >= 0) return;
    records[activity] = survivor;
    items.push(activity);
  });
  return {
    items,
    recordOf: (activity) => at(records, activity),
    dateOf: (activity) => fromMilliseconds(activities.all[activity]?.at ?? NaN),
  };
}

function selectAtStage(index: FunnelIndex, query: Query, today: number, written: string): Result<Selection> {
  const asked = askState(index, query, today);
  if (!asked.ok) return asked;
  const { view } = asked.value;
  const found = findStages(view.core, written, "unknownStatus");
  if (!found.ok) return found;
  const stages = new Set(found.value.map(({ id }) => id));
  const there = recordsBy(view, `at stage ${[...stages].join(" ")}`, () =>
    [...view.leads, ...view.opportunities].filter((record) => {
      const stage = view.stage(record);
      return stage !== undefined && stages.has(stage.id) && outcomeOf(view, record) !== "converted";
    }),
  );
  return succeed({ view, status: "stage", narrowed: there.narrow(asked.value.tests, undefined) });
}
