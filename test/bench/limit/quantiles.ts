/** Order statistics wanted of a group: at most two for each share. */
const shares = [0.5, 0.8, 0.9] as const;

/**
 * The PERCENTILE.INC quantiles 0.5, 0.8 and 0.9 of many groups at once, in two passes: a histogram by group, then the few values that
 * share a bin with a wanted one, sorted. NaN for a group without values.
 *
 * @param groups The group of each value, below `groupCount`.
 */
export function quantilesByGroup(
  groups: Uint8Array,
  values: Int32Array,
  count: number,
  groupCount: number,
): Float64Array {
  const largest = largestOf(values, count);
  // About as many bins as values, so that little is left to sort.
  const binBits = Math.min(13, Math.max(4, 31 - Math.clz32(count / groupCount) + 1));
  const shift = Math.max(0, 32 - Math.clz32(largest) - binBits);
  const histogram = new Int32Array(groupCount << binBits);
  countBins(groups, values, count, histogram, binBits, shift);

  const found = new Float64Array(groupCount * shares.length).fill(NaN);
  const slots = new Uint8Array(groupCount << binBits);
  const places: Place[] = [];
  const starts: number[] = [0];
  for (let group = 0; group < groupCount; group++) {
    placeWanted(histogram, group, binBits, slots, starts, places);
  }
  const candidates = new Int32Array(starts.at(-1)!);
  pickCandidates(groups, values, count, slots, binBits, shift, candidates, Int32Array.from(starts));
  for (let slot = 1; slot < starts.length; slot++) candidates.subarray(starts[slot - 1], starts[slot]).sort();
  for (const { group, share, low, high, weight } of places) {
    const below = candidates[low]!;
    found[group * shares.length + share] = below + weight * (candidates[high]! - below);
  }
  return found;
}

/** Where the two order statistics of a quantile will be among the candidates. */
interface Place {
  readonly group: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly weight: number;
}

function largestOf(values: Int32Array, count: number): number {
  let largest = 0;
  for (let at = 0; at < count; at++) if (values[at]! > largest) largest = values[at]!;
  return largest;
}

function countBins(
  groups: Uint8Array,
  values: Int32Array,
  count: number,
  histogram: Int32Array,
  binBits: number,
  shift: number,
): void {
  for (let at = 0; at < count; at++) histogram[(groups[at]! << binBits) | (values[at]! >> shift)]!++;
}

/** Finds the bins of a group's wanted order statistics, and gives each a slot with room for its values. */
function placeWanted(
  histogram: Int32Array,
  group: number,
  binBits: number,
  slots: Uint8Array,
  starts: number[],
  places: Place[],
): void {
  const first = group << binBits;
  const end = first + (1 << binBits);
  let total = 0;
  for (let bin = first; bin < end; bin++) total += histogram[bin]!;
  if (total === 0) return;
  let bin = first;
  let before = 0;
  const placeOf = (rank: number): number => {
    while (before + histogram[bin]! <= rank) before += histogram[bin++]!;
    if (slots[bin] === 0) {
      slots[bin] = starts.length;
      starts.push(starts.at(-1)! + histogram[bin]!);
    }
    return starts[slots[bin]! - 1]! + rank - before;
  };
  shares.forEach((wanted, share) => {
    const position = (total - 1) * wanted;
    const below = Math.floor(position);
    const low = placeOf(below);
    // Looking ahead must not lose the place: a later quantile may be in the same bin.
    const kept = [bin, before] as const;
    const high = placeOf(Math.min(below + 1, total - 1));
    [bin, before] = kept;
    places.push({ group, share, low, high, weight: position - below });
  });
}

function pickCandidates(
  groups: Uint8Array,
  values: Int32Array,
  count: number,
  slots: Uint8Array,
  binBits: number,
  shift: number,
  candidates: Int32Array,
  ends: Int32Array,
): void {
  for (let at = 0; at < count; at++) {
    const slot = slots[(groups[at]! << binBits) | (values[at]! >> shift)]!;
    if (slot !== 0) candidates[ends[slot - 1]!++] = values[at]!;
  }
}
