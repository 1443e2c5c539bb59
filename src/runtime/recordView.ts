import { sumByCurrency } from "../domain/currencySums";
import type { LogEvent } from "../domain/log/event";
import { byMovedAt, effectiveEvents, voidedIds } from "../domain/log/history";
import { latestOperation } from "../domain/log/latestOperation";
import { visits, type Visit } from "../domain/log/visits";
import { duration, durationUntil } from "../domain/dates/duration";
import { requirements } from "../domain/planning/requirements";
import { possibleMoves, type PossibleMove } from "../domain/planning/possibleMoves";
import { findFunnel } from "../domain/stages/funnels";
import { findStage } from "../domain/stages/findStage";
import { outcomeOf, positions } from "../domain/stages/positions";
import { textOf } from "../domain/store/row";
import { columnsByRole, headerOf, tableOf } from "../domain/store/roles";
import type { StoreRecord } from "../domain/store/record";
import type { Funnel, Setup, Stage } from "../domain/store/setup";
import type { FunnelIndex } from "../metrics";
import { stallLevel, usualDays } from "../metrics";
import type { BatchView, MoveChoice, PathStep, RecordView, TimelineEntry } from "../taskpane/ports";
import { listValues, ownersOf } from "./choices";

/** What a view is made from. */
export interface ViewOf {
  readonly setup: Setup;
  readonly index: FunnelIndex;
  /** Now, a serial with time. */
  readonly now: number;
  readonly problemsOf: (recordId: string) => RecordView["problems"];
}

/** One record as the pane shows it. */
export function recordView(
  record: StoreRecord,
  history: readonly LogEvent[],
  { setup, index, now, problemsOf }: ViewOf,
): RecordView {
  const funnel = findFunnel(setup, record.state.funnel);
  const stage = funnel && findStage(funnel, record.state.stage);
  const stays = visits(history, setup);
  const present = stays.at(-1);
  const moves = possibleMoves(record, setup).map((move) => toChoice(record, move, setup));
  const next = moves.find((move) => move.kind === "next") ?? primary(record, moves, stage);
  const undone = latestOperation(history).at(-1);
  const usual = funnel && stage ? usualDays(index, funnel.name, stage.name) : undefined;
  return {
    type: record.type,
    id: record.id,
    ...titles(record),
    amount: record.state.amount,
    currency: record.state.currency,
    owner: record.state.owner,
    funnel: funnel?.name ?? record.state.funnel,
    stage: stage?.name ?? record.state.stage,
    stageType: stage?.type,
    outcome: isConverted(record) ? "converted" : stage === undefined ? "open" : outcomeOf(stage.type),
    probability: record.state.probability ?? stage?.probability ?? null,
    expectedClose: record.state.expectedClose,
    forecastCategory: record.state.forecastCategory,
    nextContact: dateOf(record, "nextContact"),
    nextStep: textOf(record.fields, "nextStep"),
    stall: stallLevel(index, record.id, now),
    daysInStage: present === undefined || present.from === null ? null : daysUntilNow(present.from, now),
    usualDays: usual === undefined || usual.n === 0 ? null : usual,
    path: funnel === undefined ? [] : path(record, funnel, stage, stays, now),
    next,
    otherMoves: moves.filter((move) => move !== next),
    timeline: timeline(history),
    undoable: undone === undefined || undone.via === "Import" ? undefined : entry(undone, false),
    linkedId: record.linkedId,
    problems: problemsOf(record.id),
    owners: ownersOf(setup, now),
    lossReasons: listValues(setup, "Loss Reason"),
    competitors: listValues(setup, "Competitor"),
    forecastCategories: ["pipeline", "best case", "commit"],
    funnels: setup.funnels.map((each) => each.name),
  };
}

function titles(record: StoreRecord): { title: string; subtitle: string } {
  const [first, second] =
    record.type === "lead" ? (["company", "contact"] as const) : (["account", "name"] as const);
  const title = textOf(record.fields, first);
  const subtitle = textOf(record.fields, second);
  return title === "" ? { title: subtitle || record.id, subtitle: "" } : { title, subtitle };
}

function dateOf(record: StoreRecord, role: string): number | null {
  const value = record.fields.get(role);
  return typeof value === "number" ? value : null;
}

function isConverted(record: StoreRecord): boolean {
  return record.type === "lead" && (record.linkedId !== "" || record.ended !== null);
}

/** The move that the big button makes where there is no "next": winning from the last open stage, converting from the last lead stage. */
function primary(
  record: StoreRecord,
  moves: readonly MoveChoice[],
  stage: Stage | undefined,
): MoveChoice | undefined {
  if (stage === undefined || outcomeOf(stage.type) !== "open")
    return moves.find((move) => move.kind === "aftersales");
  return moves.find((move) => move.kind === (record.type === "lead" ? "convert" : "won"));
}

