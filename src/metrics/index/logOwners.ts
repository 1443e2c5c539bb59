import { kindCodes, type EventColumns } from "./eventColumns";
import { withRoom } from "./growable";

/** In place of an owner's code: the record's rows say several, or another record was merged into it. */
const several = -1;
const unknown = -2;
const allOwners = -1;

/**
 * The owners that a record's log rows say, whenever they happened and whether they count or not: who is none of them never owned it, in
 * no view. Rows are looked through when somebody asks, each once.
 */
export class LogOwners {
  /** By record: the code of the only owner. */
  private soles = new Int32Array(0);
  /** By record: a bit for each owner. */
  private masks = new Int32Array(0);
  private seen = 0;

  constructor(private readonly log: EventColumns) {}

  /** The code of the only owner that a record ever had; −1 where it had several, or none is known. */
  soleOf(record: number): number {
    return Math.max(several, this.takeIn().soles[record] ?? several);
  }

  /**
   * Says of a record whether any of some owners ever had it; where not, it surely never was theirs.
   *
   * @param codes The codes of the owners.
   */
  finder(codes: Iterable<number>): (record: number) => boolean {
    const { masks } = this.takeIn();
    let asked = 0;
    for (const code of codes) asked |= bitOf(code);
    return (record) => (masks[record]! & asked) !== 0;
  }

  private takeIn(): this {
    const { count, record: recordOf, owner, kind, refersTo } = this.log;
    for (; this.seen < count; this.seen++) {
      const row = this.seen;
      this.add(recordOf[row]!, owner.codes[row]!);
      if (kind[row] === kindCodes.Merged) this.addAll(refersTo[row]!);
    }
    return this;
  }

  private add(record: number, code: number): void {
    if (record >= this.soles.length) this.widen(record + 1);
    const { soles } = this;
    soles[record] = soles[record] === unknown || soles[record] === code ? code : several;
    this.masks[record]! |= bitOf(code);
  }

  /** Whatever rows come with a record that was merged into this one. */
  private addAll(survivor: number): void {
    if (survivor < 0) return;
    if (survivor >= this.soles.length) this.widen(survivor + 1);
    this.soles[survivor] = several;
    this.masks[survivor] = allOwners;
  }

  private widen(length: number): void {
    const before = this.soles.length;
    this.soles = withRoom(this.soles, length).fill(unknown, before);
    this.masks = withRoom(this.masks, length);
  }
}

/** The bit of an owner's code; beyond 32 owners they share bits. */
function bitOf(code: number): number {
  return 1 << (code & 31);
}
