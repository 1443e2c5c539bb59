import { fieldGroups, ofTargets, periodGroups } from "./candidateGroups";
import type { Figure } from "./figures/figure";
import { FieldGroups, restrictedTo, type Group } from "./figures/groups";
import type { FunnelIndex } from "./index/funnelIndex";
import type { Result } from "../domain/result";
import type { Steps } from "../domain/steps";
import type { Grouping } from "./names/groupings";
import type { MetricName, Query } from "./query";

/** A metric's figure of one group; undefined where it has none, for which a cell is blank. */
export interface GroupedFigure {
  readonly group: Group;
  readonly figure: Figure | undefined;
  /** Of a period, where the metric can be told from its records: the figures of what is in a group of another grouping too. */
  readonly within: ((other: Group) => Figure) | undefined;
}

/** The figures of a metric, group by group, in order. */
export interface GroupedFigures {
  readonly figures: readonly GroupedFigure[];
  /** How many groups were not looked at. */
  readonly left: number;
}

/** How a query that is narrowed to a group is answered. */
export type Evaluate = (index: FunnelIndex, query: Query, today: number) => Result<Figure>;

/** What is to be broken down, and its figure over all. */
export interface Whole {
  readonly index: FunnelIndex;
  readonly query: Query;
  readonly today: number;
  readonly evaluate: Evaluate;
  readonly total: Figure;
}

/**
 * Breaks a metric down: the metric itself under one more criterion (or period) for each group, so that every rule of it holds in each.
 * Groups are those of the records that it counts over all; one in which it counts nothing drops out, but no month between two others does.
 * A step looks at one group; the index may not change in between.
 *
 * @param most Groups that are looked at; the rest are only counted.
 * @param other What it is broken down by beside.
 */
export function* groupedFigures(
  whole: Whole,
  grouping: Grouping,
  most: number,
  other?: Grouping,
): Steps<GroupedFigures> {
  const candidates =
    grouping.kind === "period" ? periodGroups(whole, grouping, most + 1) : fieldGroups(whole, grouping);
  yield;
  const parts = partsBy(whole, [grouping]);
  const figures: GroupedFigure[] = [];
  yield* eachInTurn(whole, candidates.slice(0, most), (group) => {
    const figure = parts?.([group]) ?? figureIn(whole, [group]);
    const isCrossed = grouping.kind === "period" && other !== undefined && figure !== undefined;
    const ofGroup = { ...whole, query: restrictedTo(whole.query, [group]), total: figure ?? whole.total };
    figures.push({ group, figure, within: isCrossed ? partsNow(ofGroup, other) : undefined });
  });
  const isFilled = ({ figure }: GroupedFigure): boolean => figure !== undefined && countsAnything(figure);
  return {
    figures:
      grouping.kind === "period"
        ? figures.slice(figures.findIndex(isFilled), figures.findLastIndex(isFilled) + 1)
        : figures.filter(isFilled),
    left: candidates.length - Math.min(candidates.length, most),
  };
}

/** Looks at groups one after another. Of states at the ends of periods only the values and counts hold when the next is looked at. */
function eachInTurn(
  { index, query }: Whole,
  groups: readonly Group[],
  look: (group: Group) => void,
): Steps<void> {
  const isOfStates = asksOneDay.has(query.metric) && groups.some(({ period }) => period !== undefined);
  const steps = lookAtEach(groups, look);
  return isOfStates ? index.walkDays(steps) : steps;
}

function* lookAtEach(groups: readonly Group[], look: (group: Group) => void): Steps<void> {
  for (const group of groups) {
    look(group);
    yield;
  }
}

/** Metrics that look at no more than one day beside today's. */
const asksOneDay: ReadonlySet<MetricName> = new Set(["TALLY", "AMOUNT", "VELOCITY"]);

/** The figure of what is in all of some groups; undefined where it can't be reckoned there. */
export function figureIn(
  { index, query, today, evaluate }: Whole,
  groups: readonly Group[],
): Figure | undefined {
  const figure = evaluate(index, restrictedTo(query, groups), today);
  return figure.ok ? figure.value : undefined;
}

/**
 * Gives the figures of groups from the records of the whole, sorted out once; undefined where the metric has to be asked for each group:
 * it can't be told from its records alone, or groups are periods of the date that it counts by.
 */
export function partsBy(
  whole: Whole,
  groupings: readonly Grouping[],
): ((groups: readonly Group[]) => Figure) | undefined {
  const parts = sortOut(whole, groupings);
  if (parts === undefined) return undefined;
  return (groups) => {
    const path = groups.reduce((before, { key }) => pathOf(before, key), "");
    return parts.figureOf(parts.records.get(path) ?? []);
  };
}

/** As {@link partsBy} a single field, but all that the view is needed for is done at once. */
function partsNow(whole: Whole, grouping: Grouping): ((group: Group) => Figure) | undefined {
  const parts = sortOut(whole, [grouping]);
  if (parts === undefined) return undefined;
  const none = parts.figureOf([]);
  const figures = new Map([...parts.records].map(([path, records]) => [path, parts.figureOf(records)]));
  return ({ key }) => figures.get(pathOf("", key)) ?? none;
}

/** Records by the path of their groups' keys, and what says a figure of some of them. */
interface Parts {
  readonly records: ReadonlyMap<string, readonly number[]>;
  readonly figureOf: (records: readonly number[]) => Figure;
}

function sortOut({ query, total }: Whole, groupings: readonly Grouping[]): Parts | undefined {
  const { ofPart } = total;
  const fields = groupings.filter((grouping) => grouping.kind !== "period");
  // A group's target is its own, so its attainment is no part of the whole's.
  if (ofPart === undefined || fields.length < groupings.length || ofTargets.has(query.metric))
    return undefined;
  let sorted: ReadonlyMap<string, readonly number[]> = new Map([["", total.records()]]);
  for (const grouping of fields) {
    const groups = new FieldGroups(total.view, grouping);
    const finer = new Map<string, readonly number[]>();
    for (const [path, part] of sorted) {
      for (const [key, records] of groups.sortOut(part)) finer.set(pathOf(path, key), records);
    }
    sorted = finer;
  }
  return { records: sorted, figureOf: (records) => ({ ...total, ...ofPart(records) }) };
}

function pathOf(before: string, key: string): string {
  return `${before}\n${key}`;
}

/** Whether a figure is about anything: of a target that nothing was done for there is the target. */
function countsAnything(figure: Figure): boolean {
  const { value, denominator = 0 } = figure;
  return (typeof value === "number" && (value !== 0 || denominator !== 0)) || figure.records().length > 0;
}
