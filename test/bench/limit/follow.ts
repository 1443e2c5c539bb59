import {
  converted,
  funnelOfStage,
  isInvalid,
  isLost,
  isOpen,
  isTimed,
  isWon,
  outcomes,
  rankBits,
  stageCount,
} from "./codes";
import { microdays, type Columns } from "./columns";

/** What became of every record as of a time: all that the figures are made of. */
export interface Followed {
  /** By record: the positions that it really was at, a bit each; 0: it was not there yet. */
  readonly masks: Uint8Array;
  readonly funnels: Uint8Array;
  readonly outcomes: Uint8Array;
  /** By deal: the time of its closing, its owner then, the millionths of days from its creation. */
  readonly closed: Int32Array;
  readonly owners: Uint8Array;
  readonly cycles: Int32Array;
  /** One each for a record and a stage that it left: the stage, and the millionths of days there altogether. */
  readonly stages: Uint8Array;
  readonly days: Int32Array;
  timeCount: number;
}

export function emptyFollowed(recordCount: number, eventCount: number): Followed {
  return {
    masks: new Uint8Array(recordCount),
    funnels: new Uint8Array(recordCount),
    outcomes: new Uint8Array(recordCount),
    closed: new Int32Array(recordCount),
    owners: new Uint8Array(recordCount),
    cycles: new Int32Array(recordCount),
    stages: new Uint8Array(eventCount),
    days: new Int32Array(eventCount),
    timeCount: 0,
  };
}

const sums = new Int32Array(stageCount);

/** Follows every record up to a time, itself included. */
export function followAll(
  { starts, times, stages, owners, recordCount }: Columns,
  until: number,
  to: Followed,
): void {
  to.timeCount = 0;
  for (let record = 0; record < recordCount; record++) {
    followOne(times, stages, owners, starts[record]!, starts[record + 1]!, until, record, to);
  }
}

/** Follows one record, its events from `start` to below `end`. */
export function followOne(
  times: Int32Array,
  stages: Uint8Array,
  owners: Uint8Array,
  start: number,
  end: number,
  until: number,
  record: number,
  to: Followed,
): void {
  const created = times[start]!;
  if (created > until) {
    to.masks[record] = 0;
    return;
  }
  let stage = stages[start]!;
  let outcome = outcomes[stage]!;
  let closing = outcome === isOpen ? -1 : start;
  let mask = rankBits[stage]!;
  let entered = created;
  let left = 0;
  for (let event = start + 1; event < end; event++) {
    const next = stages[event]!;
    if (next === stage) continue;
    const time = times[event]!;
    if (time > until) break;
    if (isTimed[stage] === 1) {
      sums[stage]! += microdays(entered, time);
      left |= 1 << stage;
    }
    if (next === converted) break;
    const before = outcome;
    outcome = outcomes[next]!;
    if (outcome === isOpen) closing = -1;
    else if (outcome === isLost || outcome === isInvalid || before !== isWon) closing = event;
    mask |= rankBits[next]!;
    stage = next;
    entered = time;
  }
  let count = to.timeCount;
  while (left !== 0) {
    const timed = 31 - Math.clz32(left);
    left ^= 1 << timed;
    to.stages[count] = timed;
    to.days[count++] = sums[timed]!;
    sums[timed] = 0;
  }
  to.timeCount = count;
  to.masks[record] = mask;
  to.funnels[record] = funnelOfStage[stage]!;
  to.outcomes[record] = outcome;
  if (closing < 0) return;
  to.closed[record] = times[closing]!;
  to.owners[record] = owners[closing]!;
  to.cycles[record] = microdays(created, times[closing]!);
}
