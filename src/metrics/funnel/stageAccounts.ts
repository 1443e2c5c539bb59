import type { Steps } from "../../domain/steps";
import type { Fate } from "../figures/account";
import { withoutFunnel } from "../figures/arrivals";
import type { Question } from "../figures/question";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import type { Mode } from "../query";
import { eachArrival, fateAt, journeysWithin } from "./arrivals";
import { FunnelWalk } from "./funnelWalk";
import { immatureIn } from "./immaturePatterns";
import { journeyPatterns, keptName, type JourneyPatterns, type Pattern } from "./journeyPatterns";
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

/** The accounts of a funnel's positions, in steps. */
export function* stageAccounts(question: Question, positions: readonly StageEntry[]): Steps<StageAccount[]> {
  const { view, query } = question;
  const tests = withoutFunnel(question.tests);
  const followed = isOfAllTime(question) ? yield* journeyPatterns(view, positions, query.mode) : undefined;
  if (followed === undefined) return yield* accountsOfJourneys(question, positions);
  const admitted = admit(view, followed.journeys, tests);
  yield;
  const accounts = accountsOfPatterns(positions, followed, admitted);
  const immature =
    admitted === undefined
      ? yield* keptImmature(view, positions, query.mode)
      : yield* immatureIn(view, positions, query.mode, followed, accounts.map(countsOf), admitted);
  return noteImmature(accounts, immature);
}

/** Makes ready what the accounts of a funnel rest on, where none of that is asked for by period. In steps. */
export function* prepareAccounts(view: View, positions: readonly StageEntry[]): Steps<void> {
  yield* keptImmature(view, positions, "passed");
}

/** The positions whose conversion may still rise, of all journeys of all time; kept until a record changes. In steps. */
function keptImmature(view: View, positions: readonly StageEntry[], mode: Mode): Steps<readonly boolean[]> {
  return view.onceForRecordsInSteps(keptName(positions, mode, "immature positions"), function* () {
    // With the patterns, so that what was found of records that have changed meanwhile is not kept.
    const followed = yield* journeyPatterns(view, positions, mode);
    if (followed === undefined) return [];
    const counts = accountsOfPatterns(positions, followed, undefined).map(countsOf);
    return yield* immatureIn(view, positions, mode, followed, counts, undefined);
  });
}

function noteImmature(accounts: StageAccount[], immature: readonly boolean[]): StageAccount[] {
  accounts.forEach((account, rank) => (account.isImmature = immature[rank]!));
  return accounts;
}

function emptyAccounts(positions: readonly StageEntry[]): StageAccount[] {
  return positions.map((entry) => ({
    entry,
    reached: 0,
    fates: { advanced: 0, invalid: 0, lost: 0, handedOff: 0, movedBack: 0, stillHere: 0 },
    n: 0,
    advanced: 0,
    skipped: 0,
    came: 0,
    isImmature: false,
  }));
}

function countsOf({ n, fates }: StageAccount): PositionCounts {
  return { n, stillHere: fates.stillHere };
}

/** Whether it does not matter when journeys reached a position: the counts are those of their patterns then. */
function isOfAllTime({ query }: Question): boolean {
  return boundsOf(query.period) === undefined;
}

/** As {@link stageAccounts} where it matters when journeys reached a position: each is followed by itself. */
function* accountsOfJourneys(question: Question, positions: readonly StageEntry[]): Steps<StageAccount[]> {
  const accounts = emptyAccounts(positions);
  const walk = new FunnelWalk(question.view, positions, question.query.mode);
  const journeys = yield* journeysWithin(question);
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
  const counts = accounts.map(countsOf);
  return noteImmature(accounts, yield* immaturePositions(question, positions, journeys, counts));
}

/** The accounts of journeys that follow patterns, so far as filters let each through: see {@link admit}. */
function accountsOfPatterns(
  positions: readonly StageEntry[],
  followed: JourneyPatterns,
  admitted: Uint8Array | undefined,
): StageAccount[] {
  const accounts = emptyAccounts(positions);
  const counts = countPatterns(followed, admitted);
  const bits = admissionBits(positions);
  followed.patterns.forEach((pattern, number) => {
    for (let admission = 1; admission < admissionCount; admission++) {
      const count = counts[number * admissionCount + admission]!;
      if (count === 0) continue;
      addPattern(pattern, count, (rank) => (admission & bits[rank]!) !== 0, accounts);
    }
  });
  return accounts;
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
