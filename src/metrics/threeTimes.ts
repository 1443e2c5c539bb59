import { calendarPart } from "../domain/dates/calendarUnit";
import { reason, succeed, type Result } from "../domain/result";
import type { Steps } from "../domain/steps";
import type { TargetMeasure } from "../domain/store/targetWords";
import type { AnswerCell } from "./answer";
import { FieldGroups, inOrder, type Group } from "./figures/groups";
import { nothingMatches } from "./figures/narrow";
import { standardOf, type For } from "./figures/standard";
import { normalThreeTimes, threeTimesOf, type ThreeTimes } from "./figures/threeTimes";
import { tooFewNote } from "./figures/tooFew";
import { wonDeals } from "./figures/wonDeals";
import type { FunnelIndex } from "./index/funnelIndex";
import type { View } from "./index/view";
import { findGrouping, type Grouping } from "./names/groupings";
import type { Query } from "./query";
import { meanInterval } from "./statistics/meanInterval";
import { summarise } from "./statistics/summary";

const times: readonly (readonly [time: keyof ThreeTimes, term: string, measure: TargetMeasure])[] = [
  ["convert", "wordConvertTime", "lead conversion time"],
  ["cycle", "wordSalesCycle", "sales cycle"],
  ["total", "wordTotalTime", "total sales time"],
];

const headers = [
  "headerTime",
  "headerMean",
  "headerMedian",
  "headerShareOfTotal",
  "headerNormMean",
  "headerNormMedian",
  "headerStandard",
  "headerDifference",
  "headerMeanFrom",
  "headerMeanTo",
  "headerTraceable",
  "headerOfWins",
  "headerNote",
] as const;

/**
 * THREETIMES([rowField]): lead conversion time, sales cycle and total sales time of the deals won in the period that trace back to a lead,
 * the same deals for all three, so that the means add up; three rows for all of them, or for each group and then for all. Share: the
 * mean's part of the total's mean. Norm: the company's mean and median of the same times over the 365 days before the as-of. Standard:
 * the target set for that time, where there is one. The difference is the mean's from the standard, else from the norm's mean; "too few to
 * tell" where n < 20 or the 95 % t interval of the mean (`meanInterval`) contains that. n of all wins are traceable.
 * Source: SPEC sections 2 and 3.
 */
export function* threeTimes(index: FunnelIndex, query: Query, today: number): Steps<Result<AnswerCell[][]>> {
  const won = wonDeals(index, query, today);
  if (!won.ok) return won;
  const { view, narrowed } = won.value;
  const deals = narrowed.items;
  if (deals.length === 0) return { ok: false, reason: nothingMatches(narrowed) };
  const [rowField = ""] = query.args;
  const grouping = rowField.trim() === "" ? undefined : findGrouping(index.core, rowField);
  if (grouping?.ok === false) return grouping;
  const all = threeTimesOf(view, query.unit, deals);
  yield;
  if (all.total.length === 0)
    return { ok: false, reason: reason("noTraceableWins", { count: deals.length }) };
  normalThreeTimes(view, query.unit);
  yield;
  const company: For = { level: "company", name: "" };
  const total = rowsOf(view, query, all, deals.length, company);
  yield;
  if (grouping === undefined) return succeed([headers.map((term) => ({ term })), ...total]);
  const groups = groupDeals(view, grouping.value, deals);
  // The headers, the total and what was left out take five rows.
  const shown = inOrder(groups.keys()).slice(0, Math.max(1, Math.floor((query.rows - 5) / 3)));
  const left = groups.size - shown.length;
  const rows: AnswerCell[][] = [];
  for (const group of shown) {
    yield;
    const wins = groups.get(group) ?? [];
    const own = threeTimesOf(view, query.unit, wins);
    for (const row of rowsOf(view, query, own, wins.length, whoseStandard(grouping.value, group)))
      rows.push([group.label, ...row]);
  }
  return succeed([
    [grouping.value.heading, ...headers.map((term) => ({ term }))],
    ...rows,
    ...total.map((row) => [{ term: "headerTotal" }, ...row]),
    ...(left === 0 ? [] : [[{ term: "groupsLeftOut", params: { left } }]]),
  ]);
}

/** The three rows of the times of so many wins. */
function rowsOf(view: View, query: Query, own: ThreeTimes, wins: number, whose: For): AnswerCell[][] {
  const norm = normalThreeTimes(view, query.unit);
  const whole = summarise(own.total).mean();
  const n = own.total.length;
  return times.map(([time, term, measure]) => {
    const summary = summarise(own[time]);
    const normal = norm[time];
    const standard = query.unit === "days" ? standardOf(view, measure, view.day, whose) : undefined;
    const compared = standard ?? normal.mean;
    const mean = summary.mean();
    const interval = meanInterval(summary);
    return [
      { term },
      mean ?? "",
      summary.quantile(0.5) ?? "",
      mean === undefined || whole === undefined || whole === 0 ? "" : mean / whole,
      normal.mean ?? "",
      normal.median ?? "",
      standard ?? "",
      mean === undefined || compared === undefined ? "" : mean - compared,
      interval?.[0] ?? "",
      interval?.[1] ?? "",
      n,
      wins,
      tooFewNote(n, interval, compared),
    ];
  });
}

/** The deals of each group; by plain month, quarter or year: of their closing. */
function groupDeals(view: View, grouping: Grouping, deals: readonly number[]): Map<Group, number[]> {
  const byKey = new Map<string, number[]>();
  const groups = new Map<string, Group>();
  const fields = grouping.kind === "period" ? undefined : new FieldGroups(view, grouping);
  for (const deal of deals) {
    const group = fields?.of(deal) ?? closingGroup(view, grouping, deal);
    groups.set(group.key, group);
    const list = byKey.get(group.key);
    if (list === undefined) byKey.set(group.key, [deal]);
    else list.push(deal);
  }
  for (const group of fields?.all() ?? []) groups.set(group.key, group);
  return new Map([...groups].map(([key, group]) => [group, byKey.get(key) ?? []]));
}

function closingGroup(view: View, grouping: Grouping, deal: number): Group {
  const closed = view.closedAt(deal);
  if (grouping.kind !== "period" || Number.isNaN(closed)) {
    return { key: "", label: { term: "wordBlank" }, order: undefined, filters: [] };
  }
  const { name, from } = calendarPart(grouping.unit, closed);
  return { key: name, label: name, order: from, filters: [] };
}

/** Whose standard a group is held against: a person's or a team's own where it is grouped so, else the company's. */
function whoseStandard(grouping: Grouping, { label }: Group): For {
  const company: For = { level: "company", name: "" };
  if (grouping.kind !== "values" || typeof label === "object") return company;
  const { field } = grouping;
  if (field.kind === "derived" && field.field === "team") return { level: "team", name: String(label) };
  const isOwner = field.kind === "column" && (field.keys.opportunity ?? field.keys.lead) === "owner";
  return isOwner ? { level: "person", name: String(label) } : company;
}
