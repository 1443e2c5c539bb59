import { calendarParts } from "../domain/dates/calendarUnit";
import { fromMilliseconds } from "../domain/dates/serial";
import { isFunnelField } from "./figures/arrivals";
import type { Figure } from "./figures/figure";
import { FieldGroups, inOrder, type Group } from "./figures/groups";
import { ownerIn, teamOf } from "./figures/owner";
import { at } from "./index/at";
import { eachEvent } from "./index/eachEvent";
import { presences } from "./index/recordColumns";
import type { View } from "./index/view";
import { isColumn, type Field } from "./names/fields";
import type { Grouping } from "./names/groupings";
import type { MetricName, Query } from "./query";

/** What is broken down, and its figure over all. */
interface Whole {
  readonly query: Query;
  readonly total: Figure;
}

/**
 * The groups of a field in which a metric may count anything: those of the records that it counts over all, and of the records that they
 * are linked to; of an owner or a funnel those that it asks for besides.
 */
export function fieldGroups(
  { query, total }: Whole,
  grouping: Grouping & { kind: "values" | "dates" },
): Group[] {
  const { view } = total;
  const groups = new FieldGroups(view, grouping);
  const ofOwners = isOwner(grouping.field) && countsFormerOwners.has(query.metric);
  const { codes } = view.core.log.owner;
  const isTaken = new Uint8Array(view.core.records.count);
  const take = (record: number): void => {
    if (record < 0) return;
    groups.of(record);
    isTaken[record] = 1;
  };
  for (const record of total.records()) {
    take(record);
    // A metric may look at either end of a link: at the lead for lead stages, at the deal for others.
    take(view.linkedTo(record));
  }
  if (isFunnelField(grouping.field) && asksStages.has(query.metric)) {
    for (const { funnel } of view.core.stages.entries) groups.ofValue(funnel);
  }
  if (ofOwners) {
    const isKnown: boolean[] = [];
    eachEvent(view, 0, isTaken.length, (row, record) => {
      const code = at(codes, row);
      if (isTaken[record] !== 1 || isKnown[code] === true) return;
      isKnown[code] = true;
      groups.ofValue(ownerAt(view, grouping.field, row));
    });
  }
  if (isOwner(grouping.field) && ofTargets.has(query.metric)) {
    const level = grouping.field.kind === "derived" ? "team" : "person";
    for (const target of view.setup.targets) if (target.level === level) groups.ofValue(target.for.trim());
  }
  return groups.all();
}

/** Metrics that ask in which funnel the stage is, not where the record is now. */
const asksStages: ReadonlySet<MetricName> = new Set(["REACHED", "CONVERSION", "STAGETIME"]);
/** Metrics that ask who owned the record at the time, not who owns it. */
const countsFormerOwners: ReadonlySet<MetricName> = new Set(["STAGETIME", "RANKING"]);
/** Metrics that ask for a target, which each group has its own of. */
export const ofTargets: ReadonlySet<MetricName> = new Set(["TARGET", "ATTAINMENT"]);
/** Metrics whose Period may lie in the future. */
const looksAhead: ReadonlySet<MetricName> = new Set(["FORECAST", "TARGET", "ATTAINMENT"]);

function isOwner(field: Field): boolean {
  return field.kind === "derived" ? field.field === "team" : isColumn(field, "owner");
}

function ownerAt(view: View, field: Field, row: number): string {
  const owner = ownerIn(view, row);
  return field.kind === "derived" ? teamOf(view, owner) : owner;
}

/**
 * The months, quarters or years in which a metric may have counted anything, within the query's own period.
 *
 * @param most How many of them at most.
 */
export function periodGroups(
  { query, total }: Whole,
  { unit }: Grouping & { kind: "period" },
  most: number,
): Group[] {
  const { view } = total;
  const isAhead = looksAhead.has(query.metric);
  const from = query.period?.from ?? firstCreation(view);
  const last = isAhead ? Math.max(view.day, latestExpected(view, total.records())) : view.day;
  const to =
    isAhead && query.period?.to !== undefined ? query.period.to : Math.min(query.period?.to ?? last, last);
  return inOrder(
    calendarParts(unit, from, to, most).map((part) => ({
      key: part.name,
      label: part.name,
      order: part.from,
      filters: [],
      period: {
        from: Math.max(part.from, query.period?.from ?? part.from),
        to: Math.min(part.to, query.period?.to ?? part.to),
      },
    })),
  );
}

function firstCreation(view: View): number {
  const { presence, created } = view.snapshot;
  let first = Infinity;
  for (let record = 0; record < view.core.records.count; record++) {
    const when = at(created, record);
    if (presence[record] === presences.there && when < first) first = when;
  }
  return Math.min(view.day, Math.floor(fromMilliseconds(first)));
}

function latestExpected(view: View, records: readonly number[]): number {
  let latest = -Infinity;
  for (const record of records) {
    const row = view.lastRow(record);
    const expected = row < 0 ? NaN : at(view.core.log.expectedClose, row);
    if (expected > latest) latest = expected;
  }
  return latest;
}
