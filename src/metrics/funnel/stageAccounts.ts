import type { Steps } from "../../domain/steps";
import type { Fate } from "../figures/account";
import { withoutFunnel } from "../figures/arrivals";
import { journeysOf } from "../figures/journeys";
import type { Question } from "../figures/question";
import type { StageEntry } from "../index/stageBook";
import { eachArrival, fateAt } from "./arrivals";
import { FunnelWalk } from "./funnelWalk";
import { countPatterns, journeyPatterns, type JourneyPatterns } from "./journeyPatterns";
import { immaturePositions } from "./maturity";

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
  const { view, query } = question;
  const patterns = isPlain(question)
    ? yield* journeyPatterns(view, positions, query.mode, journeysPerStep)
    : undefined;
  if (patterns === undefined) yield* countJourneys(question, positions, accounts);
  else addPatterns(patterns, accounts);
  const immature = patterns?.immature ?? (yield* immatureOf(question, positions, accounts));
  accounts.forEach((account, rank) => (account.isImmature = immature[rank]!));
  return accounts;
}

/** Journeys whose patterns are looked at in one step. */
const journeysPerStep = 50_000;

function immatureOf(
  question: Question,
  positions: readonly StageEntry[],
  accounts: readonly StageAccount[],
): Steps<readonly boolean[]> {
  const counts = accounts.map(({ n, fates: { stillHere } }) => ({ n, stillHere }));
  return immaturePositions(question, positions, journeysOf(question.view), counts);
}

/** Whether a question asks for all journeys of all time: its counts are those of the patterns. */
function isPlain({ query, tests }: Question): boolean {
  const { from, to } = query.period ?? { from: undefined, to: undefined };
  return from === undefined && to === undefined && withoutFunnel(tests).length === 0;
}

function* countJourneys(
  question: Question,
  positions: readonly StageEntry[],
  accounts: readonly StageAccount[],
): Steps<void> {
  const walk = new FunnelWalk(question.view, positions, question.query.mode);
  yield* eachArrival(question, walk, positions, journeysOf(question.view), (journey, rank, outcome) => {
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

function addPatterns(journeys: JourneyPatterns, accounts: readonly StageAccount[]): void {
  const counts = countPatterns(journeys.patterns, journeys.numbers);
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
