import { fail, succeed, type Result } from "../../domain/result";
import { readNumber, readProbability } from "../../domain/store/readNumber";

/** An amount as somebody types it (12,500 · $12,500.50 · 1.2万); null where nothing is typed. */
export function typedAmount(typed: string): Result<number | null> {
  if (typed.trim() === "") return succeed(null);
  const amount = readNumber(typed);
  return amount === undefined ? fail("paneAmountUnreadable", { typed: typed.trim() }) : succeed(amount);
}

/** A probability as somebody types it (50, 0.5 and 50 % alike), 0 to 1; null where nothing is typed. */
export function typedProbability(typed: string): Result<number | null> {
  if (typed.trim() === "") return succeed(null);
  const probability = readProbability(typed);
  return probability === undefined
    ? fail("paneProbabilityUnreadable", { typed: typed.trim() })
    : succeed(probability);
}