function toChoice(record: StoreRecord, move: PossibleMove, setup: Setup): MoveChoice {
  const funnel = findFunnel(setup, move.funnel);
  const target = funnel && findStage(funnel, move.stage);
  const missing =
    move.kind === "convert" || target === undefined ? [] : requirements(record, target, setup).missing;
  const table = tableOf(record.type);
  const known = columnsByRole(table);
  return {
    kind: move.kind,
    stage: move.stage,
    funnel: move.funnel,
    missing: missing.map((role) => (known.has(role) ? headerOf(table, role, setup.settings.locale) : role)),
  };
}

/** The positions of the funnel with the days spent in each; a lead's path ends where its opportunity's begins. */
function path(
  record: StoreRecord,
  funnel: Funnel,
  stage: Stage | undefined,
  stays: readonly Visit[],
  now: number,
): PathStep[] {
  const steps = positions(funnel).filter((step) => {
    if (!step.active && !stays.some((stay) => stay.stage === step.name)) return false;
    if (record.type === "lead") return step.type === "lead";
    return step.type !== "lead" || stays.some((stay) => stay.stage === step.name);
  });
  const own = stays.filter((stay) => stay.funnel === funnel.name);
  const furthest = Math.max(
    -Infinity,
    ...own.map((stay) => stay.setUp?.order ?? -Infinity).filter((_, index) => isStep(own[index])),
  );
  return steps.map((step) => {
    const here = own.filter((stay) => stay.stage === step.name);
    const isCurrent = stage?.name === step.name;
    const days = here.map(({ from, to }) => {
      if (from === null) return null;
      return to === null ? daysUntilNow(from, now) : duration(from, to);
    });
    const known = days.filter((each): each is number => each !== null);
    const timed = step.type === "lead" || step.type === "open";
    return {
      stage: step.name,
      type: step.type,
      position: isCurrent
        ? "current"
        : here.length > 0
          ? "passed"
          : step.order < furthest
            ? "skipped"
            : "ahead",
      days: !timed || known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0),
    };
  });
}

/** Whole days until today's end, as figures count an age: the days since that day. */
function daysUntilNow(from: number, now: number): number {
  return Math.floor(durationUntil(from, Math.floor(now)));
}

function isStep(stay: Visit | undefined): boolean {
  return stay?.setUp !== undefined && stay.setUp.type !== "lost" && stay.setUp.type !== "invalid";
}

/** The log of a record for the reader, the latest first; voided events are shown as such, the rows that void them are not. */
function timeline(history: readonly LogEvent[]): TimelineEntry[] {
  const voided = voidedIds(history);
  const counted = new Set(effectiveEvents(history).map((event) => event.eventId));
  const shown = new Set<string>();
  return [...history]
    .filter((event) => event.event !== "Voided" && (counted.has(event.eventId) || voided.has(event.eventId)))
    .filter((event) => !shown.has(event.eventId) && shown.add(event.eventId))
    .sort(byMovedAt)
    .reverse()
    .map((event) => entry(event, voided.has(event.eventId)));
}

function entry(event: LogEvent, isVoided: boolean): TimelineEntry {
  return {
    eventId: event.eventId,
    movedAt: event.movedAt,
    recordedAt: event.recordedAt,
    event: event.event,
    fromStage: event.fromStage,
    toStage: event.state.stage,
    owner: event.state.owner,
    amount: event.state.amount,
    reason: event.reason,
    by: event.by,
    via: event.via,
    voided: isVoided,
  };
}

/** Several records as the pane shows them: their stages, and the moves that make sense for at least one. */
export function batchView(records: readonly StoreRecord[], { setup, now }: ViewOf): BatchView {
  const stages = new Map<string, number>();
  const moves = new Map<string, MoveChoice>();
  // The moves depend on type, funnel, stage and what is filled: a look at each kind of record is enough.
  const looked = new Set<string>();
  for (const record of records) {
    stages.set(record.state.stage, (stages.get(record.state.stage) ?? 0) + 1);
    const kind = [
      record.type,
      record.state.funnel,
      record.state.stage,
      isConverted(record),
      record.linkedId !== "",
    ].join("\u0000");
    if (looked.has(kind)) continue;
    looked.add(kind);
    for (const move of possibleMoves(record, setup)) {
      const key = [move.funnel, move.stage, move.kind === "convert"].join("\u0000");
      if (!moves.has(key)) moves.set(key, { ...move, missing: [] });
    }
  }
  return {
    type: records[0]?.type ?? "opportunity",
    count: records.length,
    amounts: sumByCurrency(
      records.map(({ state: { amount, currency } }) => ({
        amount,
        currency: currency || setup.settings.baseCurrency,
      })),
    ),
    stages: inFunnelOrder(stages, setup).map(([stage, count]) => ({ stage, count })),
    moves: [...moves.values()],
    owners: ownersOf(setup, now),
    lossReasons: listValues(setup, "Loss Reason"),
  };
}

/** Stages as their funnels have them, one funnel after the other; those that no funnel has come last. */
function inFunnelOrder(counts: ReadonlyMap<string, number>, setup: Setup): [string, number][] {
  const order = setup.funnels.flatMap((funnel) => funnel.stages.map((stage) => stage.name));
  const place = (stage: string): number => (order.includes(stage) ? order.indexOf(stage) : order.length);
  return [...counts].sort(([one], [other]) => place(one) - place(other));
}
