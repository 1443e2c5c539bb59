import { endHash, hashOf, hashSeed, withWord } from "./packedTexts";

/** Ids of up to so many words are told apart by them; a word is four characters. */
export const mostWords = 10;

/** The first word of an id that has more characters than fit, or one beyond ASCII: no other id has it. */
export const unlike = 0x00808080;

/**
 * Writes the words of ids, the first character in the low byte, zeros behind the last, a lead's marked in the highest bit: two ids of one
 * type are the same where their words are. It sees nothing but arrays, see `cellColumns.ts`.
 *
 * @param from The first id; its words come first.
 * @param width The words of an id.
 * @param hashes What {@link hashOf} gives for each.
 * @returns How many words the longest id takes.
 */
export function wordAll(
  ids: readonly string[],
  types: Uint8Array,
  from: number,
  to: number,
  width: number,
  words: Int32Array,
  first: number,
  hashes: Int32Array,
): number {
  let longest = 0;
  for (let index = from; index < to; index++) {
    const id = ids[index]!;
    const { length } = id;
    const type = types[index]!;
    const begin = (first + index - from) * width;
    if (length > longest) longest = length;
    if (length > width * 4) {
      words[begin] = unlike;
      hashes[index - from] = hashOf(id, type);
      continue;
    }
    let hash = hashSeed(type);
    let place = begin;
    let units = 0;
    let hasNone = length === 0;
    let at = 0;
    for (; at + 4 <= length; at += 4) {
      const a = id.charCodeAt(at);
      const b = id.charCodeAt(at + 1);
      const c = id.charCodeAt(at + 2);
      const d = id.charCodeAt(at + 3);
      units |= a | b | c | d;
      const word = a ^ (b << 8) ^ (c << 16) ^ (d << 24);
      hash = withWord(hash, word);
      words[place++] = word;
      hasNone ||= d === 0;
    }
    if (at < length) {
      let word = 0;
      for (let shift = 0; at < length; shift += 8) {
        const unit = id.charCodeAt(at++);
        units |= unit;
        word ^= unit << shift;
        hasNone ||= unit === 0;
      }
      hash = withWord(hash, word);
      words[place++] = word;
    }
    for (const end = begin + width; place < end; place++) words[place] = 0;
    if (units > 0x7f || hasNone) words[begin] = unlike;
    else if (type !== 0) words[begin]! |= 0x80000000;
    hashes[index - from] = endHash(hash);
  }
  return Math.ceil(longest / 4);
}
