import type { CellValue } from "../../domain/cell";
import { isSerial, millisecondsPerDay } from "../../domain/dates/serial";
import { readEvent, readForecastCategory, type ReadEvent } from "../../domain/log/cells";
import type { LogEvent } from "../../domain/log/event";
import { readProbability } from "../../domain/store/readNumber";
import {
  eventKinds,
  readOption,
  recordTypes,
  vias,
  type EventKind,
  type RecordType,
  type Via,
} from "../../domain/store/words";
import type { CodeColumn } from "./codeColumn";
import type { EventColumns } from "./eventColumns";
import { kindCodes, targetType, viaCodes } from "./eventColumns";
import type { RecordBook } from "./recordBook";

/** The columns of StageLog that the index reads, by role. */
export const logRoles = [
  ...["eventId", "movedAt", "recordedAt", "recordId", "type", "event", "refersTo", "funnel", "fromStage"],
  ...["toStage", "owner", "amount", "currency", "probability", "forecastCategory", "expectedClose"],
  ...["reason", "by", "via", "check"],
] as const;

/** Where each column is in a row, by role; a column that the sheet lacks has no place. */
export type LogPlaces = ReadonlyMap<string, number>;

type Cells = readonly CellValue[];

/**
 * Reads rows of StageLog into the columns without making an event of each: what repeats is parsed once, and only a row that is not
 * plain (a date as text, a word that is not known, spaces around an id) goes through `readEvent`, which decides what it is.
 */
export class LogReader {
  private readonly place: Readonly<Record<string, number>>;
  private readonly kinds = new Map<CellValue | undefined, EventKind | undefined>();
  private readonly types = new Map<CellValue | undefined, RecordType | undefined>();
  private readonly vias = new Map<CellValue | undefined, Via | undefined>();
  private readonly categories = new Map<CellValue | undefined, string>();
  private readonly probabilities = new Map<CellValue | undefined, number | undefined>();

  constructor(
    private readonly log: EventColumns,
    private readonly records: RecordBook,
    readonly places: LogPlaces,
  ) {
    this.place = Object.fromEntries([...places]);
  }

  /**
   * Adds a row to the columns where it is plain.
   *
   * @returns The record that it is of; −1 where the row is blank; what `readEvent` makes of it where it is not plain.
   */
  read(cells: Cells): number | ReadEvent {
    const { place, log, records } = this;
    const eventId = cells[place.eventId!];
    const recordId = cells[place.recordId!];
    if (isBlank(eventId) && isBlank(recordId)) return -1;
    const movedAt = milliseconds(cells[place.movedAt!]);
    const recordedAt = milliseconds(cells[place.recordedAt!]);
    const kind = this.kindOf(cells[place.event!]);
    const type = this.typeOf(cells[place.type!]);
    const via = this.viaOf(cells[place.via!]);
    const probability = this.probabilityOf(cells[place.probability!]);
    const amount = number(cells[place.amount!]);
    const expectedClose = serial(cells[place.expectedClose!]);
    const isPlain =
      isId(eventId) &&
      isId(recordId) &&
      movedAt !== undefined &&
      recordedAt !== undefined &&
      !Number.isNaN(recordedAt) &&
      kind !== undefined &&
      type !== undefined &&
      via !== undefined &&
      probability !== undefined &&
      amount !== undefined &&
      expectedClose !== undefined;
    if (!isPlain) return this.readSlowly(cells);

    const record = records.number(type, recordId);
    const row = log.count++;
    if (row >= log.movedAt.length) log.reserve(row + 1);
    log.movedAt[row] = movedAt;
    log.recordedAt[row] = recordedAt;
    log.record[row] = record;
    log.kind[row] = kindCodes[kind];
    log.viaCode[row] = viaCodes[via];
    log.amount[row] = amount;
    log.expectedClose[row] = expectedClose;
    log.probability.set(row, probability);
    log.category.set(row, this.categoryOf(cells[place.forecastCategory!]));
    setText(log.funnel, row, cells[place.funnel!]);
    setText(log.stage, row, cells[place.toStage!]);
    setText(log.fromStage, row, cells[place.fromStage!]);
    setText(log.owner, row, cells[place.owner!]);
    setText(log.currency, row, cells[place.currency!]);
    setText(log.reason, row, cells[place.reason!]);
    setText(log.by, row, cells[place.by!]);
    log.eventIds.push(eventId);
    log.refersTo[row] = this.target(kind, type, cells[place.refersTo!]);
    if (kind === "Merged" && log.refersTo[row] >= 0) records.noteMerged(record, log.refersTo[row]);
    return record;
  }

