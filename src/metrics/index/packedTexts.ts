import { withRoom } from "./growable";

/**
 * Texts that hardly repeat, such as ids, one after another in one array of bytes: a tenth of what as many strings take. A text with
 * a character beyond U+00FF is kept beside it, as a string.
 */
export class PackedTexts {
  private bytes = new Uint8Array(1024);
  /** Where each text ends; it begins where the one before it ends. */
  private ends = new Int32Array(64);
  private readonly wide = new Map<number, string>();
  count = 0;

  /** Makes room for so many texts in all. */
  reserve(count: number): void {
    this.ends = withRoom(this.ends, count);
  }

  /** Gives back the room for characters that no text takes. */
  trim(): void {
    this.bytes = this.bytes.slice(0, this.count === 0 ? 0 : this.endOf(this.count - 1));
  }

  /** Adds a text; returns its number. */
  push(text: string): number {
    const number = this.count++;
    if (number >= this.ends.length) this.ends = withRoom(this.ends, number + 1);
    const begin = number === 0 ? 0 : this.endOf(number - 1);
    const { length } = text;
    if (begin + length > this.bytes.length) this.bytes = withRoom(this.bytes, begin + length);
    const { bytes } = this;
    for (let index = 0; index < length; index++) {
      const unit = text.charCodeAt(index);
      if (unit > 0xff) {
        this.wide.set(number, text);
        this.ends[number] = begin;
        return number;
      }
      bytes[begin + index] = unit;
    }
    this.ends[number] = begin + length;
    return number;
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
    let hash = firstHash ^ seed;
    for (let index = this.beginOf(number), end = this.endOf(number); index < end; index++) {
      hash = Math.imul(hash ^ bytes[index]!, hashPrime);
    }
    return foldHash(hash);
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

  /** The order of two of the texts by code unit. */
  compare(a: number, b: number): number {
    const [first, second] = [this.text(a), this.text(b)];
    return first < second ? -1 : first > second ? 1 : 0;
  }

  private beginOf(number: number): number {
    return number === 0 ? 0 : (this.ends[number - 1] ?? 0);
  }

  private endOf(number: number): number {
    return this.ends[number] ?? 0;
  }
}

const firstHash = 0x811c9dc5;
const hashPrime = 0x01000193;

/** FNV-1a over the code units of a text (Fowler, Noll and Vo; draft-eastlake-fnv), its high bits folded in. */
export function hashOf(text: string, seed: number): number {
  let hash = firstHash ^ seed;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), hashPrime);
  }
  return foldHash(hash);
}

function foldHash(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}
