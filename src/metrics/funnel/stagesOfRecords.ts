import type { View } from "../index/view";
import type { Visits } from "../index/visits";

/** At which stages records were, and how often any was at each. */
export interface StagesOfRecords {
  /** By record a bit for each stage at which it was; 0 behind the last. */
  readonly masks: Int32Array;
  /** By stage how many visits were made to it. */
  readonly visits: Int32Array;
}

/** The stages that fit into the bits of a number. */
const mostStages = 32;

/** At which stages records were, kept until one changes; undefined where there are more stages than fit into a number. */
export function stagesOfRecords(view: View): StagesOfRecords | undefined {
  const { length } = view.core.stages.entries;
  if (length > mostStages) return undefined;
  return view.onceForRecords("stages of records", () => {
    const bits = Int32Array.from({ length }, (_, stage) => 1 << stage);
    return lookThrough(view.snapshot.visits, view.core.records.count, bits);
  });
}

/** How many visits were made to each stage, by its number; kept until a record changes. */
export function visitsByStage(view: View): Int32Array {
  const { length } = view.core.stages.entries;
  return (
    stagesOfRecords(view)?.visits ??
    view.onceForRecords(
      "visits by stage",
      () => lookThrough(view.snapshot.visits, view.core.records.count, new Int32Array(length)).visits,
    )
  );
}

/**
 * Looks through all visits.
 *
 * @param bits By stage: its bit.
 */
export function lookThrough(
  { stages, starts, lengths }: Visits,
  records: number,
  bits: Int32Array,
): StagesOfRecords {
  const masks = new Int32Array(records + 1);
  const visits = new Int32Array(bits.length);
  for (let record = 0; record < records; record++) {
    const end = starts[record]! + lengths[record]!;
    let mask = 0;
    for (let visit = starts[record]!; visit < end; visit++) {
      const stage = stages[visit]!;
      mask |= bits[stage]!;
      visits[stage]!++;
    }
    masks[record] = mask;
  }
  return { masks, visits };
}
