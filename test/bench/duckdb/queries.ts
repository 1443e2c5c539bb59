import { bridgeDays, cohortDays, monthStarts } from "../questions";
import { endOfDay, millisecondsPerDay } from "../time";
import { today } from "../world";

/** A row a position of every funnel, in order. */
export const funnelQuery = `
  SELECT reached, advanced, invalid, lost, n, entered,
    CASE WHEN isLast OR n = 0 THEN NULL ELSE onward / n END, q[1], q[2], q[3]
  FROM (
    SELECT p.*, sum(c) AS reached, coalesce(sum(c) FILTER (furthest > p.rank), 0) AS advanced,
      coalesce(sum(c) FILTER (furthest = p.rank AND outcome = 'invalid'), 0) AS invalid,
      coalesce(sum(c) FILTER (furthest = p.rank AND outcome = 'lost'), 0) AS lost,
      coalesce(sum(c) FILTER (outcome <> 'invalid'), 0) AS n,
      coalesce(sum(c) FILTER (outcome <> 'invalid' AND furthest > p.rank), 0) AS onward
    FROM positions p LEFT JOIN (
      SELECT funnel, furthest, hasLead, outcome, count(*) AS c FROM journeys GROUP BY ALL) g
      ON g.funnel = p.funnel AND g.furthest >= p.rank AND (g.hasLead OR p.type <> 'lead')
    GROUP BY ALL) a
  LEFT JOIN (SELECT funnel, rank, count(*) AS entered FROM visited WHERE outcome <> 'invalid' GROUP BY ALL) e
    USING (funnel, rank)
  LEFT JOIN (SELECT funnel, stage, quantile_cont(days, [0.5, 0.8, 0.9]) AS q FROM times GROUP BY ALL) t
    USING (funnel, stage)
  ORDER BY place`;

export const cellsQuery = `
  SELECT cell, count(*) FILTER (outcome = 'won'), count(*) FILTER (outcome = 'lost'),
    avg(cycle) FILTER (outcome = 'won' AND metric = 'cycleMean'),
    quantile_cont(cycle, 0.5) FILTER (outcome = 'won' AND metric = 'cycleMedian'),
    quantile_cont(cycle, 0.9) FILTER (outcome = 'won' AND metric = 'cycleP90')
  FROM closed JOIN cellCodes USING (code) GROUP BY cell`;

/** The deals that were won or lost, with the code of their criteria. */
export const closedSelect = `
  SELECT record, outcome, cycle, ((date_diff('quarter', DATE '2023-07-01', DATE '1899-12-30'
      + CAST(floor(closed / ${millisecondsPerDay}) AS INTEGER)) * 64 + o.number) * 64 + coalesce(s.number, 0)) * 64
      + f.number AS code
  FROM records r JOIN numbers o ON o.kind = 'owner' AND o.name = r.owner
  JOIN numbers f ON f.kind = 'funnel' AND f.name = r.funnel
  LEFT JOIN leads l ON l.lead = r.lead LEFT JOIN numbers s ON s.kind = 'source' AND s.name = l.source
  WHERE r.kind = 'Opportunity' AND outcome IN ('won', 'lost')`;

const age = `CASE WHEN created % ${millisecondsPerDay} = 0 THEN ${today} ELSE ${today + 1} END
  - created / ${millisecondsPerDay}`;

export const cohortsQuery = `
  SELECT date_diff('month', DATE '2023-07-01', DATE '1899-12-30' + CAST(floor(created / ${millisecondsPerDay}) AS INTEGER)),
    count(*),
    ${cohortDays.map((days) => `count(*) FILTER (outcome = 'won' AND cycle <= ${days})`).join(", ")},
    ${cohortDays.map((days) => `count(*) FILTER (age >= ${days})`).join(", ")},
    ${cohortDays.map((days) => `count(*) FILTER (age >= ${days} AND outcome = 'won' AND cycle <= ${days})`).join(", ")},
    count(*) FILTER (outcome = 'open')
  FROM (SELECT *, round((${age}) * 1e6) / 1e6 AS age FROM records WHERE kind = 'Opportunity') GROUP BY 1`;

export const monthCount = monthStarts.length - 1;

const values = `
  SELECT record, moved, s.outcome, amount * r.rate AS amount,
    lag(s.outcome) OVER w AS before, lag(amount * r.rate) OVER w AS last, lead(moved) OVER w AS next
  FROM log JOIN stages s USING (funnel, stage) JOIN rates r USING (currency)
  WHERE kind = 'Opportunity' WINDOW w AS (PARTITION BY record ORDER BY moved, recorded, id)`;

/** What stood open at a time, of the rows of `values`. */
function openAt(time: number): string {
  return `outcome = 'open' AND moved <= ${time} AND (next IS NULL OR next > ${time})`;
}

export function bridgeQuery(to: number): string {
  const begins = (to - bridgeDays + 1) * millisecondsPerDay;
  const ends = endOfDay(to);
  const during = `moved BETWEEN ${begins} AND ${ends}`;
  return `
  SELECT ${[
    `amount) FILTER (${openAt(begins - 1)}`,
    `amount) FILTER (${during} AND before IS NULL AND outcome = 'open'`,
    `amount) FILTER (${during} AND before <> 'open' AND outcome = 'open'`,
    `amount - last) FILTER (${during} AND before = 'open' AND outcome = 'open' AND amount > last`,
    `last - amount) FILTER (${during} AND before = 'open' AND outcome = 'open' AND amount < last`,
    `last) FILTER (${during} AND before = 'open' AND outcome = 'won'`,
    `last) FILTER (${during} AND before = 'open' AND outcome = 'lost'`,
    `last) FILTER (${during} AND before = 'open' AND outcome = 'invalid'`,
    `amount) FILTER (${openAt(ends)}`,
  ]
    .map((line) => `coalesce(sum(${line}), 0)`)
    .join(", ")}
  FROM (${values})`;
}

export function snapshotQuery(day: number): string {
  return `SELECT count(*), coalesce(sum(amount), 0) FROM (${values}) WHERE ${openAt(endOfDay(day))}`;
}

export const winRateQuery = `
  SELECT count(*) FILTER (outcome = 'won') / count(*) FILTER (outcome IN ('won', 'lost'))
  FROM records WHERE kind = 'Opportunity'`;

export const medianCycleQuery = `
  SELECT quantile_cont(cycle, 0.5) FROM records WHERE kind = 'Opportunity' AND outcome = 'won'`;
