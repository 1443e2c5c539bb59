import type { CellValue } from "../cell";
import { readDate } from "../dates/readDate";
import type { Language } from "../language";
import { reason, type Reason } from "../result";
import { readNumber, readProbability } from "../store/readNumber";
import { headerOf } from "../store/roles";
import { isBlank, textOf, type Row, type RowValues } from "../store/row";
import {
  eventKinds,
  forecastCategories,
  readOption,
  recordTypes,
  vias,
  writeOption,
  type ForecastCategory,
} from "../store/words";
import type { LogEvent } from "./event";

/** A log row as its cells by role, its words in the workbook's language. Nothing is `""`. */
export function eventToCells(event: LogEvent, language: Language): RowValues {
  return {
    eventId: event.eventId,
    movedAt: event.movedAt ?? "",
    recordedAt: event.recordedAt,
    recordId: event.recordId,
    type: writeOption(recordTypes, event.type, language),
    event: writeOption(eventKinds, event.event, language),
    refersTo: event.refersTo,
    funnel: event.state.funnel,
    fromStage: event.fromStage,
    toStage: event.state.stage,
    owner: event.state.owner,
    amount: event.state.amount ?? "",
    currency: event.state.currency,
    probability: event.state.probability ?? "",
    forecastCategory: writeForecastCategory(event.state.forecastCategory, language),
    expectedClose: event.state.expectedClose ?? "",
    reason: event.reason,
    by: event.by,
    via: writeOption(vias, event.via, language),
    check: event.check,
  };
}

/** A log row as it was read: the event, or undefined where the row says too little to be one, with what could not be read. */
export interface ReadEvent {
  readonly event: LogEvent | undefined;
  /** Codes `logCellMissing` and `logCellUnreadable`; params: `column`, `value`, `eventId`. */
  readonly problems: readonly Reason[];
}

/** Whether a log row is a blank one: it names neither an event nor a record, whatever else it holds. */
export function isBlankRow(row: Row): boolean {
  return textOf(row, "eventId") === "" && textOf(row, "recordId") === "";
}

/**
 * Reads a log row that is not blank, its words in either language; `language` is that of the headers that problems name. A row without
 * Event ID, Record ID, Event or Recorded At is not an event; a Moved At that is no date is not guessed either. Other cells that cannot be
 * read count as empty, and are reported.
 */
export function readEvent(row: Row, language: Language = "en"): ReadEvent {
  const problems: Reason[] = [];
  const eventId = textOf(row, "eventId");
  const report = (code: "logCellMissing" | "logCellUnreadable", role: string): void => {
    problems.push(
      reason(code, { column: headerOf("StageLog", role, language), value: textOf(row, role), eventId }),
    );
  };
  const required = (role: string): string => {
    const text = textOf(row, role);
    if (text === "") report("logCellMissing", role);
    return text;
  };
  const option = <T>(role: string, read: (text: string) => T | undefined, otherwise: T): T => {
    const found = read(textOf(row, role));
    if (found === undefined) report("logCellUnreadable", role);
    return found ?? otherwise;
  };
  const optional = (role: string, read: (value: CellValue) => number | undefined): number | null => {
    const value = row.get(role);
    if (value === undefined || isBlank(value)) return null;
    const found = read(value);
    if (found === undefined) report("logCellUnreadable", role);
    return found ?? null;
  };

  const recordId = required("recordId");
  if (eventId === "") report("logCellMissing", "eventId");
  const event = readOption(eventKinds, textOf(row, "event"));
  if (event === undefined) report("logCellUnreadable", "event");
  const recordedAt = readDate(row.get("recordedAt") ?? "");
  if (recordedAt === undefined) report("logCellUnreadable", "recordedAt");
  const before = problems.length;
  const movedAt = optional("movedAt", readDate);
  const dated = problems.length === before;

  if (eventId === "" || recordId === "" || event === undefined || recordedAt === undefined || !dated) {
    return { event: undefined, problems };
  }
  return {
    event: {
      eventId,
      movedAt,
      recordedAt,
      recordId,
      type: option("type", (text) => readOption(recordTypes, text), "opportunity"),
      event,
      refersTo: textOf(row, "refersTo"),
      fromStage: textOf(row, "fromStage"),
      state: {
        funnel: textOf(row, "funnel"),
        stage: textOf(row, "toStage"),
        owner: textOf(row, "owner"),
        amount: optional("amount", readNumber),
        currency: textOf(row, "currency"),
        probability: optional("probability", readProbability),
        forecastCategory: readForecastCategory(textOf(row, "forecastCategory")),
        expectedClose: optional("expectedClose", readDate),
      },
      reason: textOf(row, "reason"),
      by: textOf(row, "by"),
      via: option("via", (text) => readOption(vias, text), "Repair"),
      check: textOf(row, "check"),
    },
    problems,
  };
}

/** A forecast category as its code where it is one, else as written. */
export function readForecastCategory(written: string): string {
  return readOption(forecastCategories, written) ?? written.trim();
}

/** A forecast category as the word of a language where it is one, else as written. */
export function writeForecastCategory(category: string, language: Language): string {
  const code = readOption(forecastCategories, category);
  return code === undefined ? category : writeOption<ForecastCategory>(forecastCategories, code, language);
}
