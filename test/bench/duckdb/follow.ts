/** Days between two times in milliseconds since serial 0, as SPEC counts them. */
export const daysMacro = `CREATE MACRO days(a, b) AS
  CASE WHEN a % 86400000 = 0 OR b % 86400000 = 0 THEN floor(b / 86400000) - floor(a / 86400000)
  ELSE round((b - a) / 86400000 * 1e6) / 1e6 END`;

/** What became of the records, step by step: names of tables and the queries that fill them. */
export function followSteps(where: string): readonly (readonly [name: string, select: string])[] {
  return [
    [
      "moves",
      `SELECT * FROM (
         SELECT record, kind, refers, funnel, owner, moved, recorded, id,
           CASE WHEN event = 'Converted' THEN 'converted' ELSE stage END AS place,
           lag(CASE WHEN event = 'Converted' THEN 'converted' ELSE stage END) OVER w AS before
         FROM log WHERE ${where} WINDOW w AS (PARTITION BY record ORDER BY moved, recorded, id))
       WHERE before IS NULL OR before <> place`,
    ],
    [
      "visits",
      `SELECT record, kind, refers, m.funnel AS funnel, place AS stage, owner, moved, type, rank, outcome,
         row_number() OVER w AS visit, lead(moved) OVER w AS ended,
         outcome IN ('lost', 'invalid') OR (outcome = 'won' AND lag(outcome, 1, '') OVER w <> 'won') AS closes
       FROM moves m LEFT JOIN stages s ON s.funnel = m.funnel AND s.stage = m.place
       WINDOW w AS (PARTITION BY record ORDER BY moved, recorded, id)`,
    ],
    [
      "records",
      `SELECT *, days(created, closed) AS cycle FROM (
         SELECT record, any_value(kind) AS kind, any_value(funnel) AS funnel, min(moved) AS created,
           min_by(refers, visit) AS lead, max(rank) AS furthest, max_by(outcome, visit) AS outcome,
           CASE WHEN max_by(outcome, visit) <> 'open' THEN max_by(moved, visit) FILTER (closes) END AS closed,
           max_by(owner, visit) FILTER (closes) AS owner
         FROM visits WHERE type IS NOT NULL GROUP BY record)`,
    ],
    [
      "times",
      `SELECT record, funnel, stage, round(sum(days(moved, ended)) * 1e6) / 1e6 AS days
       FROM visits WHERE type IN ('lead', 'open') AND ended IS NOT NULL GROUP BY ALL`,
    ],
    [
      "members",
      `SELECT *, CASE WHEN kind = 'Opportunity' AND lead <> '' AND place = 1 THEN lead ELSE record END AS journey
       FROM (SELECT *, row_number() OVER (PARTITION BY kind, lead ORDER BY created, record) AS place FROM records)`,
    ],
    [
      "journeys",
      `SELECT journey, any_value(funnel) AS funnel, max(furthest) AS furthest, bool_or(kind = 'Lead') AS hasLead,
         max_by(outcome, CASE WHEN kind = 'Lead' THEN 0 ELSE 1 END) AS outcome
       FROM members GROUP BY journey`,
    ],
    [
      "visited",
      `SELECT DISTINCT j.journey, j.funnel, v.rank, j.outcome
       FROM visits v JOIN members m USING (record) JOIN journeys j USING (journey) WHERE v.rank >= 0`,
    ],
  ];
}

/** The steps as of a time, to be put before a query. */
export function followThen(where: string): string {
  const steps = followSteps(where).map(([name, select]) => `${name} AS (${select})`);
  return `WITH ${steps.join(",\n")}`;
}
