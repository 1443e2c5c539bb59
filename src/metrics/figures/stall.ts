import type { CellValue } from "../../domain/cell";
import { fromMilliseconds } from "../../domain/dates/serial";
import { reason, type Reason } from "../../domain/result";
import type { Steps } from "../../domain/steps";
import { laterOf, type Activity } from "../index/activityBook";
import type { StageEntry } from "../index/stageBook";
import type { View } from "../index/view";
import type { StallLevel } from "../names/outcomes";
import { mergedInto } from "./merging";
import { daysInStage, outcomeOf } from "./outcome";
import { prepareUsualDays, usualDaysOf } from "./usualDays";

/** How stalled a record is; a level of none for one that is not. */
export interface Stall {
  readonly level: StallLevel;
  /** Why; undefined where the level is none. */
  readonly reason: Reason | undefined;
}

const levels: readonly (readonly [level: StallLevel, share: number])[] = [
  ["stalled", 1.5],
  ["late", 1],
  ["watch", 0.8],
];

/** How bad each level is. */
export const severity: Readonly<Record<StallLevel, number>> = { stalled: 3, late: 2, watch: 1, none: 0 };

/** Past visits that it takes before their 80th percentile says how long is too long. */
const enoughVisits = 20;

/**
 * How stalled an open record is, by two clocks: the days in its stage, and the days since its last activity (which a future Next Contact
 * suspends, of the record or of its last activity; a record without any activity has no such clock). Each is held against the stage's
 * Stall Days T or, where blank, the 80th percentile of past visits if there are 20: watch from 0.8 T, late from T, stalled from 1.5 T.
 * The worse clock decides.
 */
export function stallOf(view: View, record: number): Stall {
  const clocks = clocksOf(view, record);
  const level = levelOf(clocks);
  return { level, reason: level === "none" ? undefined : reasonOf(view, record, clocks, level) };
}

/** How stalled a record is: see {@link stallOf}. */
export function stallLevelOf(view: View, record: number): StallLevel {
  return levelOf(clocksOf(view, record));
}

/** What is known of how long an open record has waited, in days; NaN where that is not known. */
export interface Clocks {
  readonly inStage: number;
  /** Since the last activity, unless a Next Contact in the future suspends that. */
  readonly idle: number;
  /** The days after which it is late. */
  readonly limit: number;
}

/** The two clocks of an open record, and what they are held against. */
export function clocksOf(view: View, record: number): Clocks {
  const inStage = daysInStage(view, record);
  // Only an open record has days in its stage; where its entry is undated it has none either.
  const isOpen = !Number.isNaN(inStage) || outcomeOf(view, record) === "open";
  const limit = isOpen ? (stallDaysOf(view, record) ?? NaN) : NaN;
  return { inStage, idle: limit > 0 ? (idleDays(view, record) ?? NaN) : NaN, limit };
}

/** How stalled a record of these clocks is: see {@link stallOf}. */
export function levelOf({ inStage, idle, limit }: Clocks): StallLevel {
  if (!(limit > 0)) return "none";
  const [byStage, byActivity] = [levelAt(inStage, limit), levelAt(idle, limit)];
  return severity[byActivity] > severity[byStage] ? byActivity : byStage;
}

/** Why a record of these clocks is at a level: by the days in its stage where those say so, else by those without an activity. */
export function reasonOf(
  view: View,
  record: number,
  { inStage, idle, limit }: Clocks,
  level: StallLevel,
): Reason {
  const params = { level, stage: view.stage(record)?.name ?? "", threshold: limit };
  return levelAt(inStage, limit) === level
    ? reason("stalledInStage", { ...params, days: told(inStage, limit) })
    : reason("stalledWithoutActivity", { ...params, days: told(idle, limit) });
}

function levelAt(days: number, limit: number): StallLevel {
  for (const [level, share] of levels) {
    // Half a millionth of a day: durations are rounded to 6 decimals, the product is not.
    if (days >= share * limit - 5e-7) return level;
  }
  return "none";
}

/** Makes ready what {@link stallOf} rests on, so many records a step; nothing may change in between. */
export function* prepareStalls(view: View, recordsPerStep: number): Steps<void> {
  const isWithoutDays = view.core.stages.entries.some(
    ({ type, stage }) => (type === "lead" || type === "open") && stage?.stallDays === undefined,
  );
  if (isWithoutDays) yield* prepareUsualDays(view, recordsPerStep);
}

/** The days as they are told: whole ones beside a whole limit, rounded up they would seem to be at one that they have not reached. */
function told(days: number, limit: number): number {
  return Number.isInteger(limit) ? Math.floor(days) : days;
}

/** The days after which an open record is late where it is: the stage's Stall Days, else the 80th percentile of at least 20 past visits. */
function stallDaysOf(view: View, record: number): number | undefined {
  const stage = view.stage(record);
  if (stage === undefined) return undefined;
  const known = view.once("stall days", () => new Map<StageEntry, number | undefined>());
  if (!known.has(stage)) known.set(stage, daysUntilLate(view, stage));
  return known.get(stage);
}

function daysUntilLate(view: View, stage: StageEntry): number | undefined {
  const fixed = stage.stage?.stallDays;
  if (fixed !== undefined) return fixed;
  const usual = usualDaysOf(view, stage);
  return usual !== undefined && usual.n >= enoughVisits ? usual.p80 : undefined;
}

/** The days of the second clock; undefined where a Next Contact in the future suspends it, or there was no activity yet. */
function idleDays(view: View, record: number): number | undefined {
  const next = nextContactOf(view, record);
  if (typeof next === "number" && Math.floor(next) > view.day) return undefined;
  return daysSinceActivity(view, record);
}

/** When a record is to be contacted next: what its row says, or what its last activity planned where that is later; `""` for never. */
export function nextContactOf(view: View, record: number): CellValue {
  const own = view.core.records.cell(record, "nextContact") ?? "";
  const planned = lastActivity(view, record)?.nextContact ?? NaN;
  return Number.isNaN(planned) || (typeof own === "number" && own >= planned) ? own : planned;
}

/** The days since the last activity with a record; undefined where there was none. */
export function daysSinceActivity(view: View, record: number): number | undefined {
  const last = lastActivity(view, record);
  return last === undefined ? undefined : view.daysSince(fromMilliseconds(last.at));
}

/** The last activity with a record, or with one merged into it. */
function lastActivity(view: View, record: number): Activity | undefined {
  const activities = view.onceForSetup("last activities", () => new LastActivities(view));
  let last = activities.of(record);
  for (const merged of mergedInto(view, record)) last = laterOf(last, activities.of(merged));
  return last;
}

/** The last activities of records themselves, each looked up once until activities or records come. */
class LastActivities {
  /** By record; null for none. */
  private last: (Activity | null)[] = [];
  private activityCount = 0;
  private recordCount = 0;

  constructor(private readonly view: View) {}

  of(record: number): Activity | undefined {
    const { activities, records } = this.view.core;
    if (activities.all.length === 0) return undefined;
    if (this.activityCount !== activities.all.length || this.recordCount !== records.count) {
      this.activityCount = activities.all.length;
      this.recordCount = records.count;
      this.last = [];
    }
    let last = this.last[record];
    if (last === undefined) {
      last = activities.lastOf(record, records, this.view.happenedBy) ?? null;
      this.last[record] = last;
    }
    return last ?? undefined;
  }
}
