import type { RecordType } from "../../domain/store/words";
import { withRoom } from "./growable";
import { hashOf, PackedTexts } from "./packedTexts";

/**
 * The ids of records, numbered in the order in which they came. A lead and an opportunity of the same id are two. A hash table over
 * packed ids: half the time and a quarter of the room of a Map of strings once there are hundreds of thousands.
 */
export class IdBook {
  private readonly ids = new PackedTexts();
  /** 1 for a lead. */
  private leads = new Uint8Array(64);
  /** Record numbers plus one by hash, 0 where free; its size is a power of two, at most half of it taken. */
  private slots = new Int32Array(256);

  get count(): number {
    return this.ids.count;
  }

  id(record: number): string {
    return record >= 0 && record < this.count ? this.ids.text(record) : "";
  }

  isLead(record: number): boolean {
    return this.leads[record] === 1;
  }

  find(type: RecordType, id: string): number | undefined {
    const found = (this.slots[this.slotOf(type === "lead" ? 1 : 0, id)] ?? 0) - 1;
    return found < 0 ? undefined : found;
  }

  /** The number of a record, a new one for a new id. */
  number(type: RecordType, id: string): number {
    const lead = type === "lead" ? 1 : 0;
    const slot = this.slotOf(lead, id);
    const found = (this.slots[slot] ?? 0) - 1;
    if (found >= 0) return found;
    const record = this.ids.push(id);
    this.leads = withRoom(this.leads, record + 1);
    this.leads[record] = lead;
    this.slots[slot] = record + 1;
    if (this.count * 2 > this.slots.length) this.spread();
    return record;
  }

  /** The slot in which an id is, or the free one where it would be. */
  private slotOf(lead: number, id: string): number {
    const { slots, ids, leads } = this;
    const mask = slots.length - 1;
    for (let slot = hashOf(id, lead) & mask; ; slot = (slot + 1) & mask) {
      const record = (slots[slot] ?? 0) - 1;
      if (record < 0 || (leads[record] === lead && ids.is(record, id))) return slot;
    }
  }

  private spread(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let record = 0; record < this.count; record++) {
      let slot = this.ids.hash(record, this.leads[record] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = record + 1;
    }
    this.slots = slots;
  }
}
