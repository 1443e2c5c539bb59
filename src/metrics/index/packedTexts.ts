import { byCodeUnit } from "../../domain/log/history";
import { withRoom } from "./growable";

/**
 * Texts that hardly repeat, such as ids, one after another in one array of bytes: a tenth of what as many strings take. As long as all
 * are of one length, as ids mostly are, nothing else is kept of them. A text with a character beyond U+00FF is kept beside it, as a
 * string.
 */
export class PackedTexts {
  bytes: Uint8Array = new Uint8Array(1024);
  /** The length of every text; −1 once two differ. */
  width = 0;
  /** Where each text ends once their lengths differ; it begins where the one before it ends. */
  ends: Int32Array = new Int32Array(0);
  private readonly wide = new Map<number, string>();
  /** How many texts room is to be made for. */
  private expected = 0;
  count = 0;

  /** Makes room for so many texts in all, once it is known how long the first is. */
  reserve(count: number): void {
    this.expected = Math.max(this.expected, count);
    if (this.width < 0 && this.count > 0) this.ends = withRoom(this.ends, count);
    else if (this.count > 0) this.bytes = withRoom(this.bytes, count * this.width);
  }

  /** Gives back the room for characters that no text takes. */
  trim(): void {
    const used = this.count === 0 ? 0 : this.endOf(this.count - 1);
    if (used < this.bytes.length) this.bytes = this.bytes.slice(0, used);
  }

  /** The bytes, with room for so many more texts of the one length. */
  bytesFor(more: number): Uint8Array {
    this.expected = Math.max(this.expected, this.count + more);
    this.bytes = withRoom(this.bytes, (this.count + more) * this.width);
    return this.bytes;
  }

  /** Adds a text; returns its number. */
  push(text: string): number {
    this.pushAll([text], 1);
    return this.count - 1;
  }

  /** Adds the first texts of a list. */
  pushAll(texts: readonly string[], count: number): void {
    this.makeRoom(texts, 0, count);
    for (let done = 0; done < count;) {
      const { bytes, ends, width } = this;
      const packed = packTexts(texts, done, count, bytes, ends, width, this.count);
      this.count += packed;
      done += packed;
      if (done < count) this.pushUnlike(texts[done++]!);
    }
  }

  /** Makes room for some texts of a list behind those that there are. */
  makeRoom(texts: readonly string[], from: number, to: number): void {
    // Also for when a text of another length makes it necessary to keep where each ends.
    this.expected = Math.max(this.expected, this.count + to - from);
    let characters = 0;
    for (let index = from; index < to; index++) characters += texts[index]!.length;
    if (this.count === 0 && to > from) {
      this.width = texts[from]!.length;
      this.bytes = withRoom(this.bytes, this.expected * this.width);
    }
    const used = this.count === 0 ? 0 : this.endOf(this.count - 1);
    this.bytes = withRoom(this.bytes, used + characters);
    if (this.width < 0) this.ends = withRoom(this.ends, this.count + to - from);
  }

  text(number: number): string {
    const wide = this.wide.size > 0 ? this.wide.get(number) : undefined;
    if (wide !== undefined) return wide;
    let text = "";
    const { bytes } = this;
    for (let index = this.beginOf(number), end = this.endOf(number); index < end; index++) {
      text += String.fromCharCode(bytes[index] ?? 0);
    }
    return text;
  }

  /** What {@link hashOf} gives for one of the texts, without making a string of it. */
  hash(number: number, seed: number): number {
    const wide = this.wide.size > 0 ? this.wide.get(number) : undefined;
    if (wide !== undefined) return hashOf(wide, seed);
    const { bytes } = this;
    let hash = hashSeed(seed);
    for (let at = this.beginOf(number), end = this.endOf(number); at < end; at += 4) {
      let word = bytes[at]!;
      if (at + 1 < end) word ^= bytes[at + 1]! << 8;
      if (at + 2 < end) word ^= bytes[at + 2]! << 16;
      if (at + 3 < end) word ^= bytes[at + 3]! << 24;
      hash = withWord(hash, word);
    }
    return endHash(hash);
  }

  /** Whether two of the texts are the same. */
  areEqual(a: number, b: number): boolean {
    if (this.wide.size > 0 && (this.wide.has(a) || this.wide.has(b))) return this.text(a) === this.text(b);
    const { bytes } = this;
    let [first, second] = [this.endOf(a), this.endOf(b)];
    const begin = this.beginOf(a);
    if (first - begin !== second - this.beginOf(b)) return false;
    // Ids that follow one another differ at their ends.
    while (first > begin) if (bytes[--first] !== bytes[--second]) return false;
    return true;
  }

