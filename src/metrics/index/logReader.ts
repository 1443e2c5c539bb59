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
  private readonly kinds = new Remembered((cell) => readOption(eventKinds, trimmed(cell)));
  private readonly types = new Remembered((cell) => readOption(recordTypes, trimmed(cell)));
  private readonly vias = new Remembered((cell) => readOption(vias, trimmed(cell)));
  private readonly categories = new Remembered((cell) => readForecastCategory(trimmed(cell)));
  private readonly probabilities = new Remembered((cell) => (isBlank(cell) ? NaN : readProbability(cell)));

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
    const kind = this.kinds.of(cells[place.event!]);
    const type = this.types.of(cells[place.type!]);
    const via = this.vias.of(cells[place.via!]);
    const probability = this.probabilities.of(cells[place.probability!]);
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
    log.category.set(row, this.categories.of(cells[place.forecastCategory!]));
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

/** What cells of a column mean: each different cell is read once, and that of the row before at a glance. */
class Remembered<Value> {
  private readonly known = new Map<CellValue | undefined, Value>();
  private lastCell: CellValue | undefined;
  private lastValue: Value;

  constructor(private readonly read: (cell: CellValue | undefined) => Value) {
    this.lastValue = read(undefined);
  }

  of(cell: CellValue | undefined): Value {
    if (cell === this.lastCell) return this.lastValue;
    let value = this.known.get(cell);
    if (value === undefined && !this.known.has(cell)) {
      value = this.read(cell);
      this.known.set(cell, value);
    }
    this.lastCell = cell;
    this.lastValue = value as Value;
    return this.lastValue;
  }
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
