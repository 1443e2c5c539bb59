import { fromMilliseconds } from "../../domain/dates/serial";
import type { View } from "../index/view";
import type { JourneyPoint } from "../names/findStages";
import { isFunnelAllowed, withoutFunnel, becameOpportunity, opportunityJourneys } from "./arrivals";
import { leadIn, presentRecord } from "./journeys";
import { dated, type Members, type Narrowed } from "./narrow";
import { populationOf, type Population } from "./population";
import type { Question } from "./question";

/**
 * The entries into a point during the period, each by its record: every time that a record really entered such a stage, returns too, or
 * began as a lead or opportunity.
 *
 * @param ofLeads Opportunities count only where they are a lead's first: what came out of leads.
 */
export function entriesDuring(question: Question, point: JourneyPoint, ofLeads: boolean): Narrowed<number> {
  const { view, query, tests } = question;
  if (point.kind !== "stages") {
    const name = `beginnings of ${ofLeads ? "a lead's " : ""}${point.kind}`;
    const began = populationOf(view, name, () => beginningsOf(view, point.kind === "lead", ofLeads));
    return byRecord(began, tests);
  }
  const ids = new Set(
    point.entries.filter(({ funnel }) => isFunnelAllowed(tests, funnel)).map(({ id }) => id),
  );
  const entries = populationOf(view, `entries into ${[...ids].join(" ")}`, () => entriesInto(view, ids));
  return byRecord(entries, withoutFunnel(tests));

  function byRecord(population: Population, asked: typeof tests): Narrowed<number> {
    const narrowed = population.narrow(asked, query.period);
    return { ...narrowed, items: narrowed.items.map(population.members.recordOf) };
  }
}

/** Every entry into some stages: those of leads, then of opportunities. */
function entriesInto(view: View, ids: ReadonlySet<number>): Members {
  const { starts, lengths, stages, entries } = view.snapshot.visits;
  const records: number[] = [];
  const dates: number[] = [];
  for (const all of [view.leads, view.opportunities]) {
    for (const record of all) {
      const end = starts[record]! + lengths[record]!;
      for (let visit = starts[record]!; visit < end; visit++) {
        if (!ids.has(stages[visit]!)) continue;
        records.push(record);
        dates.push(fromMilliseconds(entries[visit]!));
      }
    }
  }
  return dated(records, dates);
}

/** The records that are leads, or into which journeys led that became opportunities. */
function beginningsOf(view: View, isLead: boolean, ofLeads: boolean): Members {
  const journeys = isLead
    ? view.leads
    : opportunityJourneys(view).filter((journey) => !ofLeads || leadIn(view, journey) >= 0);
  const records = isLead ? journeys : journeys.map((journey) => presentRecord(view, journey));
  const dates = journeys.map((journey) =>
    isLead ? view.createdAt(journey) : becameOpportunity(view, journey),
  );
  return dated(records, dates);
}