  /** Whether one of the texts is this one. */
  is(number: number, text: string): boolean {
    if (this.wide.size > 0 && this.wide.has(number)) return this.wide.get(number) === text;
    const { bytes } = this;
    const begin = this.beginOf(number);
    const { length } = text;
    if (this.endOf(number) - begin !== length) return false;
    for (let index = length - 1; index >= 0; index--) {
      if (bytes[begin + index] !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  /** The order of two of the texts by code unit: below 0 where the first comes first. */
  compare(a: number, b: number): number {
    if (this.wide.size > 0 && (this.wide.has(a) || this.wide.has(b)))
      return byCodeUnit(this.text(a), this.text(b));
    const { bytes } = this;
    let [first, second] = [this.beginOf(a), this.beginOf(b)];
    const lengths = this.endOf(a) - first - (this.endOf(b) - second);
    const end = lengths < 0 ? this.endOf(a) : first + this.endOf(b) - second;
    for (; first < end; first++, second++) {
      const difference = bytes[first]! - bytes[second]!;
      if (difference !== 0) return difference;
    }
    return lengths;
  }

  /** Adds a text that is not as long as those before it, or that bytes can't hold. */
  private pushUnlike(text: string): void {
    const number = this.count;
    if (this.width >= 0) {
      const { width } = this;
      this.ends = new Int32Array(Math.max(this.expected, number + 64));
      for (let before = 0; before < number; before++) this.ends[before] = (before + 1) * width;
      this.width = -1;
    }
    this.ends = withRoom(this.ends, number + 1);
    if (packTexts([text], 0, 1, this.bytes, this.ends, this.width, number) === 0) {
      this.wide.set(number, text);
      this.ends[number] = number === 0 ? 0 : this.endOf(number - 1);
    }
    this.count++;
  }

  private beginOf(number: number): number {
    if (this.width >= 0) return number * this.width;
    return number === 0 ? 0 : this.ends[number - 1]!;
  }

  private endOf(number: number): number {
    return this.width >= 0 ? (number + 1) * this.width : this.ends[number]!;
  }
}

/**
 * Packs texts behind those that there are, as long as they fit: all of one length where there is a width, no character beyond U+00FF.
 *
 * @param number How many there are.
 * @returns How many were packed.
 */
export function packTexts(
  texts: readonly string[],
  from: number,
  to: number,
  bytes: Uint8Array,
  ends: Int32Array,
  width: number,
  number: number,
): number {
  let end = width >= 0 ? number * width : number === 0 ? 0 : ends[number - 1]!;
  for (let index = from; index < to; index++) {
    const text = texts[index]!;
    const { length } = text;
    if (width >= 0 && length !== width) return index - from;
    for (let at = 0; at < length; at++) {
      const unit = text.charCodeAt(at);
      if (unit > 0xff) return index - from;
      bytes[end + at] = unit;
    }
    end += length;
    if (width < 0) ends[number + index - from] = end;
  }
  return to - from;
}

/** Where the hash of a text with this seed begins: see {@link withWord}. */
export function hashSeed(seed: number): number {
  return 0x811c9dc5 ^ seed;
}

/** The hash so far with four more characters, the first in the low byte: a multiplication by the golden ratio (Knuth, TAOCP 6.4). */
export function withWord(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x9e3779b1);
  return product ^ (product >>> 15);
}

/** The hash once all characters are in it: the finalizer of MurmurHash3 (Appleby). */
export function endHash(hash: number): number {
  const product = Math.imul(hash, 0x85ebca6b);
  return product ^ (product >>> 13);
}

/** A hash of a text: four of its characters at a time. */
export function hashOf(text: string, seed: number): number {
  const { length } = text;
  let hash = hashSeed(seed);
  for (let at = 0; at < length; at += 4) {
    let word = text.charCodeAt(at);
    if (at + 1 < length) word ^= text.charCodeAt(at + 1) << 8;
    if (at + 2 < length) word ^= text.charCodeAt(at + 2) << 16;
    if (at + 3 < length) word ^= text.charCodeAt(at + 3) << 24;
    hash = withWord(hash, word);
  }
  return endHash(hash);
}
