import { plainQuery, type Answer, type Query } from "../../src/metrics";
import { bridgeDays, cohortDays, cohortFigures, monthStarts } from "./questions";

type Ask = (query: Query) => Answer;
type Rows = (Answer & { readonly kind: "table" })["rows"];

/** The rows of a table without its headers. */
function tableOf(answer: Answer): Rows {
  if (answer.kind !== "table") throw new Error(`no table: ${JSON.stringify(answer)}`);
  return answer.rows.slice(1);
}

/** Where the figures of `cohortFigures` are in a row of COHORTS: behind n, won, lost, invalid and open five columns for each of the days. */
const cohortColumns = [
  1,
  ...[0, 2, 3].flatMap((place) => cohortDays.map((_, days) => 6 + days * 5 + place)),
  5,
];
const cohortQuery: Query = { ...plainQuery, metric: "COHORTS", args: ["month"] };
const monthNames = monthStarts.slice(0, -1).map((_, month) => monthName(month));

/** COHORTS("month"): a month in which nothing was created has no row. */
export function cohortsOf(ask: Ask): Float64Array {
  const rows = tableOf(ask(cohortQuery));
  const figures = new Float64Array(monthNames.length * cohortFigures.length);
  let next = 0;
  for (let month = 0; month < monthNames.length; month++) {
    const row = rows[next];
    if (row === undefined || row[0] !== monthNames[month]) continue;
    next++;
    const at = month * cohortFigures.length;
    for (let figure = 0; figure < cohortColumns.length; figure++) {
      figures[at + figure] = row[cohortColumns[figure]!] as number;
    }
  }
  return figures;
}

function monthName(month: number): string {
  const since = 6 + month;
  return `${2023 + Math.floor(since / 12)}-${String((since % 12) + 1).padStart(2, "0")}`;
}

const bridgeTerms = [
  ...["bridgeOpening", "bridgeNew", "bridgeReopened", "bridgeIncreased", "bridgeDecreased"],
  ...["bridgeWon", "bridgeLost", "bridgeInvalid", "bridgeClosing"],
] as const;

/** The amounts of BRIDGE's lines. */
export function bridgeOf(ask: Ask, to: number): number[] {
  const numbers = [to - bridgeDays + 1, to];
  const rows = tableOf(ask({ ...plainQuery, metric: "BRIDGE", args: [], numbers }));
  return bridgeTerms.map((term) => {
    const line = rows.find(([label]) => typeof label === "object" && label.term === term);
    return Number(line?.[2] ?? NaN);
  });
}

/** The totals of SNAPSHOT: how many, and their amount. */
export function snapshotOf(ask: Ask, day: number): number[] {
  const [totals] = tableOf(ask({ ...plainQuery, metric: "SNAPSHOT", args: [], numbers: [day] }));
  const [label] = totals!;
  const count = typeof label === "object" ? label.params?.count : undefined;
  return [Number(count), Number(totals![8])];
}
