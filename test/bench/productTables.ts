import { plainQuery, type Answer, type Query } from "../../src/metrics";
import { bridgeDays, cohortDays, cohortFigures, monthStarts } from "./questions";

type Ask = (query: Query) => Answer;
type Rows = (Answer & { readonly kind: "table" })["rows"];

/** The rows of a table without its headers. */
function tableOf(answer: Answer): Rows {
  if (answer.kind !== "table") throw new Error(`no table: ${JSON.stringify(answer)}`);
  return answer.rows.slice(1);
}

/** COHORTS("month"): a month in which nothing was created has no row. */
export function cohortsOf(ask: Ask): number[] {
  const rows = tableOf(ask({ ...plainQuery, metric: "COHORTS", args: ["month"] }));
  const byMonth = new Map(rows.map((row) => [row[0], row.slice(1).map(Number)]));
  return monthStarts.slice(0, -1).flatMap((_, month) => {
    const row = byMonth.get(monthName(month));
    if (row === undefined) return cohortFigures.map(() => 0);
    // n, won, lost, invalid and open, then five columns for each of the cohort's days.
    const column = (place: number): number[] => cohortDays.map((_days, index) => row[5 + index * 5 + place]!);
    return [row[0]!, ...column(0), ...column(2), ...column(3), row[4]!];
  });
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
