import { presences } from "./recordColumns";

/** The records that are there, sorted out by their type. */
export class PresentRecords {
  private readonly leadRoom: Int32Array;
  private readonly opportunityRoom: Int32Array;
  private leadCount = 0;
  private opportunityCount = 0;

  /** @param most How many records there are. */
  constructor(most: number) {
    // One more, for what is written behind the last.
    this.leadRoom = new Int32Array(most + 1);
    this.opportunityRoom = new Int32Array(most + 1);
  }

  /** The leads taken, in the order of their numbers. */
  leads(): number[] {
    return listOf(this.leadRoom, this.leadCount);
  }

  /** The opportunities, likewise. */
  opportunities(): number[] {
    return listOf(this.opportunityRoom, this.opportunityCount);
  }

  /**
   * Takes those of some records that are there. Each is written to both lists, and the next over it where it does not belong: to ask would
   * cost more, there being no telling which do.
   */
  take(presence: Uint8Array, isLead: Uint8Array, from: number, to: number): void {
    const { leadRoom, opportunityRoom } = this;
    let { leadCount, opportunityCount } = this;
    for (let record = from; record < to; record++) {
      const isThere = presence[record] === presences.there ? 1 : 0;
      leadRoom[leadCount] = record;
      opportunityRoom[opportunityCount] = record;
      leadCount += isThere & isLead[record]!;
      opportunityCount += isThere & ~isLead[record]!;
    }
    this.leadCount = leadCount;
    this.opportunityCount = opportunityCount;
  }
}

/** The first records of a room. Many times as fast as to push each. */
function listOf(room: Int32Array, count: number): number[] {
  const list = new Array<number>(count);
  for (let place = 0; place < count; place++) list[place] = room[place]!;
  return list;
}
