import type { Members } from "./narrow";
import type { Places } from "./places";

/** A field of more values is not worth sorting out. */
const mostCodes = 1000;

/** Members sorted out by the codes of a field. */
export interface ByCode {
  /** Those that a test of the field may let through; members whose value has no code always may. */
  readonly placesOf: (test: (record: number) => boolean) => Places;
}

/** Sorts members out by the codes of a field; undefined where it has too many values. Members that are with no record meet no filter. */
export function sortByCode(
  { items, recordOf }: Members,
  codeOf: (record: number) => number,
): ByCode | undefined {
  const numbers = new Map<number, number>();
  const examples: number[] = [];
  const counts: number[] = [];
  const numberAt = new Int32Array(items.length).fill(-1);
  for (let place = 0; place < items.length; place++) {
    const record = recordOf(items[place]!);
    if (record < 0) continue;
    const code = codeOf(record);
    let number = numbers.get(code);
    if (number === undefined) {
      if (numbers.size === mostCodes) return undefined;
      number = numbers.size;
      numbers.set(code, number);
      examples.push(record);
      counts.push(0);
    }
    numberAt[place] = number;
    counts[number]!++;
  }
  const lists = counts.map((count) => new Int32Array(count));
  const ends = new Int32Array(counts.length);
  for (let place = 0; place < items.length; place++) {
    const number = numberAt[place]!;
    if (number >= 0) lists[number]![ends[number]!++] = place;
  }
  const uncoded = numbers.get(-1);
  return {
    placesOf(test) {
      const parts = lists.filter((_, number) => number === uncoded || test(examples[number]!));
      return { parts, length: parts.reduce((sum, part) => sum + part.length, 0) };
    },
  };
}
