import { logColumn, type Row } from "../rows";
import { toMilliseconds } from "../time";
import { funnels } from "../world";

/** One log row as an object. Times are milliseconds since serial 0. */
export interface PlainEvent {
  readonly id: string;
  readonly record: string;
  readonly isLead: boolean;
  readonly event: string;
  readonly at: number;
  readonly recordedAt: number;
  readonly refersTo: string;
  readonly funnel: string;
  readonly stage: string;
  readonly type: string;
  readonly rank: number;
  readonly owner: string;
  readonly amount: number;
  readonly currency: string;
}

const stages = new Map(
  funnels.flatMap(({ name, stages: all }) => all.map((stage) => [`${name}|${stage.name}`, stage] as const)),
);

export function toEvent(row: Row): PlainEvent {
  const funnel = String(row[logColumn.funnel]);
  const stage = stages.get(`${funnel}|${row[logColumn.toStage]!}`)!;
  return {
    id: String(row[logColumn.eventId]),
    record: String(row[logColumn.recordId]),
    isLead: row[logColumn.type] === "Lead",
    event: String(row[logColumn.event]),
    at: toMilliseconds(Number(row[logColumn.movedAt])),
    recordedAt: toMilliseconds(Number(row[logColumn.recordedAt])),
    refersTo: String(row[logColumn.refersTo]),
    funnel,
    stage: stage.name,
    type: stage.type,
    rank: stage.rank,
    owner: String(row[logColumn.owner]),
    amount: Number(row[logColumn.amount]),
    currency: String(row[logColumn.currency]),
  };
}

/** The order in which a record's events happened. */
export function byTime(a: PlainEvent, b: PlainEvent): number {
  return a.at - b.at || a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1);
}
