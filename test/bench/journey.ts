import type { Random } from "./random";
import { firstDay, funnels, owners, rates, today, type WorldFunnel } from "./world";

/** One event of a record before it is a row. Times are whole minutes since serial 0. */
export interface Event {
  readonly record: number;
  readonly isLead: boolean;
  readonly kind: "Created" | "Moved" | "Converted" | "Reassigned" | "Amended";
  readonly movedAt: number;
  readonly recordedAt: number;
  /** The milliseconds by which rows written together are apart. */
  readonly apart: number;
  readonly refersTo: string;
  readonly funnel: string;
  readonly fromStage: string;
  readonly stage: string;
  readonly owner: string;
  readonly amount: number | "";
  readonly currency: string;
}

/** A record and all that happened to it, in the order in which it happened. */
export interface Life {
  readonly id: string;
  readonly isLead: boolean;
  readonly events: readonly Event[];
}

const minutesPerDay = 1440;
/** Nothing of the ledger happens later: the last day is kept for the rows that come in afterwards. */
const end = today * minutesPerDay;

/** Follows a lead with its deals, or a deal without a lead, numbered from `record` on. */
export function followJourney(random: Random, record: number): Life[] {
  const start = Math.floor((firstDay + random.next() * (today - firstDay)) * minutesPerDay);
  const funnel = random.pickUneven(funnels);
  if (funnel.positions[0]?.type !== "lead" || random.chance(0.1)) {
    return [new Walk(random, record, false, funnel, start).deal("")];
  }
  const lead = new Walk(random, record, true, funnel, start);
  const life = lead.lead(`O-${String(record + 1).padStart(7, "0")}`);
  const last = life.events.at(-1);
  if (last?.kind !== "Converted") return [life];
  const deal = new Walk(random, record + 1, false, funnel, last.movedAt).deal(life.id);
  if (!random.chance(0.05)) return [life, deal];
  const second = new Walk(random, record + 2, false, funnel, last.movedAt + 20 * minutesPerDay);
  return [life, deal, ...(last.movedAt + 20 * minutesPerDay < end ? [second.deal(life.id)] : [])];
}

/** A record on its way. */
class Walk {
  private readonly events: Event[] = [];
  private stage = "";
  private owner: string;
  private amount: number | "" = "";
  private readonly currency: string;

  constructor(
    private readonly random: Random,
    private readonly record: number,
    private readonly isLead: boolean,
    private readonly funnel: WorldFunnel,
    private at: number,
  ) {
    this.owner = random.pickUneven(owners);
    this.currency = isLead ? "" : random.pickUneven(rates)[0];
  }

  lead(dealId: string): Life {
    const { random } = this;
    const stages = this.funnel.positions.filter(({ type }) => type === "lead");
    let rank = random.chance(0.1) ? stages.length - 1 : 0;
    this.add("Created", stages[rank]!.name);
    while (this.wait(6)) {
      if (random.chance(0.08)) this.reassign();
      else if (random.chance(0.21)) return this.close(random.chance(0.3) ? "Invalid" : "Lost");
      else if (rank < stages.length - 1 && random.chance(0.7)) this.add("Moved", stages[++rank]!.name);
      else if (rank > 0 && random.chance(0.06)) this.add("Moved", stages[--rank]!.name);
      else if (random.chance(0.75)) {
        this.add("Converted", this.stage, dealId);
        break;
      }
    }
    return this.life();
  }

  deal(leadId: string): Life {
    const { random } = this;
    const stages = this.funnel.positions.filter(({ type }) => type !== "lead");
    const won = stages.findIndex(({ type }) => type === "won");
    if (!random.chance(0.06)) this.amount = 100 * Math.ceil(random.days(90));
    let rank = random.chance(0.1) ? 1 : 0;
    this.add("Created", stages[rank]!.name, leadId);
    while (this.wait(14)) {
      if (random.chance(0.06)) this.reassign();
      else if (random.chance(0.12)) this.amend();
      else if (random.chance(0.13)) {
        this.close(random.chance(0.12) ? "Invalid" : "Lost");
        if (!random.chance(0.06) || !this.wait(30)) break;
        this.add("Moved", stages[rank]!.name);
      } else if (rank > 0 && random.chance(0.08)) this.add("Moved", stages[--rank]!.name);
      else {
        rank = Math.min(rank + (random.chance(0.08) ? 2 : 1), won);
        this.add("Moved", stages[rank]!.name);
        if (rank < won) continue;
        if (won + 1 < stages.length && random.chance(0.3) && this.wait(20)) {
          this.add("Moved", stages[won + 1]!.name);
        }
        if (!random.chance(0.03) || !this.wait(40)) break;
        this.add("Moved", stages[--rank]!.name);
      }
    }
    return this.life();
  }

  /** Lets time pass, around so many days; false: the ledger ends before. */
  private wait(days: number): boolean {
    const { random } = this;
    if (random.chance(0.03)) return true;
    const gap = Math.ceil(random.days(days) * minutesPerDay);
    let next = this.at + gap;
    // A date without a time, where it is later all the same.
    if (random.chance(0.02)) next = Math.ceil(next / minutesPerDay) * minutesPerDay;
    if (next >= end) return false;
    this.at = next;
    return true;
  }

  private close(stage: string): Life {
    this.add("Moved", stage);
    return this.life();
  }

  private reassign(): void {
    this.owner = this.random.pick(owners);
    this.add("Reassigned", this.stage);
  }

  private amend(): void {
    this.amount = 100 * Math.ceil(this.random.days(90));
    this.add("Amended", this.stage);
  }

  private add(kind: Event["kind"], stage: string, refersTo = ""): void {
    const { random, at } = this;
    const before = this.events.at(-1);
    const isTie = before?.movedAt === at;
    const delay = random.chance(0.08) ? Math.ceil(random.days(1.5) * minutesPerDay) : random.below(10);
    this.events.push({
      record: this.record,
      isLead: this.isLead,
      kind,
      movedAt: at,
      recordedAt: isTie ? before.recordedAt : Math.min(at + delay, end),
      apart: isTie ? before.apart + 1 : 0,
      refersTo,
      funnel: this.funnel.name,
      fromStage: this.stage,
      stage,
      owner: this.owner,
      amount: this.amount,
      currency: this.currency,
    });
    this.stage = stage;
  }

  private life(): Life {
    return {
      id: `${this.isLead ? "L" : "O"}-${String(this.record).padStart(7, "0")}`,
      isLead: this.isLead,
      events: this.events,
    };
  }
}
