import type { JourneyPoint } from "../names/findStages";
import { isFunnelAllowed, withoutFunnel, isOpportunity, becameOpportunity } from "./arrivals";
import { journeysOf, leadIn, presentRecord } from "./journeys";
import { narrow, type Narrowed } from "./narrow";
import type { Question } from "./question";

/** One entry into a stage, or the beginning of a lead or opportunity. `date` is a serial, NaN where undated. */
export interface Entry {
  readonly record: number;
  readonly date: number;
}

/**
 * The entries into a point during the period: every time that a record really entered such a stage, returns too.
 *
 * @param ofLeads Opportunities count only where they are a lead's first: what came out of leads.
 */
export function entriesDuring(question: Question, point: JourneyPoint, ofLeads: boolean): Narrowed<Entry> {
  const { view, query, tests } = question;
  const isStage = point.kind === "stages";
  return narrow(
    isStage ? stageEntries(question, point) : beginningsOf(question, point.kind, ofLeads),
    isStage ? withoutFunnel(tests) : tests,
    ({ record }) => record,
    query.period,
    ({ date }) => date,
  );

  function stageEntries(asked: Question, stages: JourneyPoint & { kind: "stages" }): Entry[] {
    const ids = new Set(
      stages.entries.filter(({ funnel }) => isFunnelAllowed(asked.tests, funnel)).map(({ id }) => id),
    );
    const entries: Entry[] = [];
    for (const record of [...view.leads, ...view.opportunities]) {
      for (let visit = 0; visit < view.visitCount(record); visit++) {
        if (ids.has(view.visitStage(record, visit)))
          entries.push({ record, date: view.visitEntry(record, visit) });
      }
    }
    return entries;
  }
}

function beginningsOf(question: Question, kind: "lead" | "opportunity", ofLeads: boolean): Entry[] {
  const { view } = question;
  if (kind === "lead") return view.leads.map((lead) => ({ record: lead, date: view.createdAt(lead) }));
  return journeysOf(view)
    .filter((journey) => isOpportunity(view, journey) && (!ofLeads || leadIn(view, journey) >= 0))
    .map((journey) => ({ record: presentRecord(view, journey), date: becameOpportunity(view, journey) }));
}
