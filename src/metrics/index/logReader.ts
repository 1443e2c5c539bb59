import type { CellBlock, CellValue } from "../../domain/cell";
import { isBlankRow, readEvent, readForecastCategory, type ReadEvent } from "../../domain/log/cells";
import type { LogEvent } from "../../domain/log/event";
import { readProbability } from "../../domain/store/readNumber";
import type { Row } from "../../domain/store/row";
import { endOfSerials, firstSerial } from "../../domain/dates/serial";
import { eventKinds, readOption, recordTypes, vias, type Options } from "../../domain/store/words";
import { CellCodes, none } from "./cellCodes";
import { isBlank, readIds, readNumbers, readTimes, trimmed } from "./cellColumns";
import type { CodeColumn } from "./codeColumn";
import { kindCodes, kinds, targetType, viaCodes, type EventColumns } from "./eventColumns";
import { typeCodes } from "./idBook";
import type { RecordBook } from "./recordBook";

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

/** In place of a column that the sheet lacks: beyond every row. */
const nowhere = 0xffff;

/**
 * Reads rows of StageLog into the columns without making an event of each: a few rows at once column by column, and what repeats is
 * parsed once. A row that is not plain (a date as text, a word that is not known, spaces around an id) goes through `readEvent`, which
 * decides what it is.
 */
export class LogReader {
  private readonly at: Readonly<Record<LogRole, number>>;
  private readonly kindCells = wordCodes(eventKinds, kindCodes);
  private readonly typeCells = wordCodes(recordTypes, typeCodes);
  private readonly viaCells = wordCodes(vias, viaCodes);
  private readonly probabilityCells: CellCodes;
  /** The columns in which any text stands for itself: where each is, its codes, what its cells mean. */
  private readonly texts: readonly (readonly [place: number, CodeColumn<string>, CellCodes])[];
  private readonly eventIds: string[] = [];
  private readonly recordIds: string[] = [];
  private readonly types = new Uint8Array(rowsTogether);
  /** The rows that refer to something, and to what. */
  private readonly targets = {
    rows: new Int32Array(rowsTogether),
    ids: new Array<string>(),
    records: new Int32Array(rowsTogether),
  };

  constructor(
    private readonly log: EventColumns,
    private readonly records: RecordBook,
    readonly places: LogPlaces,
  ) {
    const at = Object.fromEntries(logRoles.map((role) => [role, places.get(role) ?? nowhere]));
    this.at = at as Record<LogRole, number>;
    const { probability, category } = log;
    this.probabilityCells = new CellCodes((cell) => {
      const read = isBlank(cell) ? NaN : readProbability(cell);
      return read === undefined ? none : probability.codeOf(read);
    });
    const textOf = (column: CodeColumn<string>): CellCodes =>
      new CellCodes((cell) => column.codeOf(trimmed(cell)));
    this.texts = [
      [this.at.funnel, log.funnel, textOf(log.funnel)],
      [this.at.fromStage, log.fromStage, textOf(log.fromStage)],
      [this.at.toStage, log.stage, textOf(log.stage)],
      [this.at.owner, log.owner, textOf(log.owner)],
      [this.at.currency, log.currency, textOf(log.currency)],
      [this.at.reason, log.reason, textOf(log.reason)],
      [this.at.by, log.by, textOf(log.by)],
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
      readIds(rows, from, to, at.eventId, eventIds) &&
      readIds(rows, from, to, at.recordId, recordIds) &&
      readTimes(rows, from, to, at.movedAt, log.movedAt, first) >= 0 &&
      readTimes(rows, from, to, at.recordedAt, log.recordedAt, first) === 0 &&
      this.kindCells.write(rows, from, to, at.event, { codes: log.kind }, first) &&
      this.typeCells.write(rows, from, to, at.type, { codes: types }, 0) &&
      this.viaCells.write(rows, from, to, at.via, { codes: log.viaCode }, first) &&
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
    for (const [place, column, cells] of this.texts) cells.write(rows, from, to, place, column, first);
    records.numberAll(types, recordIds, to - from, log.record, first);
    log.eventIds.pushAll(eventIds, to - from);
    log.count += to - from;
    this.readTargets(rows, from, to, first);
    return true;
  }

  /** What Refers To of rows stands for in the columns. */
  private readTargets(rows: CellBlock, from: number, to: number, first: number): void {
    const { log, records, types, targets } = this;
    const { kind, record, refersTo } = log;
    const named = namedRows(
      rows,
      from,
      to,
      this.at.refersTo,
      kind,
      refersTo,
      first,
      targets.rows,
      targets.ids,
    );
    let linked = 0;
    for (let index = 0; index < named; index++) {
      const row = targets.rows[index]!;
      const type = targetType(kinds[kind[row]!]!, records.typeOf(record[row]!));
      if (type === undefined) {
        refersTo[row] = log.references.code(targets.ids[index]!);
        continue;
      }
      targets.rows[linked] = row;
      targets.ids[linked] = targets.ids[index]!;
      types[linked++] = typeCodes[type];
    }
    records.numberAll(types, targets.ids, linked, targets.records, 0);
    for (let index = 0; index < linked; index++) {
      const row = targets.rows[index]!;
      refersTo[row] = targets.records[index]!;
      if (kind[row] === kindCodes.Merged) records.noteMerged(record[row]!, refersTo[row]);
    }
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
): CellCodes {
  return new CellCodes((cell) => {
    const word = readOption(words, trimmed(cell));
    return word === undefined ? none : codes[word];
  });
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

/** Finds the rows that refer to something, and to what; the others refer to no record, or no text. */
function namedRows(
  rows: CellBlock,
  from: number,
  to: number,
  place: number,
  kind: Uint8Array,
  refersTo: Int32Array,
  first: number,
  named: Int32Array,
  ids: string[],
): number {
  let count = 0;
  for (let index = from; index < to; index++) {
    const row = first + index - from;
    const text = trimmed(rows[index]![place]);
    if (text === "") {
      refersTo[row] = refersRecord[kind[row]!] === 1 ? -1 : 0;
      continue;
    }
    named[count] = row;
    ids[count++] = text;
  }
  return count;
}

/** By the code of a kind: 1 where such a row refers to a record. */
const refersRecord = Uint8Array.from(kinds, (kind) => (targetType(kind) === undefined ? 0 : 1));
