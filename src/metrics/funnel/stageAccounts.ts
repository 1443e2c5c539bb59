import { fromMilliseconds, toMilliseconds } from "../../domain/dates/serial";
import { daysBetween } from "../index/daysBetween";
import type { StageEntry } from "../index/stageBook";
import type { RecordOutcome } from "../names/outcomes";
import { quantileOf } from "../statistics/orderStatistic";
import { fateWithin, type Fate } from "../figures/account";
import { withoutFunnel } from "../figures/arrivals";
import { FunnelWalk, undated } from "./funnelWalk";
import { countPatterns, journeyPatterns, type JourneyPatterns } from "./journeyPatterns";
import { journeyOutcome, journeysOf, ownRecord, type Journey } from "../figures/journeys";
import type { Question } from "../figures/question";

/** The stage account of a position and what conversion from it needs; see SPEC section 2. */
export interface StageAccount {
  readonly entry: StageEntry;
  /** Journeys that reached it in the period and meet the filters: their fates add up to them. */
  reached: number;
  readonly fates: Record<Fate, number>;
  /** Those that are not invalid, those of them that reached the next position, and those that were never really here. */
  n: number;
  advanced: number;
  skipped: number;
  /** Of the first position's n: how many reached this one. */
  came: number;
  isImmature: boolean;
}

/** The accounts of a funnel's positions, all journeys followed once. */
export function stageAccounts(question: Question, positions: readonly StageEntry[]): StageAccount[] {
  const accounts = positions.map((entry): StageAccount => ({
    entry,
    reached: 0,
    fates: { advanced: 0, invalid: 0, lost: 0, handedOff: 0, movedBack: 0, stillHere: 0 },
    n: 0,
    advanced: 0,
    skipped: 0,
    came: 0,
    isImmature: false,
  }));
  const patterns = isPlain(question)
    ? journeyPatterns(question.view, positions, question.query.mode)
    : undefined;
  if (patterns === undefined) countJourneys(question, positions, accounts);
  else addPatterns(patterns, accounts);
  markImmature(question, accounts);
  return accounts;
}

/** Whether a question asks for all journeys of all time: its counts are those of the patterns. */
function isPlain({ query, tests }: Question): boolean {
  const { from, to } = query.period ?? { from: undefined, to: undefined };
  return from === undefined && to === undefined && withoutFunnel(tests).length === 0;
}

function countJourneys(
  question: Question,
  positions: readonly StageEntry[],
  accounts: readonly StageAccount[],
): void {
  const walk = new FunnelWalk(question.view, positions, question.query.mode);
  eachArrival(question, walk, positions, (journey, rank, outcome) => {
    const account = accounts[rank]!;
    account.reached++;
    account.fates[fateAt(question, walk, account.entry, journey, outcome)]++;
    if (outcome === "invalid") return;
    account.n++;
    if (!walk.hasVisited(rank)) account.skipped++;
    if (rank + 1 < positions.length && walk.hasReached(rank + 1)) account.advanced++;
    if (rank > 0) return;
    for (const other of accounts) if (walk.hasReached(other.entry.rank)) other.came++;
  });
}

function addPatterns(journeys: JourneyPatterns, accounts: readonly StageAccount[]): void {
  const counts = countPatterns(journeys);
  journeys.patterns.forEach(({ reached, visited, furthest, fate, isInvalid }, number) => {
    const count = counts[number]!;
    for (let rank = 0; rank <= furthest; rank++) {
      if (((reached >> rank) & 1) === 0) continue;
      const account = accounts[rank]!;
      account.reached += count;
      account.fates[rank < furthest ? "advanced" : fate] += count;
      if (isInvalid) continue;
      account.n += count;
      if (((visited >> rank) & 1) === 0) account.skipped += count;
      if (((reached >> (rank + 1)) & 1) === 1) account.advanced += count;
      if ((reached & 1) === 1) account.came += count;
    }
  });
}

function fateAt(
  { view }: Question,
  walk: FunnelWalk,
  entry: StageEntry,
  journey: Journey,
  outcome: RecordOutcome,
): Fate {
  return walk.furthest > entry.rank ? "advanced" : fateWithin(view, journey, entry, outcome);
}

/** Calls back with every position that a journey reached in the period under the filters; the walk stands at that journey then. */
function eachArrival(
  question: Question,
  walk: FunnelWalk,
  positions: readonly StageEntry[],
  call: (journey: Journey, rank: number, outcome: RecordOutcome) => void,
): void {
  const { view, query } = question;
  const tests = withoutFunnel(question.tests);
  const { from, to } = query.period ?? { from: undefined, to: undefined };
  const isAllTime = from === undefined && to === undefined;
  const begin = from === undefined ? undated : toMilliseconds(from) - 1;
  const end = to === undefined ? Infinity : toMilliseconds(to + 1);
  for (const journey of journeysOf(view)) {
    walk.follow(journey);
    if (walk.furthest < 0) continue;
    let outcome: RecordOutcome | undefined;
    for (let rank = 0; rank <= walk.furthest; rank++) {
      if (!walk.hasReached(rank)) continue;
      if (!isAllTime && !(walk.times[rank]! > begin && walk.times[rank]! < end)) continue;
      if (tests.length > 0) {
        const record = ownRecord(view, journey, positions[rank]!.type);
        if (!tests.every(({ test }) => test(record))) continue;
      }
      outcome ??= journeyOutcome(view, journey);
      call(journey, rank, outcome);
    }
  }
}

/**
 * Marks the accounts whose conversion may still rise: more than a tenth of n are still here and younger than the 80th percentile of
 * the time that those who advanced took. Only where a tenth are still here need the times be looked at.
 */
function markImmature(question: Question, accounts: readonly StageAccount[]): void {
  const last = accounts.length - 1;
  const doubtful = accounts.map(
    ({ entry, fates: { stillHere }, n }) =>
      entry.rank < last && entry.type !== "aftersales" && stillHere > n / 10,
  );
  if (!doubtful.includes(true)) return;
  const { view, query } = question;
  const funnel = accounts[0]?.entry.funnelId ?? -1;
  const passages = isPlain(question)
    ? view.onceForRecords(`passages of ${query.mode} in ${String(funnel)}`, () =>
        passagesOf(question, accounts),
      )
    : passagesOf(question, accounts);
  accounts.forEach((account, rank) => {
    if (doubtful[rank] !== true) return;
    const { took, ages } = passages[rank]!;
    const usual = quantileOf(took, 0.8);
    let young = 0;
    if (usual !== undefined) for (const age of ages) if (age < usual) young++;
    account.isImmature = young > account.n / 10;
  });
}

/** The days that journeys took from a position to the next, and for how long those have been there that are still. */
interface Passages {
  readonly took: number[];
  readonly ages: number[];
}

function passagesOf(question: Question, accounts: readonly StageAccount[]): Passages[] {
  const { view, query } = question;
  const positions = accounts.map(({ entry }) => entry);
  const walk = new FunnelWalk(view, positions, query.mode);
  const passages = positions.map((): Passages => ({ took: [], ages: [] }));
  eachArrival(question, walk, positions, (journey, rank, outcome) => {
    const reached = walk.times[rank]!;
    if (outcome === "invalid" || reached === undated) return;
    if (rank + 1 < positions.length && walk.hasReached(rank + 1)) {
      const next = walk.times[rank + 1]!;
      if (next !== undated) passages[rank]!.took.push(daysBetween(reached, next));
    } else if (fateAt(question, walk, positions[rank]!, journey, outcome) === "stillHere") {
      passages[rank]!.ages.push(view.daysSince(fromMilliseconds(reached)));
    }
  });
  return passages;
}
