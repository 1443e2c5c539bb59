import { fail, succeed, type Result } from "../domain/result";
import { mapInSteps, type Steps } from "../domain/steps";
import type { Figure } from "./figures/figure";
import { isFunnelAllowed, withoutFunnel } from "./figures/arrivals";
import { medianInclOpen } from "./figures/medianInclOpen";
import { openTimesInStages } from "./figures/openStageTimes";
import { ask, type Question } from "./figures/question";
import { askedOwners } from "./figures/ownedParts";
import { sortTests, stageVisits, wholeDaysIn } from "./figures/stageVisits";
import { timeFigure, type Times } from "./figures/timeFigure";
import { leaversFrom, visitorsTo } from "./figures/visitors";
import { summaryOfDays } from "./funnel/daysByStage";
import { daysUnder } from "./funnel/daysUnder";
import type { FunnelIndex } from "./index/funnelIndex";
import type { StageEntry } from "./index/stageBook";
import { findStages } from "./names/findStages";
import type { Query } from "./query";
import { isStatistic, statisticOf } from "./statistics/statistic";
import { summarise, type Summary } from "./statistics/summary";

/**
 * STAGETIME(stage, [statistic]): the days that each record spent in a stage over its visits that ended in the period (`first`, `latest`: only
 * that visit). A visit that goes on is current age, not time in stage; a skipped stage has none; won, after-sales, lost and invalid have
 * none. A lead's last visit ends with its conversion. An Owner (or Team) filter takes only the days on which that person owned the
 * record. `medianInclOpen` takes each visit entered in the period by itself, those that go on censored. Several funnels with a stage of
 * that name count together; a Funnel filter names one. Source: SPEC section 2, "Time in stage".
 */
export function stageTime(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const [written = ""] = query.args;
  const found = findStages(asked.value.view.core, written);
  if (!found.ok) return found;
  const selling = found.value.filter(({ type }) => type === "lead" || type === "open");
  if (selling.length === 0) return fail("noTimeInStage", { stage: found.value[0]?.name ?? written });
  if (query.statistic === "medianInclOpen") {
    return medianInclOpen(openTimesInStages(asked.value, selling));
  }
  return plainStageTime(asked.value, selling) ?? timeFigure(query, timesInStages(asked.value, selling));
}

/**
 * The figure of all records that left one stage, for which their days are kept ready; the rest of it is reckoned when it is explained.
 * Undefined for any other question, and where the careful way has to say why there is no value.
 */
function plainStageTime(question: Question, stages: readonly StageEntry[]): Result<Figure> | undefined {
  const { view, query, tests } = question;
  const [stage, ...others] = stages.filter(({ funnel }) => isFunnelAllowed(tests, funnel));
  const { statistic = "mean" } = query;
  if (stage === undefined || others.length > 0 || !isPlain(question) || !isStatistic(statistic))
    return undefined;
  const days = summaryOfDays(view, stage.id);
  const value = statisticOf(days, statistic);
  if (value === undefined) return undefined;
  const careful = (): Figure => {
    const figure = timeFigure(query, timesInStages(question, stages));
    if (!figure.ok) throw new Error("a stage has a time one way and none another");
    return figure.value;
  };
  let full: Figure | undefined;
  const rest = (): Figure => (full ??= careful());
  return succeed({
    view,
    value,
    count: days.count,
    leftOut: () => rest().leftOut(),
    records: () => rest().records(),
    definition: "definitionStageTime",
    notes: () => rest().notes(),
  });
}

/** Whether a question asks for the days of all records, all visits and all time. */
function isPlain({ query, tests }: Question): boolean {
  return (
    query.period === undefined &&
    query.unit === "days" &&
    query.visits === "all" &&
    withoutFunnel(tests).length === 0
  );
}

/** What is said of the days that the records under a question spent in each of some lead or open stages of a funnel, in steps. */
export function* summariesOfDays(
  question: Question,
  stages: readonly StageEntry[],
): Steps<readonly Summary[]> {
  const { view, query } = question;
  if (isPlain(question)) return stages.map(({ id }) => summaryOfDays(view, id));
  if (query.unit !== "days" || query.visits !== "all") {
    return yield* mapInSteps(stages, 1, (stage) => summarise(timesInStages(question, [stage]).values));
  }
  const days = yield* daysUnder(question, recordsPerStep);
  return stages.map(({ id }) => summarise(days[id] ?? []));
}

const recordsPerStep = 50_000;

/** The times in some stages under a question's filters. */
function timesInStages(question: Question, stages: readonly StageEntry[]): Times {
  const { view, query, tests } = question;
  const ids = new Set(stages.filter(({ funnel }) => isFunnelAllowed(tests, funnel)).map(({ id }) => id));
  const { isOwner, others } = sortTests(view, tests);
  const owners = isOwner && askedOwners(view, isOwner);
  const visitors = visitorsTo(view, ids);
  const narrowed = leaversFrom(view, ids, others, query.period) ?? visitors.narrow(others, undefined);
  const wholeDays = wholeDaysIn(view, ids, query.period);
  const records: number[] = [];
  const values: number[] = [];
  const ended: number[] = [];
  let inherited = 0;
  for (const record of narrowed.items) {
    const visits = stageVisits(view, record, ids, query, wholeDays, owners);
    if (visits === undefined) continue;
    ended.push(record);
    if (visits.time === undefined) continue;
    if (visits.isInherited) inherited++;
    records.push(record);
    values.push(visits.time);
  }
  return {
    view,
    narrowed: {
      ...narrowed,
      items: ended,
      total: visitors.items.length,
      afterFilter: () => visitors.narrow(others, undefined).afterFilter(),
      undated: 0,
    },
    records,
    values,
    leftOut: () => [
      {
        why: "leftOutStillThere",
        count: visitors.narrow(others, undefined).items.length - ended.length,
      },
      {
        why: owners !== undefined ? "leftOutNotOwned" : "leftOutWithoutDates",
        count: ended.length - records.length,
      },
    ],
    definition: query.visits === "all" ? "definitionStageTime" : "definitionStageTimeOneVisit",
    notes: inherited > 0 ? [{ term: "noteInherited", params: { count: inherited } }] : [],
  };
}
