import { sha256 } from "@noble/hashes/sha2";
import { utf8ToBytes } from "@noble/hashes/utils";
import { inBase32 } from "../base32";
import { sortInSteps, type Steps } from "../steps";
import { byCodeUnit } from "./history";

/** A record's id and the Check of the row that its log has last. */
export type LastCheckOf = readonly [recordId: string, check: string];

const recordsPerStep = 2000;

/**
 * The Log Digest of a closed period: a hash over the last Check of every record, records sorted by Record ID. It proves more
 * than the Checks: printed on a report, it cannot be made to agree with a changed log. 32 characters of base 32 (160 bits) of
 * SHA-256 over "record id U+001F check U+001E" for each record.
 *
 * @param lasts One for each record of the log, in any order.
 */
export function* logDigest(lasts: readonly LastCheckOf[]): Steps<string> {
  const sorted = yield* sortInSteps(lasts, recordsPerStep, ([a], [b]) => byCodeUnit(a, b));
  const hash = sha256.create();
  for (let first = 0; first < sorted.length; first += recordsPerStep) {
    const part = sorted.slice(first, first + recordsPerStep);
    hash.update(utf8ToBytes(part.map(([id, check]) => `${id}\u001f${check}\u001e`).join("")));
    yield;
  }
  return inBase32(hash.digest(), 32);
}
