import { criterionOf } from "./criteria";
import { textOf } from "./formulaOperators";
import type { Operand } from "./grid";
import { Grid, combine, each, fail, flat, isBusy, numberOf, rowsOf, single } from "./grid";
import { formatValue } from "./numberFormat";
import { partsOfSerial, serialOfDate } from "./serialDate";
import { compare } from "./sort";
import type { CellError, CellValue } from "./values";
import { isCellError } from "./values";

/** What functions may ask about where and when they are calculated. */
export interface FunctionPlace {
  readonly row: number;
  readonly column: number;
  /** Now as a serial, in the workbook's time zone. */
  now(): number;
}

type Args = readonly (Operand | null)[];
type SheetFunction = (args: Args, place: FunctionPlace) => Operand;

class Stop extends Error {
  constructor(readonly value: CellError) {
    super(value.error);
  }
}

function number(args: Args, index: number, otherwise?: number): number {
  const operand = args[index];
  if ((operand === undefined || operand === null) && otherwise !== undefined) return otherwise;
  const value = numberOf(single(operand ?? null));
  if (typeof value !== "number") throw new Stop(value);
  return value;
}

function value(args: Args, index: number): CellValue {
  return single(args[index] ?? null);
}

function text(args: Args, index: number): string {
  const item = value(args, index);
  if (isCellError(item)) throw new Stop(item);
  return textOf(item);
}

/** Numbers as SUM takes them: of references only true numbers, of direct arguments whatever can be one. */
function numbers(args: Args): number[] {
  return args.flatMap((operand) => {
    if (operand === null) return [];
    if (!(operand instanceof Grid)) {
      const item = numberOf(operand);
      if (typeof item !== "number") throw new Stop(item);
      return [item];
    }
    return flat(operand).filter((item): item is number => {
      if (isCellError(item)) throw new Stop(item);
      return typeof item === "number";
    });
  });
}

function logical(args: Args): boolean[] {
  return args.flatMap((operand) =>
    flat(operand ?? null).flatMap((item) => {
      if (isCellError(item)) throw new Stop(item);
      if (typeof item === "boolean" || typeof item === "number") return [Boolean(item)];
      return operand instanceof Grid || item === null ? [] : [item.toUpperCase() === "TRUE"];
    }),
  );
}

/** Which cells meet every pair of range and criterion. */
function meeting(args: Args, from: number): boolean[][] {
  const first = rowsOf(args[from] ?? null);
  const result = first.map((line) => line.map(() => true));
  for (let index = from; index + 1 < args.length; index += 2) {
    const rows = rowsOf(args[index] ?? null);
    const test = criterionOf(value(args, index + 1));
    if (rows.length !== first.length || rows[0]?.length !== first[0]?.length)
      throw new Stop({ error: "#VALUE!" });
    rows.forEach((line, i) =>
      line.forEach((item, j) => {
        const flags = result[i];
        if (flags && !test(item)) flags[j] = false;
      }),
    );
  }
  return result;
}

function selected(range: Operand | null, flags: readonly (readonly boolean[])[]): number[] {
  return rowsOf(range).flatMap((line, i) =>
    line.filter((item, j): item is number => flags[i]?.[j] === true && typeof item === "number"),
  );
}

const total = (list: readonly number[]): number => list.reduce((sum, item) => sum + item, 0);
const mean = (list: readonly number[]): CellValue =>
  list.length === 0 ? fail("#DIV/0!") : total(list) / list.length;

function rounded(amount: number, digits: number, how: (scaled: number) => number): number {
  const factor = 10 ** digits;
  const scaled = Number((Math.abs(amount) * factor).toPrecision(15));
  return (Math.sign(amount) * how(scaled)) / factor;
}

function index(args: Args): Operand {
  const rows = rowsOf(args[0] ?? null);
  const line = args.length === 2 && rows.length === 1;
  const row = line ? 1 : number(args, 1, 0);
  const column = line ? number(args, 1, 0) : number(args, 2, rows[0]?.length === 1 ? 1 : 0);
  if (row > rows.length || column > (rows[0]?.length ?? 0) || row < 0 || column < 0) return fail("#REF!");
  const lines = row === 0 ? rows : [rows[row - 1] ?? []];
  const cells = column === 0 ? lines : lines.map((items) => [items[column - 1] ?? null]);
  return cells.length === 1 && cells[0]?.length === 1 ? (cells[0][0] ?? null) : new Grid(cells);
}

