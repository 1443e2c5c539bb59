import { funnels } from "../world";
import { firstStages, isInvalid, isLost, stageCount } from "./codes";
import type { Columns } from "./columns";
import type { Followed } from "./follow";
import { quantilesByGroup } from "./quantiles";

/** A journey in 12 bits: the positions that it was at (7), what became of it (2), whether it has no lead (1), its funnel (2). */
const keyCount = 1 << 12;

/** The journeys of the records that are there; both ends of one are in one funnel. */
export function journeyKeys(
  { recordCount, isLead, leads, firstDeals }: Columns,
  followed: Followed,
): Uint16Array {
  const { masks, outcomes, funnels: funnelOf } = followed;
  const keys = new Uint16Array(recordCount);
  let count = 0;
  for (let record = 0; record < recordCount; record++) {
    let mask = masks[record]!;
    if (mask === 0) continue;
    let outcome = outcomes[record]!;
    let leadless = 0;
    if (isLead[record] === 1) {
      const deal = firstDeals[record]!;
      if (deal >= 0 && masks[deal] !== 0) {
        mask |= masks[deal]!;
        outcome = outcomes[deal]!;
      }
    } else {
      const lead = leads[record]!;
      if (lead >= 0 && firstDeals[lead] === record) continue;
      leadless = 1;
    }
    keys[count++] = mask | (outcome << 7) | (leadless << 9) | (funnelOf[record]! << 10);
  }
  return keys.subarray(0, count);
}

export function funnelFigures(keys: Uint16Array, followed: Followed): Float64Array {
  const histogram = new Int32Array(keyCount);
  countKeys(keys, histogram);
  const quantiles = quantilesByGroup(followed.stages, followed.days, followed.timeCount, stageCount);
  const figures = new Float64Array(funnels.reduce((sum, { positions }) => sum + positions.length * 10, 0));
  let at = 0;
  funnels.forEach(({ positions }, funnel) => {
    countPositions(histogram, funnel, figures, at);
    for (const { rank } of positions) {
      const n = figures[at + 4]!;
      const hasNext = rank + 1 < positions.length;
      figures[at + 6] = hasNext && n > 0 ? figures[at + 6]! / n : NaN;
      const stage = firstStages[funnel]! + rank;
      for (let share = 0; share < 3; share++) figures[at + 7 + share] = quantiles[stage * 3 + share]! / 1e6;
      at += 10;
    }
  });
  return figures;
}

function countKeys(keys: Uint16Array, histogram: Int32Array): void {
  const { length } = keys;
  for (let at = 0; at < length; at++) histogram[keys[at]!]!++;
}

/** Adds what the journeys of a funnel say of each position; the seventh figure is how many went on. */
function countPositions(histogram: Int32Array, funnel: number, figures: Float64Array, start: number): void {
  const { positions } = funnels[funnel]!;
  const leadStages = positions.filter(({ type }) => type === "lead").length;
  for (let key = funnel << 10; key < (funnel + 1) << 10; key++) {
    const count = histogram[key]!;
    if (count === 0) continue;
    const mask = key & 127;
    const furthest = 31 - Math.clz32(mask);
    const outcome = (key >> 7) & 3;
    for (let rank = (key & 512) === 0 ? 0 : leadStages; rank <= furthest; rank++) {
      const at = start + rank * 10;
      figures[at]! += count;
      if (rank < furthest) figures[at + 1]! += count;
      else if (outcome === isInvalid) figures[at + 2]! += count;
      else if (outcome === isLost) figures[at + 3]! += count;
      if (outcome === isInvalid) continue;
      figures[at + 4]! += count;
      if ((mask >> rank) & 1) figures[at + 5]! += count;
      if (rank < furthest) figures[at + 6]! += count;
    }
  }
}
