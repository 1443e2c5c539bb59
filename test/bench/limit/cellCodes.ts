import { cells, quarterStarts, type CellMetric, type CellQuestion } from "../questions";
import { funnels } from "../world";
import {
  funnelCount,
  isLost,
  isWon,
  ownerCount,
  ownerNumbers,
  quarterCount,
  sourceCount,
  sourceNumbers,
} from "./codes";
import { toSeconds, type Columns } from "./columns";
import type { Followed } from "./follow";

/** A cell with its criteria as ranges of numbers, both ends included: what a cell has once its formula is read. */
export interface CodedCell {
  readonly metric: CellMetric;
  readonly quarters: Range;
  readonly owners: Range;
  readonly sources: Range;
  readonly funnels: Range;
}

type Range = readonly [first: number, last: number];

export const codedCells: readonly CodedCell[] = cells.map((cell) => ({
  metric: cell.metric,
  quarters: quartersOf(cell),
  owners: rangeOf(cell.owner === undefined ? undefined : ownerNumbers.get(cell.owner), ownerCount),
  sources: rangeOf(cell.source === undefined ? undefined : sourceNumbers.get(cell.source), sourceCount),
  funnels: rangeOf(
    cell.funnel === undefined ? undefined : funnels.findIndex(({ name }) => name === cell.funnel),
    funnelCount,
  ),
}));

function rangeOf(one: number | undefined, count: number): Range {
  return one === undefined ? [0, count - 1] : [one, one];
}

function quartersOf({ period }: CellQuestion): Range {
  if (period === undefined) return [0, quarterCount - 1];
  return [quarterStarts.indexOf(period.from), quarterStarts.indexOf(period.to + 1) - 1];
}

export const codeCount = quarterCount * ownerCount * sourceCount * funnelCount;

export function codeOf(quarter: number, owner: number, source: number, funnel: number): number {
  return ((quarter * ownerCount + owner) * sourceCount + source) * funnelCount + funnel;
}

const startsOfQuarters = Int32Array.from(quarterStarts, toSeconds);

export function quarterOf(time: number): number {
  let quarter = 0;
  while (time >= startsOfQuarters[quarter + 1]!) quarter++;
  return quarter;
}

/** The closed deals by code: how many were won and lost up to each code, and the cycles of the won ones code by code. */
export interface ClosedByCode {
  readonly won: Int32Array;
  readonly lost: Int32Array;
  readonly cycles: Int32Array;
}

/** The code of a deal that was won or lost; −1 of any other record. */
export function codeOfRecord(
  { isLead, leads, sources }: Columns,
  followed: Followed,
  record: number,
): number {
  const outcome = followed.outcomes[record]!;
  if (isLead[record] === 1 || (outcome !== isWon && outcome !== isLost)) return -1;
  const lead = leads[record]!;
  return codeOf(
    quarterOf(followed.closed[record]!),
    followed.owners[record]!,
    lead < 0 ? 0 : sources[lead]!,
    followed.funnels[record]!,
  );
}

export function sortByCode(columns: Columns, followed: Followed): ClosedByCode {
  const { recordCount } = columns;
  const codes = new Int16Array(recordCount);
  const won = new Int32Array(codeCount + 1);
  const lost = new Int32Array(codeCount + 1);
  for (let record = 0; record < recordCount; record++) {
    const code = codeOfRecord(columns, followed, record);
    codes[record] = code;
    if (code >= 0) (followed.outcomes[record] === isWon ? won : lost)[code + 1]!++;
  }
  for (let code = 0; code < codeCount; code++) {
    won[code + 1]! += won[code]!;
    lost[code + 1]! += lost[code]!;
  }
  const cycles = new Int32Array(won[codeCount]!);
  const ends = won.slice();
  for (let record = 0; record < recordCount; record++) {
    const code = codes[record]!;
    if (code >= 0 && followed.outcomes[record] === isWon) cycles[ends[code]!++] = followed.cycles[record]!;
  }
  return { won, lost, cycles };
}
