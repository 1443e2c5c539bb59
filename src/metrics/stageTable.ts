import { fail, succeed, type Result } from "../domain/result";
import { mapInSteps, type Steps } from "../domain/steps";
import type { AnswerCell } from "./answer";
import { fates } from "./figures/account";
import { isFunnelAllowed } from "./figures/arrivals";
import { ask, type Question } from "./figures/question";
import { visitsByStage } from "./funnel/stagesOfRecords";
import { stageAccounts, type StageAccount } from "./funnel/stageAccounts";
import type { FunnelIndex } from "./index/funnelIndex";
import type { StageEntry } from "./index/stageBook";
import type { Query } from "./query";
import { summariesOfDays } from "./stageTime";
import type { Summary } from "./statistics/summary";

const headers = [
  "headerStage",
  "headerReached",
  "headerAdvanced",
  "headerInvalid",
  "headerLost",
  "headerHandedOff",
  "headerMovedBack",
  "headerStillHere",
  "headerConversion",
  "headerCumulative",
  "headerN",
  "headerSkipped",
  "headerMedianDays",
  "headerP80Days",
  "headerNote",
] as const;

/**
 * STAGETABLE(): the funnel, a row a position. Reached = advanced + invalid + lost + handed off + moved back + still here: where the journeys
 * that reached the stage in the period are as of the date. Of the n that are not invalid: conversion is the share that reached the next
 * stage (as CONVERSION says), cumulative the share of the first stage's n that reached this one, skipped how many were never really at it.
 * Median and p80 are those of STAGETIME. After-sales is no one's denominator: its conversion is blank. With several funnels a Funnel filter
 * must name one. A funnel that no journey has entered is not in question. Source: SPEC section 2, "Stage account".
 */
export function* stageTable(index: FunnelIndex, query: Query, today: number): Steps<Result<AnswerCell[][]>> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  yield;
  const accounts = yield* accountsOfOne(asked.value);
  if (!accounts.ok) return accounts;
  const days = yield* daysAt(
    asked.value,
    accounts.value.map(({ entry }) => entry),
  );
  const rows = yield* mapInSteps(accounts.value, 1, (account, rank) =>
    stageRow(account, accounts.value, days[rank]),
  );
  return succeed([headers.map((term) => ({ term })), ...rows]);
}

/** The accounts of the one funnel that the query is about. */
function* accountsOfOne(question: Question): Steps<Result<readonly StageAccount[]>> {
  const { view, tests } = question;
  const { setup, stages } = view.core;
  const known = setup.funnels.map(({ name }) => name);
  if (known.length === 0) return fail("noFunnel");
  const allowed = known.flatMap((name, at) =>
    isFunnelAllowed(tests, name) ? [stages.positions[at] ?? []] : [],
  );
  const [first, ...others] = allowed;
  if (first === undefined) return fail("noSuchFunnel", { known: known.join(", ") });
  if (others.length === 0) return succeed(yield* stageAccounts(question, first));
  const visits = visitsByStage(view);
  const entered: (readonly StageAccount[])[] = [];
  for (const positions of allowed) {
    if (!positions.some(({ id }) => (visits[id] ?? 0) > 0)) continue;
    const accounts = yield* stageAccounts(question, positions);
    if (accounts.some(({ reached }) => reached > 0)) entered.push(accounts);
  }
  const [only, ...further] = entered;
  if (only === undefined || further.length > 0) return fail("ambiguousFunnel", { known: known.join(", ") });
  return succeed(only);
}

function stageRow(
  account: StageAccount,
  all: readonly StageAccount[],
  days: Summary | undefined,
): AnswerCell[] {
  const { entry, n, came } = account;
  const hasNext = entry.type !== "aftersales" && entry.rank + 1 < all.length;
  const began = all[0]?.n ?? 0;
  return [
    entry.name,
    account.reached,
    ...fates.map((fate) => account.fates[fate]),
    hasNext && n > 0 ? account.advanced / n : "",
    began === 0 ? "" : came / began,
    n,
    account.skipped,
    days?.quantile(0.5) ?? "",
    days?.quantile(0.8) ?? "",
    account.isImmature ? { term: "noteImmature" } : "",
  ];
}

/** By position: what is said of the days there; won and after-sales have none. */
function* daysAt(
  question: Question,
  positions: readonly StageEntry[],
): Steps<readonly (Summary | undefined)[]> {
  const selling = positions.filter(({ type }) => type === "lead" || type === "open");
  const days = yield* summariesOfDays(question, selling);
  return positions.map((entry) => days[selling.indexOf(entry)]);
}
