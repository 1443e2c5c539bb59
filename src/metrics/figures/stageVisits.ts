import type { RecordTest } from "../filters/compileFilters";
import { at } from "../index/at";
import type { View } from "../index/view";
import { fromMilliseconds } from "../../domain/dates/serial";
import type { Query } from "../query";
import { ownerIn, teamOf } from "./owner";
import { isWithin } from "./period";
import { addDurations, durationIn } from "./units";
import { roundDays } from "../../domain/dates/duration";

/** The visits of a record to some stages that ended in a query's period. */
export interface StageVisits {
  /** Undefined where the owner asked for had none of the time, or the visits' ends are undated. */
  readonly time: number | undefined;
  /** Whether others owned the record for a part of the time. */
  readonly isInherited: boolean;
}

/**
 * The time of a record in some stages: its visits that ended in the period, added up, or only its `first` visit or its `latest` one
 * that ended. Owner filters take only the days on which such a person owned the record.
 *
 * @param isOwner Whether an owner meets the filters on owners; undefined where there are none.
 * @returns Undefined where no visit counts.
 */
export function stageVisits(
  view: View,
  record: number,
  stages: ReadonlySet<number>,
  query: Query,
  isOwner: ((owner: string) => boolean) | undefined,
): StageVisits | undefined {
  if (isOwner === undefined && query.unit === "days" && query.visits === "all") {
    return allDays(view, record, stages, query.period);
  }
  const times: number[] = [];
  let hasEnded = false;
  let isInherited = false;
  for (const visit of chosenVisits(view, record, stages, query.visits)) {
    const entry = view.visitEntry(record, visit);
    const exit = view.visitExit(record, visit);
    if (exit === undefined || !isWithin(query.period, exit)) continue;
    hasEnded = true;
    if (Number.isNaN(entry) || Number.isNaN(exit)) continue;
    if (isOwner === undefined) {
      times.push(durationIn(view, query.unit, entry, exit));
      continue;
    }
    for (const { owner, from, to } of ownedParts(view, record, entry, exit)) {
      if (isOwner(owner)) times.push(durationIn(view, query.unit, from, to));
      else isInherited = true;
    }
  }
  if (!hasEnded) return undefined;
  return { time: times.length === 0 ? undefined : addDurations(query.unit, times), isInherited };
}

/** The days of all visits together: what is asked most, so without a list. */
function allDays(
  view: View,
  record: number,
  stages: ReadonlySet<number>,
  period: Query["period"],
): StageVisits | undefined {
  let total = 0;
  let timed = 0;
  let ended = 0;
  for (let visit = 0; visit < view.visitCount(record); visit++) {
    if (!stages.has(view.visitStage(record, visit))) continue;
    const exit = view.visitExit(record, visit);
    if (exit === undefined || !isWithin(period, exit)) continue;
    ended++;
    const days = view.visitDays(record, visit);
    if (days === undefined) continue;
    timed++;
    total += days;
  }
  if (ended === 0) return undefined;
  return { time: timed === 0 ? undefined : roundDays(total), isInherited: false };
}

/** The visits to some stages that count: all, the first, or the latest that ended. */
function chosenVisits(
  view: View,
  record: number,
  stages: ReadonlySet<number>,
  which: Query["visits"],
): readonly number[] {
  const visits: number[] = [];
  for (let visit = 0; visit < view.visitCount(record); visit++) {
    if (stages.has(view.visitStage(record, visit))) visits.push(visit);
  }
  if (which === "all") return visits;
  const chosen =
    which === "first" ? visits[0] : visits.findLast((visit) => view.visitExit(record, visit) !== undefined);
  return chosen === undefined ? [] : [chosen];
}

/** A part of a visit in which one person owned the record. */
export interface OwnedPart {
  readonly owner: string;
  readonly from: number;
  readonly to: number;
}

/**
 * A visit cut where the owner changed, its times as serials; an exit of Infinity where it goes on. A part without length counts only
 * where the visit has none.
 */
export function ownedParts(view: View, record: number, entry: number, exit: number): OwnedPart[] {
  const parts: OwnedPart[] = [];
  let owner = "";
  let from = entry;
  for (const row of view.eventRows(record)) {
    const when = fromMilliseconds(at(view.core.log.movedAt, row));
    if (when >= exit && when > entry) break;
    const next = ownerIn(view, row);
    if (when > entry) {
      if (next === owner) continue;
      if (when > from) parts.push({ owner, from, to: when });
      from = when;
    }
    owner = next;
  }
  if (exit > from || parts.length === 0) parts.push({ owner, from, to: exit });
  return parts;
}

/** Whether the filters on Owner and Team let an owner through; tried once for each of the few owners. */
export function ownerAcceptance(view: View, ownerTests: readonly RecordTest[]): (owner: string) => boolean {
  const known = new Map<string, boolean>();
  return (owner) => {
    let answer = known.get(owner);
    if (answer === undefined) {
      answer = ownerTests.every((test) => test.accepts(isTeamTest(test) ? teamOf(view, owner) : owner));
      known.set(owner, answer);
    }
    return answer;
  };
}

/** Whether a filter asks for an owner: Owner itself, or the owner's Team. */
export function isOwnerTest(test: RecordTest): boolean {
  const { field } = test;
  return (
    isTeamTest(test) || (field.kind === "column" && (field.keys.opportunity ?? field.keys.lead) === "owner")
  );
}

function isTeamTest({ field }: RecordTest): boolean {
  return field.kind === "derived" && field.field === "team";
}
