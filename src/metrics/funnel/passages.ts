import { fromMilliseconds } from "../../domain/dates/serial";
import type { Steps } from "../../domain/steps";
import { reachedAt } from "../figures/journeys";
import type { PassageDays } from "../figures/maturity";
import { daysBetween } from "../index/daysBetween";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import type { Mode } from "../query";

/** Journeys whose times are looked at in one step. */
const journeysPerStep = 50_000;

/** What a journey is to the days at a position: none of their number, got on to the next, or still there. */
export const roles = { none: 0, gotOn: 1, stillThere: 2 } as const;

/**
 * The days of journeys at a position: from when each first reached it to when it first reached the next, or until the as-of. Undated ones
 * have none.
 *
 * @param roleOf By place among the journeys: see {@link roles}.
 */
export function* passagesAt(
  view: View,
  positions: readonly StageEntry[],
  rank: number,
  mode: Mode,
  journeys: Int32Array,
  roleOf: Uint8Array,
): Steps<PassageDays> {
  const most = countRoles(roleOf);
  const took = new Float64Array(most[roles.gotOn]!);
  const ages = new Float64Array(most[roles.stillThere]!);
  let tookCount = 0;
  let agesCount = 0;
  const here = positions[rank]!;
  const next = positions[rank + 1];
  for (let begin = 0; begin < journeys.length; begin += journeysPerStep) {
    if (begin > 0) yield;
    const end = Math.min(begin + journeysPerStep, journeys.length);
    for (let place = begin; place < end; place++) {
      const role = roleOf[place];
      if (role === roles.none) continue;
      const journey = journeys[place]!;
      const reached = reachedAt(view, journey, here, mode) ?? NaN;
      if (Number.isNaN(reached)) continue;
      if (role === roles.stillThere) ages[agesCount++] = view.daysSince(fromMilliseconds(reached));
      else {
        const days = daysBetween(reached, (next && reachedAt(view, journey, next, mode)) ?? NaN);
        if (!Number.isNaN(days)) took[tookCount++] = days;
      }
    }
  }
  return { took: took.subarray(0, tookCount), ages: ages.subarray(0, agesCount) };
}

/** How many have each role. */
function countRoles(roleOf: Uint8Array): Int32Array {
  const counts = new Int32Array(Object.keys(roles).length);
  for (let place = 0; place < roleOf.length; place++) counts[roleOf[place]!]!++;
  return counts;
}
