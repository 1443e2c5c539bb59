import type { Steps } from "../../domain/steps";
import type { Fate } from "../figures/account";
import { withoutFunnel } from "../figures/arrivals";
import type { Question } from "../figures/question";
import type { StageEntry } from "../index/stageBook";
import { eachArrival, fateAt, journeysWithin } from "./arrivals";
import { FunnelWalk } from "./funnelWalk";
import { immatureIn } from "./immaturePatterns";
import { journeyPatterns, type JourneyPatterns, type Pattern } from "./journeyPatterns";
import { immaturePositions, type PositionCounts } from "./maturity";
import { boundsOf } from "./timeBounds";
import { admissionBits, admissionCount, admit, countPatterns } from "./patternCounts";

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

/** The accounts of a funnel's positions, all journeys followed once, in steps. */
export function* stageAccounts(question: Question, positions: readonly StageEntry[]): Steps<StageAccount[]> {
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
  const { view, query, tests } = question;
  const followed = isOfAllTime(question) ? yield* journeyPatterns(view, positions, query.mode) : undefined;
  let immature: readonly boolean[];
  if (followed === undefined) {
    const journeys = yield* journeysWithin(question);
    yield* countJourneys(question, positions, journeys, accounts);
    immature = yield* immaturePositions(question, positions, journeys, accounts.map(countsOf));
  } else {
    const admitted = admit(view, followed.journeys, withoutFunnel(tests));
    yield;
    addPatterns(followed, countPatterns(followed, admitted), positions, accounts);
    const counts = accounts.map(countsOf);
    immature = yield* immatureIn(view, positions, query.mode, followed, counts, admitted);
  }
  accounts.forEach((account, rank) => (account.isImmature = immature[rank]!));
  return accounts;
}

function countsOf({ n, fates }: StageAccount): PositionCounts {
  return { n, stillHere: fates.stillHere };
}

/** Whether it does not matter when journeys reached a position: the counts are those of their patterns then. */
function isOfAllTime({ query }: Question): boolean {
  return boundsOf(query.period) === undefined;
}

function* countJourneys(
  question: Question,
  positions: readonly StageEntry[],
  journeys: Int32Array,
  accounts: readonly StageAccount[],
): Steps<void> {
  const walk = new FunnelWalk(question.view, positions, question.query.mode);
  yield* eachArrival(question, walk, positions, journeys, (journey, rank, outcome) => {
    const account = accounts[rank]!;
    account.reached++;
    account.fates[fateAt(question.view, walk, account.entry, journey, outcome)]++;
    if (outcome === "invalid") return;
    account.n++;
    if (!walk.hasVisited(rank)) account.skipped++;
    if (rank + 1 < positions.length && walk.hasReached(rank + 1)) account.advanced++;
    if (rank > 0) return;
    for (const other of accounts) if (walk.hasReached(other.entry.rank)) other.came++;
  });
}

function addPatterns(
  { patterns }: JourneyPatterns,
  counts: Int32Array,
  positions: readonly StageEntry[],
  accounts: readonly StageAccount[],
): void {
  const bits = admissionBits(positions);
  patterns.forEach((pattern, number) => {
    for (let admission = 1; admission < admissionCount; admission++) {
      const count = counts[number * admissionCount + admission]!;
      if (count === 0) continue;
      addPattern(pattern, count, (rank) => (admission & bits[rank]!) !== 0, accounts);
    }
  });
}

/** @param isAdmitted Whether filters let such journeys through at a position. */
function addPattern(
  { reached, visited, furthest, fate, isInvalid }: Pattern,
  count: number,
  isAdmitted: (rank: number) => boolean,
  accounts: readonly StageAccount[],
): void {
  const began = (reached & 1) === 1 && isAdmitted(0);
  for (let rank = 0; rank <= furthest; rank++) {
    if (((reached >> rank) & 1) === 0) continue;
    const account = accounts[rank]!;
    if (began && !isInvalid) account.came += count;
    if (!isAdmitted(rank)) continue;
    account.reached += count;
    account.fates[rank < furthest ? "advanced" : fate] += count;
    if (isInvalid) continue;
    account.n += count;
    if (((visited >> rank) & 1) === 0) account.skipped += count;
    if (((reached >> (rank + 1)) & 1) === 1) account.advanced += count;
  }
}
