import { mapInSteps, sortInSteps, type Steps } from "../domain/steps";
import { succeed, type Result } from "../domain/result";
import type { AnswerCell } from "./answer";
import { openRecords } from "./figures/outcome";
import { ownerOf } from "./figures/owner";
import { askState } from "./figures/question";
import {
  clocksOf,
  daysSinceActivity,
  levelOf,
  nextContactOf,
  prepareStalls,
  reasonOf,
  severity,
  type Clocks,
} from "./figures/stall";
import { at } from "./index/at";
import type { FunnelIndex } from "./index/funnelIndex";
import type { View } from "./index/view";
import type { StallLevel } from "./names/outcomes";
import type { Query } from "./query";

const headers = [
  "headerRecordId",
  "headerName",
  "headerStage",
  "headerOwner",
  "headerLevel",
  "headerDaysInStage",
  "headerDaysSinceActivity",
  "headerLimitDays",
  "headerReason",
  "headerNextContact",
  "headerAmount",
  "headerCurrency",
] as const;

/** The word of each level, as a term. */
const levelTerms: Readonly<Record<StallLevel, string>> = {
  stalled: "wordStalled",
  late: "wordLate",
  watch: "wordWatch",
  none: "wordNone",
};

/**
 * STALLED(): the open leads and deals that are stalled, late or to be watched (see `stallOf`) as of the date (the period's end where that is
 * earlier), a row each, worst first: by level, then by how many times its limit the worse clock shows. Amounts are the records' own, in
 * their currency. The limit is days; blank where something is not known. Source: SPEC section 2, "Stalled".
 */
export function* stalled(index: FunnelIndex, query: Query, today: number): Steps<Result<AnswerCell[][]>> {
  const asked = askState(index, query, today);
  if (!asked.ok) return asked;
  const { view, tests } = asked.value;
  yield* prepareStalls(view, recordsPerStep * 10);
  const open = openRecords(view);
  const found: StalledRecord[] = [];
  for (const [place, record] of open.entries()) {
    if (place % recordsPerStep === 0) yield;
    if (!tests.every(({ test }) => test(record))) continue;
    const clocks = clocksOf(view, record);
    const level = levelOf(clocks);
    if (level !== "none")
      found.push({ record, id: idOf(view, record), level, clocks, excess: excessOf(clocks) });
  }
  const worst = yield* sortInSteps(found, recordsPerStep, (a, b) => byWorst(a, b) || (a.id < b.id ? -1 : 1));
  const rows = yield* mapInSteps(worst, recordsPerStep, (each) => rowOf(view, each));
  return succeed([headers.map((term) => ({ term })), ...rows]);
}

const recordsPerStep = 2000;

interface StalledRecord {
  readonly record: number;
  readonly id: string;
  readonly level: StallLevel;
  readonly clocks: Clocks;
  /** How many times its limit the worse clock shows. */
  readonly excess: number;
}

function byWorst(a: StalledRecord, b: StalledRecord): number {
  return severity[b.level] - severity[a.level] || b.excess - a.excess;
}

function excessOf({ inStage, idle, limit }: Clocks): number {
  return Math.max(inStage || 0, idle || 0) / limit;
}

function rowOf(view: View, { record, id, level, clocks }: StalledRecord): AnswerCell[] {
  const { log } = view.core;
  const { code, params } = reasonOf(view, record, clocks, level);
  const last = view.lastRow(record);
  return [
    id,
    nameOf(view, record),
    view.stage(record)?.name ?? "",
    ownerOf(view, record),
    { term: levelTerms[level] },
    known(clocks.inStage),
    daysSinceActivity(view, record) ?? "",
    known(clocks.limit),
    { term: code, params },
    nextContactOf(view, record),
    known(at(log.amount, last)),
    log.currency.get(last).trim(),
  ];
}

/** What people call a record: the deal's name, else its account, else the company of the lead. */
function nameOf(view: View, record: number): AnswerCell {
  const { records } = view.core;
  for (const key of ["name", "account"]) {
    const own = records.cell(record, key);
    if (own !== undefined && own !== "") return own;
  }
  const lead = records.isLead(record) ? record : view.leadOf(record);
  return lead < 0 ? "" : (records.cell(lead, "company") ?? "");
}

function idOf(view: View, record: number): string {
  return view.core.records.id(record);
}

function known(value: number): AnswerCell {
  return Number.isNaN(value) ? "" : value;
}
