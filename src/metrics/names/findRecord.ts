import { fail, succeed, type Result } from "../../domain/result";
import { nameKey } from "../../domain/store/name";
import type { Core } from "../index/core";
import { nearestName } from "./nearestName";

/**
 * The record of an id: as it is written, else in any letter case where only one fits; an opportunity before a lead of the same id.
 * Fails with the nearest id.
 */
export function findRecord(core: Core, written: string): Result<number> {
  const { records } = core;
  const id = written.trim();
  for (const type of ["opportunity", "lead"] as const) {
    const exact = records.find(type, id);
    if (exact !== undefined && isKnown(core, exact)) return succeed(exact);
  }
  const key = nameKey(id);
  const known = knownRecords(core);
  const alike = known.filter((record) => nameKey(records.id(record)) === key);
  const [only] = alike;
  if (only !== undefined && alike.length === 1) return succeed(only);
  return fail("unknownRecord", {
    id: written,
    nearest: nearestName(id, known.map((record) => records.id(record)).sort()),
  });
}

/** The records that have a log or a row; others are only named by them. */
function knownRecords(core: Core): number[] {
  const known: number[] = [];
  for (let record = 0; record < core.records.count; record++) {
    if (isKnown(core, record)) known.push(record);
  }
  return known;
}

function isKnown({ records, rows }: Core, record: number): boolean {
  return rows.hasAny(record) || records.hasRow(record);
}
