import { fail, succeed, type Result } from "../domain/result";
import { nameKey } from "../domain/store/name";
import { readOption, recordTypes, type RecordType } from "../domain/store/words";
import type { AnswerCell } from "./answer";
import {
  cellsPerCohort,
  cohortFigures,
  cohortSlots,
  countCohorts,
  horizons,
  ofHorizon,
  readCohort,
  type CohortColumns,
  type CohortCounts,
  type CohortSlots,
} from "./cohortCounts";
import { courseOfLeads } from "./figures/followUp";
import { nothingMatches } from "./figures/narrow";
import { recordsBy } from "./figures/population";
import { ask, type Question } from "./figures/question";
import type { FunnelIndex } from "./index/funnelIndex";
import type { View } from "./index/view";
import { findGrain, grainName, type Grain } from "./names/grains";
import type { Query } from "./query";

/**
 * COHORTS([grain]): opportunities by the month (quarter, year, fiscal quarter, fiscal year) of their creation, a row each: n = won + lost +
 * invalid + still open; then for 30, 60, 90, 180 and 365 days how many were won within them and their share of n, how many were created
 * at least that long before the as-of and, of those, how many were won within them and their share. `Measure` leads: leads,
 * converted to an opportunity instead of won. Undated ones are the last row. A cohort in which nothing was created has none.
 * Source: SPEC section 3.
 */
export function cohorts(index: FunnelIndex, query: Query, today: number): Result<AnswerCell[][]> {
  const grain = findGrain(query.args[0] ?? "");
  if (!grain.ok) return grain;
  const type = typeCounted(query.measure);
  if (!type.ok) return type;
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const counted = countsOf(asked.value, type.value);
  if (!counted.ok) return counted;
  return succeed([headers[type.value], ...rowsOf(asked.value.view, grain.value, counted.value)]);
}

/** Which records a Measure asks for: opportunities unless it says leads. */
function typeCounted(measure: string | undefined): Result<RecordType> {
  if (measure === undefined) return succeed("opportunity");
  const type = readOption(typesCounted, nameKey(measure));
  return type === undefined ? fail("unknownCohortMeasure", { measure }) : succeed(type);
}

const typesCounted = {
  lead: { ...recordTypes.lead, also: ["leads"] },
  opportunity: { ...recordTypes.opportunity, also: ["opportunities", "deal", "deals"] },
};

/** The histograms of what a question asks for; where each record belongs in them is kept ready for all records. */
function countsOf({ view, query, tests }: Question, type: RecordType): Result<CohortCounts> {
  const population = populationOf(view, type);
  if (tests.length === 0 && query.period === undefined && population.length > 0) {
    return succeed(countCohorts(slotsOfAll(view, type)));
  }
  const records = recordsBy(
    view,
    `cohorts of ${type}`,
    () => population,
    (record) => view.createdAt(record),
  );
  const narrowed = records.narrow(tests, query.period);
  return narrowed.items.length === 0
    ? { ok: false, reason: nothingMatches(narrowed) }
    : succeed(countCohorts(cohortSlots(narrowed.items, columnsOf(view, type), view.asOf)));
}

/** Makes ready where every opportunity belongs in the cohorts. */
export function cohortsReady(view: View): void {
  slotsOfAll(view, "opportunity");
}

/** Where every record of a type belongs in the histograms, kept ready until a record changes. */
function slotsOfAll(view: View, type: RecordType): CohortSlots {
  const population = populationOf(view, type);
  return view.onceForRecords(`cohorts of ${type}`, () =>
    cohortSlots(population, columnsOf(view, type), view.asOf),
  );
}

function populationOf(view: View, type: RecordType): readonly number[] {
  return type === "lead" ? view.leads : view.opportunities;
}

function columnsOf(view: View, type: RecordType): CohortColumns {
  const { created, closed, outcome } = view.snapshot;
  if (type === "opportunity") return { begun: created, ended: closed, outcome };
  return view.once("courses of leads", () => {
    const course = courseOfLeads(view);
    const columns = { begun: created, ended: new Float64Array(created.length), outcome: outcome.slice() };
    for (const lead of view.leads) {
      columns.ended[lead] = course.ends(lead);
      columns.outcome[lead] = course.outcome(lead);
    }
    return columns;
  });
}

function rowsOf(view: View, grain: Grain, { firstMonth, months, cells }: CohortCounts): AnswerCell[][] {
  const names = namesOf(view, grain, firstMonth, months);
  const figures = new Int32Array(cohortFigures);
  const rows: AnswerCell[][] = [];
  for (let place = 0; place < months;) {
    const name = names[place]!;
    const first = place * cellsPerCohort;
    // The months of one name follow each other: they are added up in the cells of the first.
    for (place++; place < months && names[place] === name; place++) {
      for (let cell = 0; cell < cellsPerCohort; cell++) {
        cells[first + cell]! += cells[place * cellsPerCohort + cell]!;
      }
    }
    if (readCohort(cells, first, figures) > 0) rows.push(rowOf(name, figures));
  }
  if (readCohort(cells, months * cellsPerCohort, figures) > 0) {
    rows.push([{ term: "cohortUndated" }, ...figures.subarray(0, 5)]);
  }
  return rows;
}

/** The names of the cohorts that months belong to. */
function namesOf(view: View, grain: Grain, firstMonth: number, months: number): readonly string[] {
  const { fiscalYearStart } = view.setup.settings;
  return view.onceForSetup(`names of ${grain} from ${String(firstMonth)}, ${String(months)}`, () =>
    Array.from({ length: months }, (_, place) => grainName(grain, firstMonth + place, fiscalYearStart)),
  );
}

/** A row of its full width: one that grows cell by cell would be moved again and again. */
const blankRow: readonly AnswerCell[] = Array.from<AnswerCell>({ length: 6 + 5 * horizons.length }).fill("");

function rowOf(name: string, figures: Int32Array): AnswerCell[] {
  const n = figures[0]!;
  const row = blankRow.slice();
  row[0] = name;
  for (let at = 0; at < 5; at++) row[at + 1] = figures[at]!;
  for (let from = 5, at = 6; from < cohortFigures; from += 3, at += 5) {
    const won = figures[from + ofHorizon.won]!;
    const oldEnough = figures[from + ofHorizon.oldEnough]!;
    const wonOfThose = figures[from + ofHorizon.wonOfOldEnough]!;
    row[at] = won;
    row[at + 1] = shareOf(won, n);
    row[at + 2] = oldEnough;
    row[at + 3] = wonOfThose;
    row[at + 4] = shareOf(wonOfThose, oldEnough);
  }
  return row;
}

function shareOf(count: number, of: number): AnswerCell {
  return of === 0 ? "" : count / of;
}

/** The headers are the same for every answer: made once. */
const headers: Readonly<Record<RecordType, AnswerCell[]>> = {
  lead: headersOf("lead"),
  opportunity: headersOf("opportunity"),
};

function headersOf(type: RecordType): AnswerCell[] {
  const isLead = type === "lead";
  return [
    { term: "headerCohort" },
    { term: "headerN" },
    { term: isLead ? "cohortConverted" : "cohortWon" },
    { term: "headerLost" },
    { term: "headerInvalid" },
    { term: "cohortStillOpen" },
    ...horizons.flatMap((days) =>
      [
        isLead ? "cohortConvertedWithin" : "cohortWonWithin",
        "cohortShareWithin",
        "cohortOldEnough",
        isLead ? "cohortConvertedOfOldEnough" : "cohortWonOfOldEnough",
        "cohortShareOfOldEnough",
      ].map((term) => ({ term, params: { days } })),
    ),
  ];
}
