import { bridgeDays } from "../questions";
import { rates } from "../world";
import { isOpen, isWon, outcomes } from "./codes";
import { toSeconds, type Columns } from "./columns";

const rateOf = Float64Array.from(rates, ([, rate]) => rate);
const opening = 0;
const created = 1;
const reopened = 2;
const increased = 3;
const decreased = 4;
const closing = 8;
/** The lines of what left, by outcome: won, lost, invalid. */
const leftAs = new Uint8Array(4);
leftAs.set([5, 6, 7], isWon);

/** The bridge, following each deal's value through it. */
export function bridgeOf(
  { starts, times, stages, amounts, currencies, isLead, recordCount }: Columns,
  to: number,
): Float64Array {
  const lines = new Float64Array(9);
  const begins = toSeconds(to - bridgeDays + 1);
  const ends = toSeconds(to + 1);
  for (let record = 0; record < recordCount; record++) {
    if (isLead[record] === 1) continue;
    const end = starts[record + 1]!;
    let event = starts[record]!;
    let isThere = false;
    let wasOpen = false;
    let value = 0;
    for (; event < end && times[event]! < begins; event++) isThere = true;
    if (isThere) {
      wasOpen = outcomes[stages[event - 1]!] === isOpen;
      value = amounts[event - 1]! * rateOf[currencies[event - 1]!]!;
      if (wasOpen) lines[opening]! += value;
    }
    for (; event < end && times[event]! < ends; event++) {
      const outcome = outcomes[stages[event]!]!;
      const next = amounts[event]! * rateOf[currencies[event]!]!;
      if (wasOpen) {
        if (outcome !== isOpen) lines[leftAs[outcome]!]! += value;
        else if (next > value) lines[increased]! += next - value;
        else lines[decreased]! += value - next;
      } else if (outcome === isOpen) lines[isThere ? reopened : created]! += next;
      isThere = true;
      wasOpen = outcome === isOpen;
      value = next;
    }
    if (wasOpen) lines[closing]! += value;
  }
  return lines;
}

/** The open deals at the end of a day, and their amount. */
export function snapshotOf(
  { starts, times, stages, amounts, currencies, isLead, recordCount }: Columns,
  day: number,
): Float64Array {
  const end = toSeconds(day + 1);
  let count = 0;
  let amount = 0;
  for (let record = 0; record < recordCount; record++) {
    if (isLead[record] === 1) continue;
    const first = starts[record]!;
    let event = starts[record + 1]! - 1;
    while (event >= first && times[event]! >= end) event--;
    if (event < first || outcomes[stages[event]!] !== isOpen) continue;
    count++;
    amount += amounts[event]! * rateOf[currencies[event]!]!;
  }
  return Float64Array.of(count, amount);
}
