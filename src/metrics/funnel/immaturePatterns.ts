import type { Steps } from "../../domain/steps";
import { isImmature } from "../figures/maturity";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import type { Mode } from "../query";
import type { JourneyPatterns, Pattern } from "./journeyPatterns";
import { areDoubtful, type PositionCounts } from "./maturity";
import { passagesAt, roles } from "./passages";
import { admissionBits } from "./patternCounts";

/**
 * As `immaturePositions` says for all time, told from the patterns of journeys: their times are looked at only where enough are still
 * there.
 *
 * @param counts By position, of those that filters let through.
 * @param admitted By place among the journeys: see {@link admit}; undefined where there are no filters.
 */
export function* immatureIn(
  view: View,
  positions: readonly StageEntry[],
  mode: Mode,
  { journeys, patterns, numbers }: JourneyPatterns,
  counts: readonly PositionCounts[],
  admitted: Uint8Array | undefined,
): Steps<readonly boolean[]> {
  const immature = areDoubtful(positions, counts);
  const bits = admissionBits(positions);
  for (let rank = 0; rank < positions.length; rank++) {
    if (immature[rank] !== true) continue;
    const roleBy = Uint8Array.from(patterns, (pattern) => roleAt(pattern, rank));
    const roleOf = new Uint8Array(numbers.length);
    for (let place = 0; place < numbers.length; place++) {
      const isAdmitted = admitted === undefined || (admitted[place]! & bits[rank]!) !== 0;
      roleOf[place] = isAdmitted ? roleBy[numbers[place]!]! : roles.none;
    }
    yield;
    const days = yield* passagesAt(view, positions, rank, mode, journeys, roleOf);
    immature[rank] = isImmature(days, counts[rank]!.n);
  }
  return immature;
}

/** What journeys of a pattern are to the days at a position. */
function roleAt({ reached, furthest, fate, isInvalid }: Pattern, rank: number): number {
  if (isInvalid || ((reached >> rank) & 1) === 0) return roles.none;
  if (((reached >> (rank + 1)) & 1) === 1) return roles.gotOn;
  return furthest === rank && fate === "stillHere" ? roles.stillThere : roles.none;
}
