import { millisecondsPerDay } from "../time";
import { open, won } from "./logTable";
import type { Table } from "./api";

/** What became of the records. */
export interface Followed {
  readonly records: Table;
  readonly journeys: Table;
  readonly visited: Table;
  readonly times: Table;
}

/** Days between two times in milliseconds since serial 0, as SPEC counts them. */
function days(from: string, to: string): string {
  const day = String(millisecondsPerDay);
  const whole = `op.floor(${to} / ${day}) - op.floor(${from} / ${day})`;
  const exact = `op.round((${to} - ${from}) / ${day} * 1e6) / 1e6`;
  return `${from} % ${day} === 0 || ${to} % ${day} === 0 ? ${whole} : ${exact}`;
}

const closes = `d => d.outcome > ${won} || (d.outcome === ${won} && d.before !== ${won})`;

/** The visits of the records to stages, and the conversions that end leads' last ones. */
function visitsOf(log: Table): Table {
  return log
    .orderby("record", "moved", "recorded", "id")
    .groupby("record")
    .derive({ last: "d => op.lag(d.place, 1, '')" })
    .filter("d => d.place !== d.last")
    .derive({ before: "d => op.lag(d.outcome, 1, 0)", ended: "d => op.lead(d.moved, 1, 0)" })
    .reify();
}

/** The records with what became of them. */
export function recordsOf(log: Table): Table {
  return recordsFrom(visitsOf(log));
}

function recordsFrom(visits: Table): Table {
  const atStages = visits.filter("d => d.outcome > 0");
  const first = atStages.slice(0, 1).ungroup();
  const last = atStages.slice(-1).ungroup();
  const closing = atStages.filter(closes).slice(-1).ungroup();
  return first
    .select({ record: "record", isLead: "isLead", funnel: "funnel", refers: "lead", moved: "created" })
    .join(last.select(["record", "outcome"]), "record")
    .join(atStages.rollup({ furthest: "d => op.max(d.rank)" }), "record")
    .join_left(closing.select({ record: "record", moved: "closing", owner: "owner" }), "record")
    .derive({ closed: `d => d.outcome === ${open} ? NaN : d.closing` })
    .derive({ cycle: `d => ${days("d.created", "d.closed")}` });
}

export function follow(log: Table): Followed {
  const visits = visitsOf(log);
  const records = recordsFrom(visits);
  const firstDeals = records
    .filter("d => !d.isLead && d.lead !== ''")
    .orderby("lead", "created", "record")
    .groupby("lead")
    .slice(0, 1)
    .ungroup()
    .select(["record"])
    .derive({ isFirst: "d => 1" });
  const members = records
    .join_left(firstDeals, "record")
    .derive({ journey: "d => d.isFirst === 1 ? d.lead : d.record" });
  const journeys = members
    .groupby("journey", "funnel")
    .rollup({
      furthest: "d => op.max(d.furthest)",
      hasLead: "d => op.max(d.isLead ? 1 : 0)",
      ofDeal: "d => op.max(d.isLead ? 0 : d.outcome)",
      ofLead: "d => op.max(d.isLead ? d.outcome : 0)",
    })
    .derive({ outcome: "d => d.ofDeal > 0 ? d.ofDeal : d.ofLead" })
    .ungroup();
  const visited = visits
    .ungroup()
    .filter("d => d.rank >= 0")
    .select(["record", "rank"])
    .join(members.select(["record", "journey"]), "record")
    .dedupe("journey", "rank")
    .select(["journey", "rank"])
    .join(journeys.select(["journey", "funnel", "outcome"]), "journey");
  const times = visits
    .ungroup()
    .filter("d => (d.type === 'lead' || d.type === 'open') && d.ended > 0")
    .derive({ days: `d => ${days("d.moved", "d.ended")}` })
    .groupby("record", "funnel", "place")
    .rollup({ days: "d => op.sum(d.days)" })
    .ungroup()
    .derive({ days: "d => op.round(d.days * 1e6) / 1e6" });
  return { records, journeys, visited: visited.reify(), times: times.reify() };
}
