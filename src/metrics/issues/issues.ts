import { byCodeUnit } from "../../domain/log/history";
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
  if (found.length === 0) return [];
  const first = new Firsts((a: number, b: number) => records.compareIds(a, b));
  const isTold = new Uint8Array(records.count);
  for (const record of found) {
    if (isTold[record] === 0) first.take(record);
    isTold[record] = 1;
  }
  return [
    issueRow(
      name,
      found.length,
      first.items.map((record) => records.id(record)),
    ),
  ];
}

/** The row of a finding about rows that are with no record; none where it does not occur, or where only some records are asked for. */
function looseRowOf({ view, tests }: Question, { name, findIds }: LooseFinding): AnswerCell[][] {
  const ids = tests.length > 0 ? [] : findIds(view);
  const first = new Firsts(byCodeUnit);
  for (const id of new Set(ids)) if (id !== "") first.take(id);
  return ids.length === 0 ? [] : [issueRow(name, ids.length, first.items)];
}

/** @param ids The first of those that it is about: see {@link Firsts}. */
function issueRow(name: string, count: number, ids: readonly string[]): AnswerCell[] {
  const told = ids.slice(0, mostExamples).join(", ");
  const examples = ids.length > mostExamples ? `${told}, …` : told;
  return [{ term: `issue${name}` }, count, { term: `effect${name}` }, examples];
}

/** The first of many in an order, which stand for all of them; one more than are told: it says that there are others. */
class Firsts<Item> {
  readonly items: Item[] = [];

  /** @param compare Below 0 where the first of two comes first. */
  constructor(private readonly compare: (a: Item, b: Item) => number) {}

  take(item: Item): void {
    const { items, compare } = this;
    let place = items.length;
    while (place > 0 && compare(item, items[place - 1]!) < 0) place--;
    if (place > mostExamples) return;
    items.splice(place, 0, item);
    if (items.length > mostExamples + 1) items.pop();
  }
}
