import { fail, succeed, type Result } from "../domain/result";
import { byRecord } from "./figures/byRecord";
import type { Figure, PartFigure } from "./figures/figure";
import { measure, type Measured } from "./figures/measure";
import { selectByStatus } from "./figures/selectByStatus";
import { winProbability } from "./filters/readField";
import { at } from "./index/at";
import type { FunnelIndex } from "./index/funnelIndex";
import type { View } from "./index/view";
import type { Query } from "./query";
import { sum } from "./statistics/sum";

/**
 * AMOUNT(status, [column]): the amount of the records that TALLY(status) counts, in base currency, or the sum of any numeric column.
 * `weighted` is amount × probability (the row's, else the stage's) of open deals. Open deals are converted at the rate of
 * the as-of, closed ones at that of their closing; other columns of money likewise. A blank amount adds nothing. Nothing adds up
 * to 0. Source: SPEC sections 2 and 3.
 */
export function amount(index: FunnelIndex, query: Query, today: number): Result<Figure> {
  const [written = "", column = ""] = query.args;
  const selection = selectByStatus(index, query, today, written);
  if (!selection.ok) return selection;
  const { view, status, narrowed } = selection.value;
  if (status === "activities") return fail("statusHasNoAmount", { status: written });
  const asked = column.trim() !== "" ? column : (query.measure ?? "amount");
  const measured = measure(view, asked, narrowed.items);
  if (!measured.ok) return measured;
  const weighted = status === "weighted" ? weigh(view, measured.value) : undefined;
  return succeed({
    view,
    value: sum(weighted?.values ?? measured.value.values),
    count: measured.value.records.length,
    leftOut: () => [
      { why: "leftOutUndated", count: narrowed.undated },
      { why: "leftOutWithoutAmount", count: measured.value.blank },
      { why: "leftOutWithoutProbability", count: weighted?.blank ?? 0 },
    ],
    records: () => narrowed.items,
    definition: status === "weighted" ? "definitionWeighted" : "definitionAmount",
    notes: () => [],
    ofPart: partsOf(view, measured.value, status === "weighted"),
  });
}

/** The amount of some of the records that were measured. */
function partsOf(
  view: View,
  { records, values }: Measured,
  isWeighted: boolean,
): (part: readonly number[]) => PartFigure {
  let amounts: Float64Array | undefined;
  return (part) => {
    const known = (amounts ??= byRecord(view, records, values));
    const found = part.filter((record) => !Number.isNaN(at(known, record)));
    const own = { records: found, values: found.map((record) => at(known, record)), blank: 0 };
    return {
      value: sum(isWeighted ? weigh(view, own).values : own.values),
      count: found.length,
      records: () => part,
    };
  };
}

/** Amounts times probabilities; a deal with neither a typed nor a stage's probability is left out and counted. */
function weigh(view: View, { records, values }: Measured): { values: number[]; blank: number } {
  const weighted: number[] = [];
  records.forEach((record, index) => {
    const probability = winProbability(view, record);
    if (!Number.isNaN(probability)) weighted.push((values[index] ?? 0) * probability);
  });
  return { values: weighted, blank: records.length - weighted.length };
}
