import { daysBetween } from "../time";
import type { PlainEvent } from "./events";

/** A lead or deal and what became of it, from its events. */
export interface PlainRecord {
  readonly id: string;
  readonly isLead: boolean;
  /** The lead of a deal; "" where it has none. */
  readonly leadId: string;
  readonly created: number;
  readonly funnel: string;
  readonly outcome: string;
  /** NaN while it is open. */
  readonly closed: number;
  /** The owner at closing. */
  readonly owner: string;
  /** The days from creation to closing; NaN while it is open. */
  readonly cycle: number;
  /** The ranks of the positions that it really was at, and the last of them. */
  readonly visited: ReadonlySet<number>;
  readonly furthest: number;
  /** The days of its ended visits, added up by stage. */
  readonly days: ReadonlyMap<string, number>;
}

export function outcomeOf(type: string): string {
  return type === "won" || type === "aftersales"
    ? "won"
    : type === "lost" || type === "invalid"
      ? type
      : "open";
}

/** Follows a record's events, in order, at least one. */
export function followRecord(events: readonly PlainEvent[]): PlainRecord {
  const first = events[0]!;
  const visited = new Set<number>();
  const days = new Map<string, number>();
  let now: PlainEvent | undefined;
  let closing: PlainEvent | undefined;
  for (const event of events) {
    const isEnd = event.event === "Converted";
    if (!isEnd && event.stage === now?.stage) continue;
    if (now && (now.type === "lead" || now.type === "open")) {
      days.set(now.stage, (days.get(now.stage) ?? 0) + daysBetween(now.at, event.at));
    }
    if (isEnd) break;
    const outcome = outcomeOf(event.type);
    if (outcome === "open") closing = undefined;
    else if (outcome !== "won" || outcomeOf(now?.type ?? "") !== "won") closing = event;
    if (event.rank >= 0) visited.add(event.rank);
    now = event;
  }
  return {
    id: first.record,
    isLead: first.isLead,
    leadId: first.isLead ? "" : first.refersTo,
    created: first.at,
    funnel: now!.funnel,
    outcome: outcomeOf(now!.type),
    closed: closing?.at ?? NaN,
    owner: (closing ?? events.at(-1)!).owner,
    cycle: closing ? daysBetween(first.at, closing.at) : NaN,
    visited,
    furthest: Math.max(...visited),
    days: new Map([...days].map(([stage, sum]) => [stage, Math.round(sum * 1e6) / 1e6])),
  };
}
