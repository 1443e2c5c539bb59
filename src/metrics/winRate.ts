import { reason, succeed, type Reason, type Result } from "../domain/result";
import type { Figure } from "./figures/figure";
import { measure } from "./figures/measure";
import { nothingMatches } from "./figures/narrow";
import { opportunitiesThat } from "./figures/outcome";
import { recordsBy } from "./figures/population";
import { ask, type Question } from "./figures/question";
import { share } from "./figures/share";
import { outcomeCodes } from "./index/outcomeCodes";
import type { FunnelIndex } from "./index/funnelIndex";
import type { View } from "./index/view";
import type { Query } from "./query";
import { sum } from "./statistics/sum";

/**
 * WINRATE(): won ÷ (won + lost) of the opportunities closed in the period, by count or by a `Measure` (amount in base currency, or any
 * numeric column; a blank amount adds nothing). Invalid ones are left out and counted, open ones too. Nothing closed is #N/A.
 * Source: SPEC section 2, "Win rate".
 */
export function winRate(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  const asked = ask(index, query, today);
  if (!asked.ok) return asked;
  const { view, tests } = asked.value;
  const closed = recordsBy(
    view,
    "closed by closing",
    // `concat` copies memory; `flat` would look at every deal.
    () =>
      opportunitiesThat(view, "won").concat(
        opportunitiesThat(view, "lost"),
        opportunitiesThat(view, "invalid"),
      ),
    (record) => view.closedAt(record),
  );
  const narrowed = closed.narrow(tests, query.period);
  // They stand in this order: won, lost, invalid.
  const wins = countOf(view, narrowed.items, outcomeCodes.won);
  const records = narrowed.items.slice(0, wins + countOf(view, narrowed.items, outcomeCodes.lost));
  const about = {
    view,
    records: () => records,
    notes: () => [],
    leftOut: () => [
      { why: "leftOutInvalid", count: narrowed.items.length - records.length },
      { why: "leftOutOpen", count: openOnes(asked.value) },
      { why: "leftOutUndated", count: narrowed.undated },
    ],
  };
  const missing = (): Reason => {
    const because = nothingMatches(narrowed);
    return narrowed.items.length === 0
      ? because
      : reason("onlyInvalidClosed", { count: narrowed.items.length });
  };
  if (query.measure === undefined) {
    return succeed({
      ...about,
      ...share(wins, records.length, missing),
      definition: "definitionWinRate",
      ofPart: (part) => ({
        ...share(countOf(view, part, outcomeCodes.won), part.length, missing),
        records: () => part,
      }),
    });
  }
  const ofWon = measure(view, query.measure, records.slice(0, wins));
  if (!ofWon.ok) return ofWon;
  const ofLost = measure(view, query.measure, records.slice(wins));
  if (!ofLost.ok) return ofLost;
  const numerator = sum(ofWon.value.values);
  const denominator = sum([...ofWon.value.values, ...ofLost.value.values]);
  const blank = ofWon.value.blank + ofLost.value.blank;
  return succeed({
    ...about,
    leftOut: () => [...about.leftOut(), { why: "leftOutWithoutAmount", count: blank }],
    value:
      denominator === 0
        ? records.length === 0
          ? missing()
          : reason("nothingToDivide", { measure: query.measure, count: records.length })
        : numerator / denominator,
    numerator,
    denominator,
    definition: "definitionWinRateBy",
  });
}

/** How many of some records have an outcome. */
function countOf(view: View, records: readonly number[], code: number): number {
  const { outcome } = view.snapshot;
  let count = 0;
  for (const record of records) if (outcome[record] === code) count++;
  return count;
}

/** Open opportunities that meet the filters: a win rate says nothing of them. */
function openOnes({ view, tests }: Question): number {
  return opportunitiesThat(view, "open").filter((record) => tests.every(({ test }) => test(record))).length;
}
