import { succeed, type Result } from "../../domain/result";
import type { AnswerCell } from "../answer";
import { ask, type Question } from "../figures/question";
import type { FunnelIndex } from "../index/funnelIndex";
import type { View } from "../index/view";
import type { Query } from "../query";
import { dateFindings } from "./dates";
import { dealFindings } from "./deals";
import type { Finding } from "./finding";
import { logFindings } from "./log";
import { peopleFindings } from "./people";

const findings: readonly Finding[] = [...dealFindings, ...dateFindings, ...logFindings, ...peopleFindings];

/** How many ids stand for all of them. */
const mostExamples = 5;

/**
 * ISSUES(): what about the data the figures suffer from, as of the date: a row for each kind of finding that there is, how often it occurs, what
 * it does to the figures, and some of the records. What is missing, contradicts itself or comes late; nothing is left out or mended
 * because of it. Filters look at the records. Two rows of one id and cells that can't be read are told where the workbook is
 * read, not here. Source: SPEC sections 1 to 3.
 */
export function issues(index: FunnelIndex, query: Query, today: number): Result<AnswerCell[][]> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const rows = findings.flatMap((finding) => rowOf(asked.value, finding));
  const headers = ["headerIssue", "headerFound", "headerDoes", "headerExamples"].map((term) => ({ term }));
  return succeed([headers, ...(rows.length === 0 ? [[{ term: "noIssues" }, 0]] : rows)]);
}

/** The row of a finding; none where it does not occur. */
function rowOf({ view, tests }: Question, { name, find }: Finding): AnswerCell[][] {
  const all = find(view);
  const found = tests.length === 0 ? all : all.filter((record) => tests.every(({ test }) => test(record)));
  if (found.length === 0) return [];
  const ids = firstIds(view, new Set(found), mostExamples + 1);
  const examples = ids.slice(0, mostExamples).join(", ");
  return [
    [
      { term: `issue${name}` },
      found.length,
      { term: `effect${name}` },
      ids.length > mostExamples ? `${examples}, …` : examples,
    ],
  ];
}

/** The first ids of some records by code unit, at most so many. */
function firstIds(view: View, records: ReadonlySet<number>, most: number): readonly string[] {
  const first: string[] = [];
  for (const record of records) {
    const id = view.core.records.id(record);
    let place = first.length;
    while (place > 0 && id < (first[place - 1] ?? "")) place--;
    if (place === most) continue;
    first.splice(place, 0, id);
    if (first.length > most) first.pop();
  }
  return first;
}