function match(args: Args): CellValue {
  const list = flat(args[1] ?? null);
  const mode = number(args, 2, 1);
  const wanted = value(args, 0);
  if (isCellError(wanted)) return wanted;
  if (mode === 0) {
    const test =
      typeof wanted === "string" ? criterionOf(`=${wanted}`) : (item: CellValue) => item === wanted;
    const found = list.findIndex(test);
    return found < 0 ? fail("#N/A") : found + 1;
  }
  let best = -1;
  list.forEach((item, at) => {
    if (typeof item === typeof wanted && (mode > 0 ? compare(item, wanted) <= 0 : compare(item, wanted) >= 0))
      best = at;
  });
  return best < 0 ? fail("#N/A") : best + 1;
}

function lookup(args: Args): Operand {
  const list = flat(args[1] ?? null);
  const wanted = value(args, 0);
  const at = list.findIndex((item) => compare(item, wanted) === 0);
  if (at < 0) return args[3] ?? fail("#N/A");
  const results = rowsOf(args[2] ?? null);
  const line =
    results.length === list.length ? (results[at] ?? []) : results.map((items) => items[at] ?? null);
  return line.length === 1 ? (line[0] ?? null) : new Grid([line]);
}

function shiftMonths(serial: number, months: number, toEnd: boolean): CellValue {
  const parts = partsOfSerial(serial);
  if (!parts) return fail("#NUM!");
  const last = serialOfDate(parts.year, parts.month + months + 1, 0);
  return toEnd ? last : Math.min(serialOfDate(parts.year, parts.month + months, parts.day), last);
}

function datePart(
  args: Args,
  read: (parts: NonNullable<ReturnType<typeof partsOfSerial>>) => number,
): Operand {
  return each(args[0] ?? null, (item) => {
    const serial = numberOf(item);
    if (typeof serial !== "number") return serial;
    const parts = partsOfSerial(serial);
    return parts ? read(parts) : fail("#NUM!");
  });
}

const is =
  (test: (item: CellValue) => boolean): SheetFunction =>
  (args) =>
    each(args[0] ?? null, test);

