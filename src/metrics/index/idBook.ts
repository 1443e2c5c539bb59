import type { RecordType } from "../../domain/store/words";
import { withRoom } from "./growable";
import { mostWords, unlike, wordAll } from "./idWords";
import { hashOf, packTexts, PackedTexts } from "./packedTexts";

/** Codes of the types of record. */
export const typeCodes: Readonly<Record<RecordType, number>> = { opportunity: 0, lead: 1 };

/**
 * A slot: the number of a record plus one, above it some bits of the hash of its type and id, by which most others are told without a
 * look at them. Three Excel sheets have fewer rows than there are numbers.
 */
const numberBits = 22;
const numbers = (1 << numberBits) - 1;

/** How many ids are hashed before the first of them is looked for. */
const together = 256;

/**
 * The ids of records, numbered in the order in which they came. A lead and an opportunity of the same id are two. A hash table over
 * packed ids: a third of the time and a quarter of the room of a Map of strings once there are hundreds of thousands.
 */
export class IdBook {
  private readonly ids = new PackedTexts();
  /** By record: the code of its type. */
  types: Uint8Array = new Uint8Array(64);
  /** 0 where free. So many slots as a power of two, at most half of them taken. */
  private slots = new Int32Array(256);
  /** While many ids come: the words of the records that there are, see {@link wordAll}, and how many each has. */
  private words = new Int32Array(0);
  private width = 3;
  private worded = 0;
  private asked = new Int32Array(0);
  private hashes = new Int32Array(0);
  private readonly known = new Int32Array(1);

  get count(): number {
    return this.ids.count;
  }

  id(record: number): string {
    return record >= 0 && record < this.count ? this.ids.text(record) : "";
  }

  /** The order of the ids of two records by code unit: below 0 where the first comes first. */
  compare(a: number, b: number): number {
    return this.ids.compare(a, b);
  }

  isLead(record: number): boolean {
    return this.types[record] === typeCodes.lead;
  }

  find(type: RecordType, id: string): number | undefined {
    const code = typeCodes[type];
    const found = (this.slots[this.slotOf(code, id, hashOf(id, code))]! & numbers) - 1;
    return found < 0 ? undefined : found;
  }

  /** The number of a record, a new one for a new id. */
  number(type: RecordType, id: string): number {
    const code = typeCodes[type];
    return this.numberOf(code, id, hashOf(id, code));
  }

  /**
   * Writes the numbers of many records, from a place of `into` on. They are hashed together and looked for together, so that the
   * processor need not wait for the memory of one before it goes on to the next.
   *
   * @param types By record: the code of its type.
   */
  numberAll(types: Uint8Array, ids: readonly string[], count: number, into: Int32Array, first: number): void {
    if (count > 0 && this.asked.length === 0) {
      this.asked = new Int32Array(together * mostWords);
      this.hashes = new Int32Array(together);
    }
    for (let from = 0; from < count; from += together) {
      this.numberSome(types, ids, from, Math.min(from + together, count), into, first);
    }
  }

  private numberSome(
    types: Uint8Array,
    ids: readonly string[],
    from: number,
    to: number,
    into: Int32Array,
    first: number,
  ): void {
    const { hashes, known, asked } = this;
    this.ids.makeRoom(ids, from, to);
    this.types = withRoom(this.types, this.count + to - from);
    while ((this.count + to - from) * 2 > this.slots.length) this.spread();
    const longest = wordAll(ids, types, from, to, this.width, asked, 0, hashes);
    if (longest > this.width && longest <= mostWords) {
      this.width = longest;
      this.worded = 0;
      wordAll(ids, types, from, to, longest, asked, 0, hashes);
    }
    this.words = withRoom(this.words, (this.count + to - from) * this.width);
    for (let done = from; done < to;) {
      this.keepWords();
      const { bytes, ends, width: idWidth } = this.ids;
      known[0] = this.ids.count;
      const { slots, types: typeOf, words, width } = this;
      done = numberIds(
        ids,
        types,
        hashes,
        asked,
        width,
        words,
        from,
        done,
        to,
        slots,
        typeOf,
        bytes,
        ends,
        idWidth,
        known,
        into,
        first,
      );
      this.worded = this.ids.count = known[0]!;
      if (done === to) return;
      into[first + done] = this.numberOf(types[done]!, ids[done]!, hashes[done - from]!);
      done++;
    }
  }

