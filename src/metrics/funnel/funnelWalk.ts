import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import type { Visits } from "../index/visits";
import type { Mode } from "../query";
import { leadIn, opportunityIn, type Journey } from "../figures/journeys";

/** Undated (NaN in a history) stands as earlier than all. */
export const undated = -Infinity;

/**
 * Follows one journey after another through the positions of a funnel, from a single look at each history: what `reachedAt` and
 * `passedBeyond` say of one position. What it finds stays until the next journey is followed.
 */
export class FunnelWalk {
  /** By position: when the journey first reached it, in milliseconds, `undated` where that is undated; of no meaning where it did not. */
  readonly times: Float64Array;
  /** The last position that the journey ever was at; −1 where none. */
  furthest = -1;
  private readonly reachedBy: Int32Array;
  private readonly ownBy: Int32Array;
  private readonly visitedBy: Int32Array;
  /** By stage: its rank in this funnel, −1 elsewhere. */
  private readonly ranks: Int32Array;
  private readonly isLead: Uint8Array;
  /** Counts journeys, and records within them: what is marked with another number is not of this one. */
  private journey = 0;
  private readonly visits: Visits;
  private record = 0;

  constructor(
    private readonly view: View,
    positions: readonly StageEntry[],
    private readonly mode: Mode,
  ) {
    const width = positions.length;
    this.visits = view.snapshot.visits;
    this.times = new Float64Array(width);
    this.reachedBy = new Int32Array(width);
    this.ownBy = new Int32Array(width);
    this.visitedBy = new Int32Array(width);
    this.isLead = Uint8Array.from(positions, ({ type }) => (type === "lead" ? 1 : 0));
    this.ranks = view.core.stages.ranksIn(positions[0]?.funnelId);
  }

  follow(journey: Journey): void {
    this.journey++;
    this.furthest = -1;
    const lead = leadIn(this.view, journey);
    if (lead >= 0) this.followRecord(lead, true);
    const opportunity = opportunityIn(this.view, journey);
    if (opportunity >= 0) this.followRecord(opportunity, lead >= 0);
  }

  /** Whether the journey reached a position. */
  hasReached(rank: number): boolean {
    return this.reachedBy[rank] === this.journey;
  }

  /** Whether it was really at a position, not only beyond it. */
  hasVisited(rank: number): boolean {
    return this.visitedBy[rank] === this.journey;
  }

  /** When it first reached a position: milliseconds, NaN undated; undefined where it never did. */
  reachedAt(rank: number): number | undefined {
    if (!this.hasReached(rank)) return undefined;
    const time = this.times[rank]!;
    return time === undated ? NaN : time;
  }

  private followRecord(record: number, hasLead: boolean): void {
    const { ranks, mode, isLead, ownBy, visitedBy, journey } = this;
    const { starts, lengths, stages, entries } = this.visits;
    const own = ++this.record;
    const end = starts[record]! + lengths[record]!;
    for (let visit = starts[record]!; visit < end; visit++) {
      const rank = ranks[stages[visit]!]!;
      if (rank < 0) continue;
      const entry = entries[visit]!;
      const when = Number.isNaN(entry) ? undated : entry;
      visitedBy[rank] = journey;
      if (rank > this.furthest) this.furthest = rank;
      if (ownBy[rank] !== own) this.reach(rank, when, own);
      if (mode === "visited") continue;
      // An opportunity without a lead passes no lead stage by being beyond all of them.
      const passesLeads = hasLead || isLead[rank] === 1;
      for (let passed = rank - 1; passed >= 0; passed--) {
        if (ownBy[passed] === own) {
          // What is before a stage that such a record reached, it has reached too.
          if (hasLead) break;
        } else if (passesLeads || isLead[passed] === 0) this.reach(passed, when, own);
      }
    }
  }

  private reach(rank: number, when: number, own: number): void {
    this.ownBy[rank] = own;
    if (this.reachedBy[rank] === this.journey && this.times[rank]! <= when) return;
    this.reachedBy[rank] = this.journey;
    this.times[rank] = when;
  }
}
