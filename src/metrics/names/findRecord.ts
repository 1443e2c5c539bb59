import { fail, succeed, type Result } from "../../domain/result";
import { finish, type Steps } from "../../domain/steps";
import { nameKey } from "../../domain/store/name";
import type { Core } from "../index/core";
import { nearestName } from "./nearestName";

/** How many records are looked at in a step. */
const recordsPerStep = 2000;

/**
 * The record of an id: as it is written, else in any letter case where only one fits; an opportunity before a lead of the same id.
 * Fails with the nearest id.
 */
export function findRecord(core: Core, written: string): Result<number> {
  return finish(findRecordInSteps(core, written, () => true));
}

/**
 * As {@link findRecord}, in steps: an id that is not there is compared with all that are.
 *
 * @param isOffered Whether a record may be named as the nearest: as of a past day not all were there yet.
 */
export function* findRecordInSteps(
  core: Core,
  written: string,
  isOffered: (record: number) => boolean,
): Steps<Result<number>> {
  const exact = exactRecord(core, written);
  if (exact !== undefined) return succeed(exact);
  const id = written.trim();
  const key = nameKey(id);
  const alike: number[] = [];
  // The nearest of all is the nearest of those that are nearest among a few.
  const near: string[] = [];
  for (let from = 0; from < core.records.count; from += recordsPerStep) {
    const known = knownRecords(core, from, from + recordsPerStep);
    const ids: string[] = [];
    for (const record of known) {
      const other = core.records.id(record);
      if (keyOf(other) === key) alike.push(record);
      if (isOffered(record)) ids.push(other);
    }
    if (ids.length > 0) near.push(nearestName(id, ids.sort()));
    yield;
  }
  const [only] = alike;
  if (only !== undefined && alike.length === 1) return succeed(only);
  if (near.length === 0) return fail("noRecordsYet", { id: written });
  return fail("unknownRecord", { id: written, nearest: nearestName(id, near.sort()) });
}

/** The record whose id is just as it is written, an opportunity before a lead; undefined where there is none. */
export function exactRecord(core: Core, written: string): number | undefined {
  const id = written.trim();
  for (const type of ["opportunity", "lead"] as const) {
    const exact = core.records.find(type, id);
    if (exact !== undefined && isKnown(core, exact)) return exact;
  }
  return undefined;
}

/** The records among some that have a log or a row; others are only named by them. */
function knownRecords(core: Core, from: number, to: number): number[] {
  const known: number[] = [];
  for (let record = from; record < Math.min(to, core.records.count); record++) {
    if (isKnown(core, record)) known.push(record);
  }
  return known;
}

function isKnown({ records, rows }: Core, record: number): boolean {
  return rows.hasAny(record) || records.hasRow(record);
}

/** As {@link nameKey}, of ids: most have nothing but plain letters. */
function keyOf(id: string): string {
  return /^[!-~]*$/.test(id) ? id.toLowerCase() : nameKey(id);
}