  /** Lets go of what only the coming of many ids needs. */
  endNumbering(): void {
    this.words = this.asked = this.hashes = new Int32Array(0);
    this.worded = 0;
  }

  /** Writes the words of records that came by themselves. */
  private keepWords(): void {
    const hash = new Int32Array(1);
    for (; this.worded < this.count; this.worded++) {
      const id = [this.ids.text(this.worded)];
      const type = this.types.subarray(this.worded, this.worded + 1);
      wordAll(id, type, 0, 1, this.width, this.words, this.worded, hash);
    }
  }

  private numberOf(type: number, id: string, hash: number): number {
    const slot = this.slotOf(type, id, hash);
    const found = (this.slots[slot]! & numbers) - 1;
    if (found >= 0) return found;
    const record = this.ids.push(id);
    if (record >= numbers) throw new Error("more records than three sheets have rows");
    this.types = withRoom(this.types, record + 1);
    this.types[record] = type;
    this.slots[slot] = (hash & ~numbers) | (record + 1);
    if (this.count * 2 > this.slots.length) this.spread();
    return record;
  }

  /** The slot in which an id is, or the free one where it would be. */
  private slotOf(type: number, id: string, hash: number): number {
    const { slots, ids, types } = this;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const taken = slots[slot]!;
      if (taken === 0) return slot;
      if (((taken ^ hash) & ~numbers) !== 0) continue;
      const record = (taken & numbers) - 1;
      if (ids.is(record, id) && types[record] === type) return slot;
    }
  }

  private spread(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let record = 0; record < this.count; record++) {
      const hash = this.ids.hash(record, this.types[record]!);
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = (hash & ~numbers) | (record + 1);
    }
    this.slots = slots;
  }
}

/**
 * Writes the numbers of ids and packs those that are new, for which there is room; it sees nothing but arrays, see `cellColumns.ts`.
 *
 * @param known How many records there are, before and afterwards.
 * @returns The place of the first id that can't be packed like the others; all before it are done.
 */
function numberIds(
  ids: readonly string[],
  types: Uint8Array,
  hashes: Int32Array,
  asked: Int32Array,
  width: number,
  words: Int32Array,
  hashedFrom: number,
  from: number,
  to: number,
  slots: Int32Array,
  typeOf: Uint8Array,
  bytes: Uint8Array,
  ends: Int32Array,
  idWidth: number,
  known: Int32Array,
  into: Int32Array,
  first: number,
): number {
  const mask = slots.length - 1;
  for (let index = from; index < to; index++) {
    const hash = hashes[index - hashedFrom]!;
    const begin = (index - hashedFrom) * width;
    if (asked[begin] === unlike) return index;
    let found = -1;
    for (let slot = hash & mask; found < 0; slot = (slot + 1) & mask) {
      const taken = slots[slot]!;
      if (taken === 0) {
        found = known[0]!;
        if (packTexts(ids, index, index + 1, bytes, ends, idWidth, found) === 0) return index;
        if (found >= numbers) throw new Error("more records than three sheets have rows");
        slots[slot] = (hash & ~numbers) | (found + 1);
        typeOf[found] = types[index]!;
        for (let at = 0; at < width; at++) words[found * width + at] = asked[begin + at]!;
        known[0] = found + 1;
        break;
      }
      if (((taken ^ hash) & ~numbers) !== 0) continue;
      const record = (taken & numbers) - 1;
      const place = record * width;
      let at = 0;
      while (at < width && words[place + at] === asked[begin + at]) at++;
      if (at === width) found = record;
    }
    into[first + index] = found;
  }
  return to;
}
