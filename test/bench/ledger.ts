import { Random } from "./random";
import type { BenchLedger, Row } from "./rows";
import { followJourney, type Event, type Life } from "./journey";
import { sources, today } from "./world";
import { laterEvents } from "./laterEvents";

/**
 * Makes a ledger of at least so many log rows, a little over: never cut inside a journey. Leads of two funnels convert to deals, a third
 * funnel has deals only. In it: skips, returns, re-openings, losses, invalid ones, reassignments, amended amounts, second deals of a lead,
 * rows written late, moves at the same instant, dates without a time, three currencies, blank amounts, deals that are still open.
 */
export function makeLedger(logRows: number, seed: number): BenchLedger {
  const random = new Random(seed);
  const events: Event[] = [];
  const lives: Life[] = [];
  while (events.length < logRows) {
    for (const life of followJourney(random, lives.length)) {
      lives.push(life);
      for (const event of life.events) events.push(event);
    }
  }
  // Stable: what was written in the same minute stays in its order.
  events.sort((a, b) => a.recordedAt - b.recordedAt);
  const later = laterEvents(random, lives);
  return {
    log: events.map(toRow),
    leads: lives.filter(({ isLead }) => isLead).map((life) => leadRow(life, random)),
    opportunities: lives.filter(({ isLead }) => !isLead).map(opportunityRow),
    later: later.map((event, index) => toRow(event, events.length + index)),
  };
}

const minutesPerDay = 1440;

/** The serial of a time in minutes. */
function serial(minutes: number): number {
  return minutes / minutesPerDay;
}

function toRow(event: Event, index: number): Row {
  return [
    `E-${String(index + 1).padStart(8, "0")}`,
    serial(event.movedAt),
    // Rows written together are one millisecond apart.
    serial(event.recordedAt) + event.apart / 86_400_000,
    // A text of its own in every row, as a sheet hands it over.
    `${event.isLead ? "L" : "O"}-${String(event.record).padStart(7, "0")}`,
    event.isLead ? "Lead" : "Opportunity",
    event.kind,
    event.refersTo,
    event.funnel,
    event.fromStage,
    event.stage,
    event.owner,
    event.amount,
    event.currency,
    "",
    "",
    event.isLead ? "" : Math.min(Math.ceil(serial(event.movedAt)) + 60, today + 120),
    event.kind === "Moved" && event.stage === "Lost" ? "Price" : "",
    event.owner,
    "Pane",
    `x${(index * 2654435761).toString(36).slice(-9)}`,
  ];
}

function leadRow(life: Life, random: Random): Row {
  const last = life.events.at(-1)!;
  const company = `Company ${life.events[0]!.record}`;
  const head = [life.id, company, "", "", "", random.pickUneven(sources), "", last.owner, last.funnel];
  const created = serial(life.events[0]!.movedAt);
  const converted = last.kind === "Converted" ? serial(last.movedAt) : "";
  return [...head, last.stage, created, converted, last.refersTo, "", "", ""];
}

function opportunityRow(life: Life): Row {
  const [first] = life.events;
  const last = life.events.at(-1)!;
  const account = `Company ${first!.record}`;
  const head = [life.id, first!.refersTo, `Deal ${account}`, account, last.funnel, "", "", last.owner];
  const state = [last.amount, last.currency, last.stage, "", "", serial(first!.movedAt), "", ""];
  return [...head, ...state, "", "", "", "", "", "", "", ""];
}
