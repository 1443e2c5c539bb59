import type { CellBlock, CellValue } from "../../domain/cell";
import { isBlankRow, readEvent, readForecastCategory, type ReadEvent } from "../../domain/log/cells";
import type { LogEvent } from "../../domain/log/event";
import { readProbability } from "../../domain/store/readNumber";
import type { Row } from "../../domain/store/row";
import { endOfSerials, firstSerial } from "../../domain/dates/serial";
import { eventKinds, readOption, recordTypes, vias, type Options } from "../../domain/store/words";
import { CellCodes, none } from "./cellCodes";
import { CellPatterns, type PatternColumn } from "./cellPatterns";
import { isBlank, packIds, readIds, readNumbers, readTimes, trimmed } from "./cellColumns";
import type { CodeColumn } from "./codeColumn";
import { kindCodes, targetType, viaCodes, type EventColumns } from "./eventColumns";
import { typeCodes } from "./idBook";
import type { RecordBook } from "./recordBook";
import { TargetReader } from "./targetReader";

/** The columns of StageLog that the index reads, by role. */
export const logRoles = [
  ...["eventId", "movedAt", "recordedAt", "recordId", "type", "event", "refersTo", "funnel", "fromStage"],
  ...["toStage", "owner", "amount", "currency", "probability", "forecastCategory", "expectedClose"],
  ...["reason", "by", "via", "check"],
] as const;
type LogRole = (typeof logRoles)[number];

/** Where each column is in a row, by role; a column that the sheet lacks has no place. */
export type LogPlaces = ReadonlyMap<string, number>;

/** Rows that are read column by column together: so few that they stay in the processor's cache from one column to the next. */
const rowsTogether = 256;

/** Which of the course's columns is the record's type: the only one that the log keeps no column of. */
const typeColumn = 5;

/** In place of a column that the sheet lacks: beyond every row. */
const nowhere = 0xffff;

/**
 * Reads rows of StageLog into the columns without making an event of each: a few rows at once column by column, and what repeats is
 * parsed once. A row that is not plain (a date as text, a word that is not known, spaces around an id) goes through `readEvent`, which
 * decides what it is.
 */
export class LogReader {
  private readonly at: Readonly<Record<LogRole, number>>;
  /** What happened, and to what: words and stages, of which a funnel has so many combinations and no more. */
  private readonly course: CellPatterns;
  /** Who did it, whose it is, and the currency that they deal in. */
  private readonly people: CellPatterns;
  private readonly probabilityCells: CellCodes;
  /** The columns in which any text stands for itself: where each is, its codes, what its cells mean. */
  private readonly texts: readonly (readonly [place: number, CodeColumn<string>, CellCodes])[];
  private readonly eventIds: string[] = [];
  /** Whether the Event IDs of the rows at hand are packed already. */
  private packed = false;
  private readonly recordIds: string[] = [];
  private readonly types = new Uint8Array(rowsTogether);
  private readonly targets: TargetReader;

  constructor(
    private readonly log: EventColumns,
    private readonly records: RecordBook,
    readonly places: LogPlaces,
  ) {
    const at = Object.fromEntries(logRoles.map((role) => [role, places.get(role) ?? nowhere]));
    this.at = at as Record<LogRole, number>;
    this.targets = new TargetReader(log, records, this.at.refersTo, rowsTogether);
    const { probability, category } = log;
    this.probabilityCells = new CellCodes((cell) => {
      const read = isBlank(cell) ? NaN : readProbability(cell);
      return read === undefined ? none : probability.codeOf(read);
    });
    const text = (place: number, column: CodeColumn<string>): PatternColumn => ({
      place,
      read: (cell) => column.codeOf(trimmed(cell)),
    });
    this.course = new CellPatterns(
      [
        text(this.at.toStage, log.stage),
        text(this.at.fromStage, log.fromStage),
        { place: this.at.event, read: wordCodes(eventKinds, kindCodes) },
        text(this.at.funnel, log.funnel),
        { place: this.at.via, read: wordCodes(vias, viaCodes) },
        { place: this.at.type, read: wordCodes(recordTypes, typeCodes) },
      ],
      rowsTogether,
    );
    this.people = new CellPatterns(
      [text(this.at.owner, log.owner), text(this.at.currency, log.currency), text(this.at.by, log.by)],
      rowsTogether,
    );
    this.texts = [
      [this.at.reason, log.reason, new CellCodes((cell) => log.reason.codeOf(trimmed(cell)))],
      [
        this.at.forecastCategory,
        category,
        new CellCodes((cell) => category.codeOf(readForecastCategory(trimmed(cell)))),
      ],
    ];
  }

