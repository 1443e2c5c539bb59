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
  const exact = records.find("opportunity", id) ?? records.find("lead", id);
  if (exact !== undefined) return succeed(exact);
  const key = nameKey(id);
  const alike = records.ids.flatMap((each, record) => (nameKey(each) === key ? [record] : []));
  const [only] = alike;
  if (only !== undefined && alike.length === 1) return succeed(only);
  return fail("unknownRecord", { id: written, nearest: nearestName(id, [...records.ids].sort()) });
}