  /** What a row's Refers To stands for in the columns. */
  private target(kind: EventKind, own: RecordType, cell: CellValue | undefined): number {
    const type = targetType(kind, own);
    const text = trimmed(cell);
    if (type === undefined) return this.log.references.code(text);
    return text === "" ? -1 : this.records.number(type, text);
  }

  private readSlowly(cells: Cells): ReadEvent {
    const { places } = this;
    return readEvent({
      get: (role) => {
        const place = places.get(role);
        return place === undefined ? undefined : (cells[place] ?? "");
      },
    });
  }

  private kindOf(cell: CellValue | undefined): EventKind | undefined {
    return remembered(this.kinds, cell, () => readOption(eventKinds, trimmed(cell)));
  }

  private typeOf(cell: CellValue | undefined): RecordType | undefined {
    return remembered(this.types, cell, () => readOption(recordTypes, trimmed(cell)));
  }

  private viaOf(cell: CellValue | undefined): Via | undefined {
    return remembered(this.vias, cell, () => readOption(vias, trimmed(cell)));
  }

  private categoryOf(cell: CellValue | undefined): string {
    return isBlank(cell) ? "" : remembered(this.categories, cell, () => readForecastCategory(trimmed(cell)));
  }

  private probabilityOf(cell: CellValue | undefined): number | undefined {
    return isBlank(cell) ? NaN : remembered(this.probabilities, cell, () => readProbability(cell));
  }
}

/** Takes an event that `readEvent` made into the columns; returns its record. */
export function addEvent(log: EventColumns, records: RecordBook, event: LogEvent): number {
  const record = records.number(event.type, event.recordId);
  const type = targetType(event.event, event.type);
  const target = type === undefined || event.refersTo === "" ? -1 : records.number(type, event.refersTo);
  log.add(event, record, target);
  if (event.event === "Merged" && target >= 0) records.noteMerged(record, target);
  return record;
}

function remembered<Value>(
  known: Map<CellValue | undefined, Value>,
  cell: CellValue | undefined,
  read: () => Value,
): Value {
  const value = known.get(cell);
  if (value !== undefined || known.has(cell)) return value as Value;
  const fresh = read();
  known.set(cell, fresh);
  return fresh;
}

function isBlank(cell: CellValue | undefined): cell is "" | undefined {
  return cell === "" || cell === undefined;
}

/** Whether a cell holds an id as it is: a text without spaces around it. */
function isId(cell: CellValue | undefined): cell is string {
  return typeof cell === "string" && cell !== "" && isTrimmed(cell);
}

/** Whether a text begins and ends with a visible character of ASCII: what trims to itself. */
function isTrimmed(text: string): boolean {
  return isVisible(text.charCodeAt(0)) && isVisible(text.charCodeAt(text.length - 1));
}

function isVisible(unit: number): boolean {
  return unit > 32 && unit < 127;
}

function trimmed(cell: CellValue | undefined): string {
  if (cell === undefined || cell === "") return "";
  return typeof cell === "string" && isTrimmed(cell) ? cell : String(cell).trim();
}

function setText(column: CodeColumn<string>, row: number, cell: CellValue | undefined): void {
  column.set(row, trimmed(cell));
}

/** A date cell as milliseconds since serial 0, NaN where it is blank; undefined where it is not plainly a date. */
function milliseconds(cell: CellValue | undefined): number | undefined {
  const date = serial(cell);
  return date === undefined ? undefined : Math.round(date * millisecondsPerDay);
}

function serial(cell: CellValue | undefined): number | undefined {
  if (isBlank(cell)) return NaN;
  return typeof cell === "number" && isSerial(cell) ? cell : undefined;
}

function number(cell: CellValue | undefined): number | undefined {
  if (isBlank(cell)) return NaN;
  return typeof cell === "number" && Number.isFinite(cell) ? cell : undefined;
}
