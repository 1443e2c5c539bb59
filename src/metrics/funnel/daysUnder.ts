import type { Steps } from "../../domain/steps";
import { askedOwners, type AskedOwners } from "../figures/ownedParts";
import type { Question } from "../figures/question";
import { sortTests, visitsOneByOne } from "../figures/stageVisits";
import { outcomeCodes } from "../index/outcomeCodes";
import { presences } from "../index/recordColumns";
import { daysByStage } from "./daysByStage";
import { boundsOf } from "./timeBounds";

/**
 * The days that records under a question spent in each lead or open stage, over all their visits that ended in its period, by stage: what
 * STAGETIME says of one stage, of all at once. An Owner (or Team) filter takes only the days on which that person owned the record.
 *
 * @param recordsPerStep How many records are looked at in one step.
 */
export function* daysUnder(question: Question, recordsPerStep: number): Steps<readonly Float64Array[]> {
  const { view, query, tests } = question;
  const { presence } = view.snapshot;
  const { isOwner, others } = sortTests(view, tests);
  const owners = isOwner && askedOwners(view, isOwner);
  const bounds = boundsOf(query.period);
  if (owners === undefined && others.length === 0)
    return yield* daysByStage(view, recordsPerStep, presence, bounds);
  const counts = new Uint8Array(view.core.records.count);
  const inParts: number[] = [];
  for (let record = 0; record < counts.length; record++) {
    if (record > 0 && record % recordsPerStep === 0) yield;
    if (presence[record] !== presences.there) continue;
    const part = owners?.partOf(record) ?? "all";
    if (part === "none" || !others.every(({ test }) => test(record))) continue;
    if (part === "all") counts[record] = presences.there;
    else inParts.push(record);
  }
  yield;
  const whole = yield* daysByStage(view, recordsPerStep, counts, bounds);
  if (owners === undefined || inParts.length === 0) return whole;
  const parts = yield* daysInParts(question, inParts, owners);
  return whole.map((days, stage) => both(days, parts[stage] ?? []));
}

/** The same of records that had several owners. */
function* daysInParts(
  { view, query }: Question,
  records: readonly number[],
  owners: AskedOwners,
): Steps<readonly (readonly number[])[]> {
  const { visits } = view.snapshot;
  const { outcomes, entries } = view.core.stages;
  const days: number[][] = entries.map(() => []);
  for (const [place, record] of records.entries()) {
    if (place > 0 && place % partsPerStep === 0) yield;
    const start = visits.starts[record]!;
    const stages = new Set(visits.stages.subarray(start, start + visits.lengths[record]!));
    for (const stage of stages) {
      if (outcomes[stage] !== outcomeCodes.open) continue;
      const found = visitsOneByOne(view, record, new Set([stage]), query, owners);
      if (found?.time !== undefined) days[stage]!.push(found.time);
    }
  }
  return days;
}

/** Records of several owners that are looked at in one step. */
const partsPerStep = 2000;

function both(days: Float64Array, others: readonly number[]): Float64Array {
  const all = new Float64Array(days.length + others.length);
  all.set(days);
  all.set(others, days.length);
  return all;
}
