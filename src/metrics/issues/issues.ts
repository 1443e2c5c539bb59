import { succeed, type Result } from "../../domain/result";
import type { Steps } from "../../domain/steps";
import type { AnswerCell } from "../answer";
import { ask, type Question } from "../figures/question";
import type { FunnelIndex } from "../index/funnelIndex";
import type { Query } from "../query";
import { activityFindings } from "./activities";
import { dateFindings } from "./dates";
import { dealFindings } from "./deals";
import type { Finding, LooseFinding } from "./finding";
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
export function* issues(index: FunnelIndex, query: Query, today: number): Steps<Result<AnswerCell[][]>> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const rows: AnswerCell[][] = [];
  for (const finding of findings) {
    rows.push(...rowOf(asked.value, finding));
    yield;
  }
  for (const finding of activityFindings) rows.push(...looseRowOf(asked.value, finding));
  const headers = ["headerIssue", "headerFound", "headerDoes", "headerExamples"].map((term) => ({ term }));
  return succeed([headers, ...(rows.length === 0 ? [[{ term: "noIssues" }, 0]] : rows)]);
}

/** The row of a finding; none where it does not occur. */
function rowOf({ view, tests }: Question, { name, find }: Finding): AnswerCell[][] {
  const { records } = view.core;
  const all = find(view);
  const found = tests.length === 0 ? all : all.filter((record) => tests.every(({ test }) => test(record)));
  const first = new FirstIds();
  const isTold = new Uint8Array(records.count);
  for (const record of found) {
    if (isTold[record] === 0) first.take(records.id(record));
    isTold[record] = 1;
  }
  return found.length === 0 ? [] : [issueRow(name, found.length, first)];
}

/** The row of a finding about rows that are with no record; none where it does not occur, or where only some records are asked for. */
function looseRowOf({ view, tests }: Question, { name, findIds }: LooseFinding): AnswerCell[][] {
  const ids = tests.length > 0 ? [] : findIds(view);
  const first = new FirstIds();
  for (const id of new Set(ids)) if (id !== "") first.take(id);
  return ids.length === 0 ? [] : [issueRow(name, ids.length, first)];
}

function issueRow(name: string, count: number, examples: FirstIds): AnswerCell[] {
  return [{ term: `issue${name}` }, count, { term: `effect${name}` }, examples.text];
}

/** The first of many ids by code unit, which stand for all of them. */
class FirstIds {
  /** One more than are told: it says that there are others. */
  private readonly ids: string[] = [];

  take(id: string): void {
    const { ids } = this;
    let place = ids.length;
    while (place > 0 && id < (ids[place - 1] ?? "")) place--;
    if (place > mostExamples) return;
    ids.splice(place, 0, id);
    if (ids.length > mostExamples + 1) ids.pop();
  }

  get text(): string {
    const told = this.ids.slice(0, mostExamples).join(", ");
    return this.ids.length > mostExamples ? `${told}, …` : told;
  }
}
