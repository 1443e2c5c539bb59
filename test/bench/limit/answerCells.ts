import type { CellMetric } from "../questions";
import { codeOf, codedCells, type ClosedByCode, type CodedCell } from "./cellCodes";
import { percentile } from "./selection";

/** The 200 cells from the deals sorted by code: counts are differences, cycles are gathered from stretches that belong together. */
export function answerCells(closed: ClosedByCode, scratch: Int32Array): Float64Array {
  const figures = new Float64Array(codedCells.length);
  for (let index = 0; index < codedCells.length; index++) {
    figures[index] = answerCell(codedCells[index]!.metric, stretchesOfCells[index]!, closed, scratch);
  }
  return figures;
}

function answerCell(
  metric: CellMetric,
  stretches: Int32Array,
  { won, lost, cycles }: ClosedByCode,
  scratch: Int32Array,
): number {
  switch (metric) {
    case "won":
      return countIn(stretches, won);
    case "lost":
      return countIn(stretches, lost);
    case "winRate": {
      const wins = countIn(stretches, won);
      return wins / (wins + countIn(stretches, lost));
    }
    case "cycleMean":
      return meanIn(stretches, won, cycles);
    default: {
      const count = gather(stretches, won, cycles, scratch);
      return percentile(scratch, count, metric === "cycleMedian" ? 0.5 : 0.9) / 1e6;
    }
  }
}

/**
 * The stretches of codes that each cell takes, first and end in turns: what a cell has once its formula is read. Criteria that filter
 * nothing make longer stretches, since funnels follow each other within a source, sources within an owner, owners within a quarter.
 */
const stretchesOfCells: readonly Int32Array[] = codedCells.map(stretchesOf);

function stretchesOf({ quarters, owners, sources, funnels }: CodedCell): Int32Array {
  const stretches: number[] = [];
  for (let quarter = quarters[0]; quarter <= quarters[1]; quarter++) {
    for (let owner = owners[0]; owner <= owners[1]; owner++) {
      for (let source = sources[0]; source <= sources[1]; source++) {
        const first = codeOf(quarter, owner, source, funnels[0]);
        const end = codeOf(quarter, owner, source, funnels[1]) + 1;
        if (stretches.at(-1) === first) stretches[stretches.length - 1] = end;
        else stretches.push(first, end);
      }
    }
  }
  return Int32Array.from(stretches);
}

function countIn(stretches: Int32Array, upTo: Int32Array): number {
  let count = 0;
  for (let at = 0; at < stretches.length; at += 2) {
    count += upTo[stretches[at + 1]!]! - upTo[stretches[at]!]!;
  }
  return count;
}

function meanIn(stretches: Int32Array, won: Int32Array, cycles: Int32Array): number {
  let sum = 0;
  let count = 0;
  for (let stretch = 0; stretch < stretches.length; stretch += 2) {
    const first = won[stretches[stretch]!]!;
    const end = won[stretches[stretch + 1]!]!;
    for (let at = first; at < end; at++) sum += cycles[at]!;
    count += end - first;
  }
  return sum / count / 1e6;
}

function gather(stretches: Int32Array, won: Int32Array, cycles: Int32Array, to: Int32Array): number {
  let count = 0;
  for (let stretch = 0; stretch < stretches.length; stretch += 2) {
    const end = won[stretches[stretch + 1]!]!;
    for (let at = won[stretches[stretch]!]!; at < end; at++) to[count++] = cycles[at]!;
  }
  return count;
}
