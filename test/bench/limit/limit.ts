import { logColumn, type Row, type Sheets } from "../rows";
import type { Loaded, Variant } from "../variant";
import { today } from "../world";
import { answerCells } from "./answerCells";
import { bridgeOf, snapshotOf } from "./bridge";
import { sortByCode, type ClosedByCode } from "./cellCodes";
import { isLost, isWon, ownerNumbers } from "./codes";
import { cohortColumns, cohortsOf, type CohortColumns } from "./cohorts";
import { toSeconds, type Columns } from "./columns";
import { emptyFollowed, followAll, followOne, type Followed } from "./follow";
import { funnelFigures, journeyKeys } from "./funnel";
import { LiveCells } from "./liveCells";
import { loadColumns, stageOf } from "./load";
import { percentile } from "./selection";

/**
 * The least that the answers cost in JavaScript: hand-written passes over typed arrays, for these questions only and for a ledger that
 * is as clean as the bench's (no voided, merged, removed or undated rows, nothing renamed, whole minutes).
 */
export const limit: Variant = {
  name: "limit",
  holds:
    "typed columns in record order, those that only other metrics need in the order of the rows; the days of each record and stage; journeys and cohorts as codes; closed deals sorted by criteria; the cells' criteria as stretches of codes",
  load,
};

interface Held {
  readonly journeys: Uint16Array;
  readonly byCode: ClosedByCode;
  readonly scratch: Int32Array;
  readonly cohorts: CohortColumns;
}

function load(sheets: Sheets): Loaded {
  const columns = loadColumns(sheets);
  const { recordCount, isLead, times } = columns;
  const now = emptyFollowed(recordCount, times.length);
  followAll(columns, toSeconds(today + 1) - 1, now);
  let held: Held | undefined;
  let then: Followed | undefined;
  let live: LiveCells | undefined;
  const later = new Map<number, number[]>();

  const asOf = (day: number): Followed => {
    then ??= emptyFollowed(recordCount, times.length);
    followAll(columns, toSeconds(day + 1) - 1, then);
    return then;
  };
  const ready = (): Held => {
    if (held !== undefined) return held;
    const byCode = sortByCode(columns, now);
    return (held = {
      journeys: journeyKeys(columns, now),
      byCode,
      scratch: new Int32Array(byCode.cycles.length),
      cohorts: cohortColumns(columns, now),
    });
  };
  return {
    ready,
    funnel(day) {
      if (day >= today) return funnelFigures(ready().journeys, now);
      const followed = asOf(day);
      return funnelFigures(journeyKeys(columns, followed), followed);
    },
    cells: () => answerCells(ready().byCode, ready().scratch),
    watch() {
      ready();
      live = new LiveCells(columns, now);
    },
    append(row) {
      if (live === undefined) throw new Error("no cells are live");
      appendRow(columns, now, live, later, row);
      return live.figures;
    },
    cohorts: () => cohortsOf(ready().cohorts),
    bridge: (to) => bridgeOf(columns, to),
    snapshot: (day) => snapshotOf(columns, day),
    winRate(day) {
      const { masks, outcomes } = asOf(day);
      let won = 0;
      let lost = 0;
      for (let record = 0; record < recordCount; record++) {
        if (isLead[record] === 1 || masks[record] === 0) continue;
        if (outcomes[record] === isWon) won++;
        else if (outcomes[record] === isLost) lost++;
      }
      return [won / (won + lost)];
    },
    medianCycle(day) {
      const { masks, outcomes, cycles } = asOf(day);
      let count = 0;
      const found = new Int32Array(recordCount);
      for (let record = 0; record < recordCount; record++) {
        if (isLead[record] === 1 || masks[record] === 0 || outcomes[record] !== isWon) continue;
        found[count++] = cycles[record]!;
      }
      return [percentile(found, count, 0.5) / 1e6];
    },
  };
}

/** Follows the record of a row again, that row included, and refreshes the cells that it was or is in. */
function appendRow(
  columns: Columns,
  now: Followed,
  live: LiveCells,
  later: Map<number, number[]>,
  row: Row,
): void {
  const record = columns.numbers.get(row[logColumn.recordId])!;
  const first = columns.starts[record]!;
  const end = columns.starts[record + 1]!;
  const added = later.get(record) ?? [];
  const time = toSeconds(row[logColumn.movedAt] as number);
  added.push(time, stageOf(row), ownerNumbers.get(row[logColumn.owner])!);
  later.set(record, added);
  const count = end - first + added.length / 3;
  const times = new Int32Array(count);
  const stages = new Uint8Array(count);
  const owners = new Uint8Array(count);
  times.set(columns.times.subarray(first, end));
  stages.set(columns.stages.subarray(first, end));
  owners.set(columns.owners.subarray(first, end));
  for (let at = 0, event = end - first; event < count; at += 3, event++) {
    let place = event;
    for (; place > 0 && times[place - 1]! > added[at]!; place--) {
      times[place] = times[place - 1]!;
      stages[place] = stages[place - 1]!;
      owners[place] = owners[place - 1]!;
    }
    times[place] = added[at]!;
    stages[place] = added[at + 1]!;
    owners[place] = added[at + 2]!;
  }
  live.remove(record);
  // The days by stage go to the end of their column, where nobody looks: only live cells are kept up to date.
  now.timeCount = 0;
  followOne(times, stages, owners, 0, count, toSeconds(today + 1) - 1, record, now);
  live.add(record);
}
