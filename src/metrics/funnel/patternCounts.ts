import type { RecordTest } from "../filters/compileFilters";
import { ownRecord } from "../figures/journeys";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import type { JourneyPatterns } from "./journeyPatterns";

/** The positions of a journey at which filters let it through, a bit for each kind: they look at the lead there, or at the opportunity. */
const admissions = { leadStages: 1, otherStages: 2 } as const;
const allStages = admissions.leadStages | admissions.otherStages;
/** How many admissions there are, none among them. */
export const admissionCount = allStages + 1;

/** By position: its bit of an admission. */
export function admissionBits(positions: readonly StageEntry[]): Uint8Array {
  return Uint8Array.from(positions, ({ type }) =>
    type === "lead" ? admissions.leadStages : admissions.otherStages,
  );
}

/** By place among some journeys: where filters let each through; undefined where there are none. */
export function admit(
  view: View,
  journeys: Int32Array,
  tests: readonly RecordTest[],
): Uint8Array | undefined {
  if (tests.length === 0) return undefined;
  const admitted = new Uint8Array(journeys.length);
  for (let place = 0; place < journeys.length; place++) {
    const lead = ownRecord(view, journeys[place]!, "lead");
    const other = ownRecord(view, journeys[place]!, "open");
    const isLeadIn = passes(tests, lead);
    const isOtherIn = other === lead ? isLeadIn : passes(tests, other);
    admitted[place] = (isLeadIn ? admissions.leadStages : 0) | (isOtherIn ? admissions.otherStages : 0);
  }
  return admitted;
}

function passes(tests: readonly RecordTest[], record: number): boolean {
  for (const { test } of tests) if (!test(record)) return false;
  return true;
}

/** How many journeys follow each pattern, by admission: at `pattern * admissionCount + admission`. */
export function countPatterns(
  { patterns, numbers }: JourneyPatterns,
  admitted: Uint8Array | undefined,
): Int32Array {
  const counts = new Int32Array(patterns.length * admissionCount);
  for (let place = 0; place < numbers.length; place++) {
    const admission = admitted === undefined ? allStages : admitted[place]!;
    counts[numbers[place]! * admissionCount + admission]!++;
  }
  return counts;
}