  /**
   * Adds rows to the columns, in their order; blank ones are passed over.
   *
   * @param tell Is told what `readEvent` makes of a row that is not plain; to add the event is left to it.
   */
  read(rows: CellBlock, tell: (row: number, read: ReadEvent) => void): void {
    for (let from = 0; from < rows.length; from += rowsTogether) {
      const to = Math.min(from + rowsTogether, rows.length);
      if (this.readTogether(rows, from, to)) continue;
      for (let row = from; row < to; row++) {
        if (this.readTogether(rows, row, row + 1)) continue;
        const cells = this.byRole(rows[row]!);
        if (!isBlankRow(cells)) tell(row, readEvent(cells));
      }
    }
  }

  /** Adds rows column by column. False: one of them is blank or not plain, and none is added. */
  private readTogether(rows: CellBlock, from: number, to: number): boolean {
    const { at, log, records, types, eventIds, recordIds } = this;
    const first = log.count;
    log.reserve(first + to - from);
    const arePlain =
      this.readEventIds(rows, from, to) &&
      readIds(rows, from, to, at.recordId, recordIds) &&
      readTimes(rows, from, to, at.movedAt, log.movedAt, first) >= 0 &&
      readTimes(rows, from, to, at.recordedAt, log.recordedAt, first) === 0 &&
      this.course.match(rows, from, to) &&
      this.people.match(rows, from, to) &&
      this.probabilityCells.write(rows, from, to, at.probability, log.probability, first);
    if (!arePlain) return false;
    const amount = readNumbers(rows, from, to, at.amount, log.amount, first, -Number.MAX_VALUE, Infinity);
    const close = readNumbers(
      rows,
      from,
      to,
      at.expectedClose,
      log.expectedClose,
      first,
      firstSerial,
      endOfSerials,
    );
    if (amount === undefined || close === undefined) return false;
    log.amount = amount;
    log.expectedClose = close;
    const { stage, fromStage, kind, funnel, viaCode, owner, currency, by } = log;
    this.course.write([stage.codes, fromStage.codes, kind, funnel.codes, viaCode], to - from, first);
    this.people.write([owner.codes, currency.codes, by.codes], to - from, first);
    for (const [place, column, cells] of this.texts) cells.write(rows, from, to, place, column, first);
    this.course.writeColumn(typeColumn, to - from, types, 0);
    records.numberAll(types, recordIds, to - from, log.record, first);
    if (this.packed) log.eventIds.count += to - from;
    else log.eventIds.pushAll(eventIds, to - from);
    log.count += to - from;
    this.targets.read(rows, from, to, types, first);
    return true;
  }

  /** Reads Event IDs: packs them at once where all are of one length, else they are gathered. False: one of them is not plain. */
  private readEventIds(rows: CellBlock, from: number, to: number): boolean {
    const { eventIds: ids } = this.log;
    const place = this.at.eventId;
    this.packed =
      ids.width > 0 && packIds(rows, from, to, place, ids.bytesFor(to - from), ids.width, ids.count);
    return this.packed || readIds(rows, from, to, place, this.eventIds);
  }

  private byRole(cells: readonly CellValue[]): Row {
    const { places } = this;
    return {
      get: (role) => {
        const place = places.get(role);
        return place === undefined ? undefined : (cells[place] ?? "");
      },
    };
  }
}

/** Reads the cells of a column of words that each have a code. */
function wordCodes<Word extends string>(
  words: Options<Word>,
  codes: Readonly<Record<Word, number>>,
): (cell: CellValue | undefined) => number {
  return (cell) => {
    const word = readOption(words, trimmed(cell));
    return word === undefined ? none : codes[word];
  };
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
