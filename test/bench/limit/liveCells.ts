import { codedCells, quarterOf } from "./cellCodes";
import { isLost, isWon } from "./codes";
import type { Columns } from "./columns";
import type { Followed } from "./follow";

/** What a cell rests on, kept as rows come in: the wins, the losses, the cycles in ascending order. */
interface Live {
  won: number;
  lost: number;
  /** Millionths of days; exact in a double. */
  sum: number;
  cycles: Int32Array;
}

/** The 200 cells kept up to date: a row changes those whose criteria its deal meets, before it or after it. */
export class LiveCells {
  readonly figures = new Float64Array(codedCells.length);
  private readonly live: Live[] = codedCells.map(() => ({
    won: 0,
    lost: 0,
    sum: 0,
    cycles: new Int32Array(16),
  }));

  constructor(
    private readonly columns: Columns,
    private readonly followed: Followed,
  ) {
    for (let record = 0; record < columns.recordCount; record++) this.count(record, 1, false);
    this.live.forEach(({ won, cycles }) => cycles.subarray(0, won).sort());
    codedCells.forEach((_, index) => this.refresh(index));
  }

  /** Takes a record out, before it changes. */
  remove(record: number): void {
    this.count(record, -1, true);
  }

  /** Takes a record in, after it changed. */
  add(record: number): void {
    this.count(record, 1, true);
  }

  private count(record: number, by: 1 | -1, isSorted: boolean): void {
    const { isLead, leads, sources } = this.columns;
    const outcome = this.followed.outcomes[record]!;
    if (isLead[record] === 1 || (outcome !== isWon && outcome !== isLost)) return;
    const quarter = quarterOf(this.followed.closed[record]!);
    const owner = this.followed.owners[record]!;
    const lead = leads[record]!;
    const source = lead < 0 ? 0 : sources[lead]!;
    const funnel = this.followed.funnels[record]!;
    for (let index = 0; index < codedCells.length; index++) {
      const cell = codedCells[index]!;
      if (quarter < cell.quarters[0] || quarter > cell.quarters[1]) continue;
      if (owner < cell.owners[0] || owner > cell.owners[1]) continue;
      if (source < cell.sources[0] || source > cell.sources[1]) continue;
      if (funnel < cell.funnels[0] || funnel > cell.funnels[1]) continue;
      const live = this.live[index]!;
      if (outcome === isLost) live.lost += by;
      else changeWon(live, this.followed.cycles[record]!, by, isSorted);
      if (isSorted) this.refresh(index);
    }
  }

  private refresh(index: number): void {
    const { won, lost, sum, cycles } = this.live[index]!;
    this.figures[index] = figureOf(codedCells[index]!.metric, won, lost, sum, cycles);
  }
}

function changeWon(live: Live, cycle: number, by: 1 | -1, isSorted: boolean): void {
  const { won } = live;
  live.sum += by * cycle;
  live.won += by;
  if (won === live.cycles.length) {
    const larger = new Int32Array(won * 2);
    larger.set(live.cycles);
    live.cycles = larger;
  }
  const place = isSorted ? firstNotBelow(live.cycles, won, cycle) : won;
  if (by === 1) {
    live.cycles.copyWithin(place + 1, place, won);
    live.cycles[place] = cycle;
  } else live.cycles.copyWithin(place, place + 1, won);
}

function firstNotBelow(sorted: Int32Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function figureOf(metric: string, won: number, lost: number, sum: number, cycles: Int32Array): number {
  switch (metric) {
    case "won":
      return won;
    case "lost":
      return lost;
    case "winRate":
      return won / (won + lost);
    case "cycleMean":
      return sum / won / 1e6;
    default: {
      if (won === 0) return NaN;
      const position = (won - 1) * (metric === "cycleMedian" ? 0.5 : 0.9);
      const below = Math.floor(position);
      const low = cycles[below]!;
      const high = below + 1 < won ? cycles[below + 1]! : low;
      return (low + (position - below) * (high - low)) / 1e6;
    }
  }
}
