import { dayOf, hasTime } from "../dates/serial";
import type { EventKind } from "../store/words";
import type { RecordTable } from "../planning/plan";
import type { RowProblems } from "./problems";
import { firstStage, isClosedType, type AdoptedRecord, type StageEntry } from "./readRecords";
import { saysConverted } from "./stageWords";
import type { MappedStage } from "./types";

/** One event of a record's history to be, before it becomes a row of the log. */
export interface HistoryStep {
  readonly event: EventKind;
  readonly stage: MappedStage;
  /** Serial; null: undated (Created only). */
  readonly at: number | null;
  readonly reason: string;
  readonly refersTo: string;
}

/** What a history is made with. */
export interface HistoryContext {
  readonly table: RecordTable;
  /** Nothing is dated later. */
  readonly now: number;
  /** Names of the stages whose entry dates the table has a column for. */
  readonly datedStages: ReadonlySet<string>;
}

/**
 * The history that a row tells. Created at the first stage (an open record without entry dates: at its present stage; one
 * whose first stage has an entry column and no date in it: at the stage it entered when it was created), a move for each
 * known entry date, the close at its Closed date. Two dates of one day, one of them without a time, keep their logical
 * order by taking the later one's time. Dates that contradict each other or lie in the future are left out and noted.
 */
export function recordHistory(
  record: AdoptedRecord,
  context: HistoryContext,
  problems: RowProblems,
): readonly HistoryStep[] {
  const note = (code: string) => problems.note(code, record.sheetRow, record.id);
  const past = (at: number | null): number | null => {
    if (at === null || at <= context.now) return at;
    note("adoptDateInFuture");
    return null;
  };
  const isClosed = isClosedType(record.stage.type);
  const entries = entriesInOrder(record, isClosed).filter(({ at }) => past(at) !== null);
  const closing = isClosed ? closingDate(record, context.now, past, note) : null;
  let created = past(record.created);
  if (isClosed && closing === null) {
    return withoutDates(record, note);
  }
  const onTime = closing === null ? entries : entries.filter(({ at }) => dayOf(at) <= dayOf(closing));
  if (onTime.length < entries.length) note("adoptEntryAfterClose");
  const earliest = Math.min(closing ?? Infinity, ...onTime.map(({ at }) => at));
  if (created !== null && earliest !== Infinity && dayOf(earliest) < dayOf(created)) {
    note("adoptBeforeCreated");
    created = null;
  }
  const path = new Path(created, startOf(record, onTime, created, isClosed, context));
  for (const { stage, at } of onTime) path.move(stage, at);
  if (closing !== null) close(path, record, closing);
  else if (path.stage !== record.stage) {
    note("adoptHistoryEndsElsewhere");
    path.move(record.stage, latest(record, context.now) ?? path.at ?? context.now);
  }
  finish(path, record, context, note);
  return path.steps;
}

/** A closed record without any date is in the log with its outcome only. */
function withoutDates(record: AdoptedRecord, note: (code: string) => void): readonly HistoryStep[] {
  note("adoptClosedUndated");
  return new Path(null, record.stage, record.lossReason).steps;
}

class Path {
  readonly steps: HistoryStep[] = [];
  stage: MappedStage;
  at: number | null;

  constructor(created: number | null, stage: MappedStage, reason = "") {
    this.stage = stage;
    this.at = created;
    this.steps.push({ event: "Created", stage, at: created, reason, refersTo: "" });
  }

  move(stage: MappedStage, at: number, reason = ""): void {
    if (stage === this.stage) return;
    this.stage = stage;
    this.add("Moved", at, reason);
  }

  add(event: EventKind, at: number, reason = "", refersTo = ""): void {
    this.at = this.at === null ? at : Math.max(this.at, at);
    this.steps.push({ event, stage: this.stage, at: this.at, reason, refersTo });
  }
}

/** Entry dates by day; within a day by time where both have one, else by the order of the stages. */
function entriesInOrder(record: AdoptedRecord, isClosed: boolean): StageEntry[] {
  const entries = record.entries.filter(({ stage }) => !isClosed || stage !== record.stage);
  const working = isClosed ? record.lastStage : record.stage;
  if (
    record.stageSince !== null &&
    working !== undefined &&
    !entries.some(({ stage }) => stage === working)
  ) {
    entries.push({ stage: working, at: record.stageSince });
  }
  const order = (stage: MappedStage) => record.funnel.stages.indexOf(stage);
  return entries.sort((a, b) => {
    const days = dayOf(a.at) - dayOf(b.at);
    if (days !== 0) return days;
    if (hasTime(a.at) && hasTime(b.at) && a.at !== b.at) return a.at - b.at;
    return order(a.stage) - order(b.stage);
  });
}

function startOf(
  record: AdoptedRecord,
  entries: readonly StageEntry[],
  created: number | null,
  isClosed: boolean,
  { table, datedStages }: HistoryContext,
): MappedStage {
  const first = firstStage(record.funnel, table);
  const earliest = entries[0];
  if (earliest === undefined) return isClosed ? (record.lastStage ?? first) : record.stage;
  const skipped = datedStages.has(first.name) && !entries.some(({ stage }) => stage === first);
  return skipped && created !== null && dayOf(created) === dayOf(earliest.at) ? earliest.stage : first;
}

function closingDate(
  record: AdoptedRecord,
  now: number,
  past: (at: number | null) => number | null,
  note: (code: string) => void,
): number | null {
  const entered = record.entries.find(({ stage }) => stage === record.stage)?.at ?? null;
  const known =
    past(record.closed) ?? past(entered) ?? (record.lastStage === undefined ? past(record.stageSince) : null);
  if (known !== null) return known;
  const nearest = latest(record, now);
  if (nearest !== null) note("adoptNoClosedDate");
  return nearest;
}

/** The latest thing known to have happened to a record. */
function latest(record: AdoptedRecord, now: number): number | null {
  const dates = [
    record.updated,
    record.stageSince,
    record.created,
    record.converted,
    ...record.entries.map(({ at }) => at),
  ];
  const past = dates.filter((at): at is number => at !== null && at <= now);
  return past.length === 0 ? null : Math.max(...past);
}

function close(path: Path, record: AdoptedRecord, closing: number): void {
  const won =
    record.stage.type === "aftersales" ? record.funnel.stages.find(({ type }) => type === "won") : undefined;
  if (won !== undefined) path.move(won, closing);
  const since = won === undefined ? closing : Math.max(closing, record.stageSince ?? closing);
  const lost = record.stage.type === "lost" || record.stage.type === "invalid";
  path.move(record.stage, since, lost ? record.lossReason : "");
}

/** What comes after the stages: a lead's conversion, a deleted row's removal. */
function finish(
  path: Path,
  record: AdoptedRecord,
  { table, now }: HistoryContext,
  note: (code: string) => void,
): void {
  const isConverted = record.converted !== null || record.linkedId !== "" || saysConverted(record.stage.name);
  if (table === "Leads" && isConverted && !isClosedType(record.stage.type)) {
    const at =
      record.converted !== null && record.converted <= now
        ? record.converted
        : (latest(record, now) ?? path.at);
    if (at === null) note("adoptConvertedUndated");
    else path.add("Converted", at, "", record.linkedId);
  }
  if (record.deleted) path.add("Removed", latest(record, now) ?? path.at ?? now);
}
