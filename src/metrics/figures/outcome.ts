import { outcomeCodes, outcomes } from "../index/outcomeCodes";
import { PresentRecords } from "../index/presentRecords";
import { presences } from "../index/recordColumns";
import type { View } from "../index/view";
import type { RecordType } from "../../domain/store/words";
import type { RecordOutcome } from "../names/outcomes";

/** What has become of a record: a lead that became an opportunity is converted, whatever stage its row keeps. */
export function outcomeOf(view: View, record: number): RecordOutcome {
  return outcomesByCode[outcomeCodeOf(view, record)] ?? "open";
}

const outcomesByCode: readonly RecordOutcome[] = [...outcomes, "converted"];
/** The code of a converted lead's outcome. */
export const convertedCode = outcomesByCode.indexOf("converted");
/** How many codes of outcomes there are: see {@link outcomeCodeOf}. */
export const outcomeCount = outcomesByCode.length;

/** The code of what has become of a record: that of its stage's outcome, or one more for a converted lead. */
export function outcomeCodeOf(view: View, record: number): number {
  if (view.core.records.isLead(record) && view.isConverted(record)) return convertedCode;
  return view.isThere(record) ? (view.snapshot.outcome[record] ?? outcomeCodes.open) : outcomeCodes.open;
}

/** The records of a type that are there, in the order of their numbers; how they are linked need not be known for it. */
export function recordsThere(view: View, type: RecordType): readonly number[] {
  return view.once(`there: ${type}`, () => {
    const { count, isLeadBy } = view.core.records;
    const present = new PresentRecords(count);
    present.take(view.snapshot.presence, isLeadBy, 0, count);
    return type === "lead" ? present.leads() : present.opportunities();
  });
}

/**
 * The opportunities of an outcome, in the order of their numbers; sorted out once for all cells that ask for them. How records are
 * linked need not be known for it.
 */
export function opportunitiesThat(view: View, outcome: RecordOutcome): readonly number[] {
  if (outcome === "open") return view.once("open opportunities", () => openOpportunities(view));
  const byOutcome = view.once("opportunities by outcome", () => {
    const { count, isLeadBy } = view.core.records;
    const { presence, outcome: codes } = view.snapshot;
    const lists = outcomesByCode.map((): number[] => []);
    for (let record = 0; record < count; record++) {
      if (codes[record] === outcomeCodes.open || presence[record] !== presences.there) continue;
      if (isLeadBy[record] !== 1) lists[codes[record]!]!.push(record);
    }
    return lists;
  });
  return byOutcome[outcomesByCode.indexOf(outcome)] ?? [];
}

/** The leads of an outcome, in the order of their numbers; sorted out once for all cells that ask for them. */
export function leadsThat(view: View, outcome: RecordOutcome): readonly number[] {
  if (outcome === "open") return view.once("open leads", () => openLeads(view));
  const byOutcome = view.once("leads by outcome", () => {
    const { convertedRow, outcome: codes } = view.snapshot;
    const { leads, linkBy } = view.links;
    const lists = outcomesByCode.map((): number[] => []);
    for (const lead of leads) {
      const isConverted = convertedRow[lead]! >= 0 || linkBy[lead]! >= 0;
      if (isConverted) lists[convertedCode]!.push(lead);
      else if (codes[lead] !== outcomeCodes.open) lists[codes[lead]!]!.push(lead);
    }
    return lists;
  });
  return byOutcome[outcomesByCode.indexOf(outcome)] ?? [];
}

/** The open leads, then the open opportunities. */
export function openRecords(view: View): readonly number[] {
  return view.once("open records", () => leadsThat(view, "open").concat(opportunitiesThat(view, "open")));
}

/** Apart from the others: a state asks for the open ones alone, which are few. The lists by outcome are without them. */
function openOpportunities({ core, snapshot }: View): readonly number[] {
  const { count, isLeadBy } = core.records;
  const { presence, outcome: codes } = snapshot;
  const open: number[] = [];
  for (let record = 0; record < count; record++) {
    if (codes[record] !== outcomeCodes.open || presence[record] !== presences.there) continue;
    if (isLeadBy[record] !== 1) open.push(record);
  }
  return open;
}

function openLeads({ snapshot, links }: View): readonly number[] {
  const { convertedRow, outcome: codes } = snapshot;
  const { leads, linkBy } = links;
  const open: number[] = [];
  for (const lead of leads) {
    if (codes[lead] === outcomeCodes.open && convertedRow[lead]! < 0 && linkBy[lead]! < 0) open.push(lead);
  }
  return open;
}

/**
 * The days of a record from its creation: until the as-of while it is open, else until its closing or conversion. NaN where an
 * end is undated.
 */
export function ageOf(view: View, record: number): number {
  const created = view.createdAt(record);
  if (Number.isNaN(created)) return NaN;
  const outcome = outcomeOf(view, record);
  if (outcome === "open") return view.daysSince(created);
  const end = outcome === "converted" ? view.convertedAt(record) : view.closedAt(record);
  return Number.isNaN(end) ? NaN : view.daysBetween(created, end);
}

/** The days of an open record in the stage where it is; NaN for a closed or converted one, or where the entry is undated. */
export function daysInStage(view: View, record: number): number {
  if (!view.isThere(record) || outcomeOf(view, record) !== "open") return NaN;
  const entry = view.visitEntry(record, view.visitCount(record) - 1);
  return Number.isNaN(entry) ? NaN : view.daysSince(entry);
}