function median(list: readonly number[]): CellValue {
  if (list.length === 0) return fail("#NUM!");
  const sorted = [...list].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

const table: Readonly<Record<string, SheetFunction>> = {
  AND: (args) => logical(args).every(Boolean),
  OR: (args) => logical(args).some(Boolean),
  NOT: (args) => !logical(args)[0],
  NA: () => fail("#N/A"),
  SUM: (args) => total(numbers(args)),
  COUNT: (args) =>
    args.flatMap((operand) => flat(operand ?? null)).filter((item) => typeof item === "number").length,
  COUNTA: (args) => args.flatMap((operand) => flat(operand ?? null)).filter((item) => item !== null).length,
  COUNTBLANK: (args) => flat(args[0] ?? null).filter((item) => item === null || item === "").length,
  AVERAGE: (args) => mean(numbers(args)),
  MEDIAN: (args) => median(numbers(args)),
  MIN: (args) => numbers(args).reduce((least, item) => Math.min(least, item), Infinity),
  MAX: (args) => numbers(args).reduce((most, item) => Math.max(most, item), -Infinity),
  COUNTIF: (args) => meeting(args, 0).flat().filter(Boolean).length,
  COUNTIFS: (args) => meeting(args, 0).flat().filter(Boolean).length,
  SUMIF: (args) => total(selected(args[2] ?? args[0] ?? null, meeting(args.slice(0, 2), 0))),
  SUMIFS: (args) => total(selected(args[0] ?? null, meeting(args, 1))),
  AVERAGEIF: (args) => mean(selected(args[2] ?? args[0] ?? null, meeting(args.slice(0, 2), 0))),
  AVERAGEIFS: (args) => mean(selected(args[0] ?? null, meeting(args, 1))),
  SUMPRODUCT: (args) => {
    const [first = null, ...rest] = args;
    const product = rest.reduce<Operand>(
      (left, right) =>
        combine(left, right ?? null, (a, b) => (typeof a === "number" && typeof b === "number" ? a * b : 0)),
      first,
    );
    return total(flat(product).filter((item): item is number => typeof item === "number"));
  },
  ROUND: (args) => rounded(number(args, 0), number(args, 1, 0), Math.round),
  ROUNDUP: (args) => rounded(number(args, 0), number(args, 1, 0), Math.ceil),
  ROUNDDOWN: (args) => rounded(number(args, 0), number(args, 1, 0), Math.floor),
  INT: (args) => Math.floor(number(args, 0)),
  ABS: (args) => Math.abs(number(args, 0)),
  SQRT: (args) => (number(args, 0) < 0 ? fail("#NUM!") : Math.sqrt(number(args, 0))),
  MOD: (args) =>
    number(args, 1) === 0
      ? fail("#DIV/0!")
      : number(args, 0) - number(args, 1) * Math.floor(number(args, 0) / number(args, 1)),
  INDEX: index,
  MATCH: match,
  XLOOKUP: lookup,
  VLOOKUP: (args) => {
    const rows = rowsOf(args[1] ?? null);
    const wanted = value(args, 0);
    const exact = value(args, 3) === false || value(args, 3) === 0;
    const keys = rows.map((line) => line[0] ?? null);
    const at = match([wanted, new Grid(keys.map((key) => [key])), exact ? 0 : 1]);
    return typeof at === "number" ? (rows[at - 1]?.[number(args, 2) - 1] ?? null) : at;
  },
  TEXT: (args) => {
    const item = value(args, 0);
    return isCellError(item) ? item : formatValue(item ?? 0, text(args, 1));
  },
  TODAY: (_, place) => Math.floor(place.now()),
  NOW: (_, place) => place.now(),
  DATE: (args) => serialOfDate(number(args, 0), number(args, 1), number(args, 2)),
  YEAR: (args) => datePart(args, (parts) => parts.year),
  MONTH: (args) => datePart(args, (parts) => parts.month),
  DAY: (args) => datePart(args, (parts) => parts.day),
  WEEKDAY: (args) =>
    datePart(args, (parts) => (number(args, 1, 1) === 2 ? ((parts.weekday + 6) % 7) + 1 : parts.weekday + 1)),
  EOMONTH: (args) => shiftMonths(Math.floor(number(args, 0)), number(args, 1), true),
  EDATE: (args) => shiftMonths(Math.floor(number(args, 0)), number(args, 1), false),
  ROWS: (args) => (args[0] instanceof Grid ? (args[0].area?.rows ?? args[0].height) : 1),
  COLUMNS: (args) => (args[0] instanceof Grid ? (args[0].area?.columns ?? args[0].width) : 1),
  ROW: (args, place) => (args[0] instanceof Grid && args[0].area ? args[0].area.row : place.row) + 1,
  COLUMN: (args, place) => (args[0] instanceof Grid && args[0].area ? args[0].area.column : place.column) + 1,
  LEN: (args) => text(args, 0).length,
  LEFT: (args) => text(args, 0).slice(0, number(args, 1, 1)),
  RIGHT: (args) => (number(args, 1, 1) === 0 ? "" : text(args, 0).slice(-number(args, 1, 1))),
  MID: (args) => text(args, 0).slice(number(args, 1) - 1, number(args, 1) - 1 + number(args, 2)),
  UPPER: (args) => text(args, 0).toUpperCase(),
  LOWER: (args) => text(args, 0).toLowerCase(),
  TRIM: (args) => text(args, 0).trim().replace(/ +/g, " "),
  VALUE: (args) => number(args, 0),
  CONCAT: (args) =>
    args
      .flatMap((operand) => flat(operand ?? null))
      .map(textOf)
      .join(""),
  CONCATENATE: (args) => args.map((operand) => textOf(single(operand ?? null))).join(""),
  TEXTJOIN: (args) =>
    args
      .slice(2)
      .flatMap((operand) => flat(operand ?? null))
      .map(textOf)
      .filter((item) => item !== "" || value(args, 1) === false)
      .join(text(args, 0)),
  ISBLANK: is((item) => item === null),
  ISNUMBER: is((item) => typeof item === "number"),
  ISTEXT: is((item) => typeof item === "string"),
  ISERROR: is(isCellError),
  ISNA: is((item) => isCellError(item) && item.error === "#N/A"),
  N: (args) => {
    const item = value(args, 0);
    return typeof item === "number" || isCellError(item) ? item : item === true ? 1 : 0;
  },
  TRANSPOSE: (args) => {
    const rows = rowsOf(args[0] ?? null);
    return new Grid((rows[0] ?? []).map((_, j) => rows.map((line) => line[j] ?? null)));
  },
  UNIQUE: (args) => {
    const seen = new Set<string>();
    return new Grid(
      rowsOf(args[0] ?? null).filter((line) => {
        const key = JSON.stringify(line).toLowerCase();
        const isNew = !seen.has(key);
        seen.add(key);
        return isNew;
      }),
    );
  },
};

/** Whether Excel's function of that name is one of those we know (IF, IFERROR and IFNA are the evaluator's own). */
export function isSheetFunction(name: string): boolean {
  return name in table;
}

/** Works out one of Excel's own functions. */
export function callSheetFunction(name: string, args: Args, place: FunctionPlace): Operand {
  const busy = args
    .flatMap((operand) => (operand instanceof Grid ? [] : [operand]))
    .find((item) => isBusy(item));
  if (busy !== undefined && !name.startsWith("IS")) return busy;
  try {
    const result = table[name]?.(args, place) ?? fail("#NAME?");
    return typeof result === "number" && !Number.isFinite(result) ? 0 : result;
  } catch (stop) {
    if (stop instanceof Stop) return stop.value;
    throw stop;
  }
}
