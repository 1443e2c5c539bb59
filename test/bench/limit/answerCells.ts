import { codeOf, codedCells, type ClosedByCode, type CodedCell } from "./cellCodes";
import { funnelCount, ownerCount, sourceCount } from "./codes";
import { percentile } from "./selection";

/** The 200 cells from the deals sorted by code: counts are differences, cycles are gathered from stretches that belong together. */
export function answerCells(closed: ClosedByCode, scratch: Int32Array): Float64Array {
  const figures = new Float64Array(codedCells.length);
  for (let index = 0; index < codedCells.length; index++) {
    figures[index] = answerCell(codedCells[index]!, closed, scratch);
  }
  return figures;
}

function answerCell(cell: CodedCell, { won, lost, cycles }: ClosedByCode, scratch: Int32Array): number {
  switch (cell.metric) {
    case "won":
      return countIn(cell, won);
    case "lost":
      return countIn(cell, lost);
    case "winRate": {
      const wins = countIn(cell, won);
      return wins / (wins + countIn(cell, lost));
    }
    case "cycleMean":
      return meanIn(cell, won, cycles);
    default: {
      const count = gather(cell, won, cycles, scratch);
      return percentile(scratch, count, cell.metric === "cycleMedian" ? 0.5 : 0.9) / 1e6;
    }
  }
}

/**
 * Calls back with every stretch of codes that a cell takes: criteria that filter nothing make longer stretches, since funnels follow each
 * other within a source, sources within an owner, owners within a quarter.
 */
function eachStretch(cell: CodedCell, take: (first: number, end: number) => void): void {
  const { quarters, owners, sources, funnels } = cell;
  const allFunnels = funnels[1] - funnels[0] + 1 === funnelCount;
  const allSources = allFunnels && sources[1] - sources[0] + 1 === sourceCount;
  const allOwners = allSources && owners[1] - owners[0] + 1 === ownerCount;
  const lastQuarter = allOwners ? quarters[0] : quarters[1];
  const lastOwner = allSources ? owners[0] : owners[1];
  const lastSource = allFunnels ? sources[0] : sources[1];
  for (let quarter = quarters[0]; quarter <= lastQuarter; quarter++) {
    for (let owner = owners[0]; owner <= lastOwner; owner++) {
      for (let source = sources[0]; source <= lastSource; source++) {
        const first = codeOf(quarter, owner, source, funnels[0]);
        const last = codeOf(
          allOwners ? quarters[1] : quarter,
          allSources ? owners[1] : owner,
          allFunnels ? sources[1] : source,
          funnels[1],
        );
        take(first, last + 1);
      }
    }
  }
}

function countIn(cell: CodedCell, upTo: Int32Array): number {
  let count = 0;
  eachStretch(cell, (first, end) => {
    count += upTo[end]! - upTo[first]!;
  });
  return count;
}

function meanIn(cell: CodedCell, won: Int32Array, cycles: Int32Array): number {
  let sum = 0;
  let count = 0;
  eachStretch(cell, (first, end) => {
    const last = won[end]!;
    for (let at = won[first]!; at < last; at++) sum += cycles[at]!;
    count += last - won[first]!;
  });
  return sum / count / 1e6;
}

function gather(cell: CodedCell, won: Int32Array, cycles: Int32Array, to: Int32Array): number {
  let count = 0;
  eachStretch(cell, (first, end) => {
    const last = won[end]!;
    for (let at = won[first]!; at < last; at++) to[count++] = cycles[at]!;
  });
  return count;
}
