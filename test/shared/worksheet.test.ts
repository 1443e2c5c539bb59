import { readFileSync } from "node:fs";
import path from "node:path";
import type { CellValue } from "../../src/domain/cell";
import { matches, parseCriterion } from "../../src/domain/criteria";
import { duration } from "../../src/domain/dates/duration";
import { readPeriod } from "../../src/domain/dates/period";
import { firstOfMonth, monthNumber, monthsLater } from "../../src/domain/dates/periodMonths";
import { readDate } from "../../src/domain/dates/readDate";
import { civilDate, serialOf, weekday } from "../../src/domain/dates/serial";
import { networkDays, workCalendar, type WorkCalendar } from "../../src/domain/dates/workdays";

// Worksheet functions as Excel (Microsoft's worked examples) and LibreOffice Calc compute them; where they differ, Excel is right.
const folder = path.join(__dirname, "../../../shared/reference");

interface FormulaCase {
  readonly formula: string;
  readonly libreoffice: number;
  readonly excel?: number;
  readonly agree?: boolean;
}

interface Call {
  readonly name: string;
  readonly args: readonly Argument[];
}
type Argument = number | string | readonly number[] | Call;

/** Reads a formula of nested calls over numbers, texts and columns of numbers: `=NETWORKDAYS(DATE(2024,6,1),DATE(2024,6,2))`. */
function readFormula(formula: string): Call {
  let rest = formula.slice(1);
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest)?.[0];
    if (found !== undefined) rest = rest.slice(found.length);
    return found;
  };
  const argument = (): Argument => {
    const text = take(/^"[^"]*"/);
    if (text !== undefined) return text.slice(1, -1);
    const column = take(/^\{[^}]*\}/);
    if (column !== undefined) return column.slice(1, -1).split(",").map(Number);
    const number = take(/^-?\d+(\.\d+)?/);
    return number === undefined ? call() : Number(number);
  };
  const call = (): Call => {
    const name = take(/^[A-Z.]+\(/)?.slice(0, -1);
    if (name === undefined) throw new Error(`not read: ${rest}`);
    const args: Argument[] = [];
    while (take(/^\)/) === undefined) {
      take(/^,/);
      args.push(argument());
    }
    return { name, args };
  };
  return call();
}

/** The weekends that NETWORKDAYS.INTL numbers, as Excel writes them out: a 1 for each day off, Monday first. */
function weekendOf(written: Argument | undefined): string {
  if (typeof written === "string") return written;
  const code = typeof written === "number" ? written : 1;
  const days = [1, 2, 3, 4, 5, 6, 7];
  // 1 is Saturday and Sunday, 2 Sunday and Monday …; 11 is Sunday alone, 12 Monday alone …
  const off = code > 10 ? [((code - 11 + 6) % 7) + 1] : [((code + 4) % 7) + 1, ((code + 5) % 7) + 1];
  return days.map((each) => (off.includes(each) ? "1" : "0")).join("");
}

function calendarOf(weekend: Argument | undefined, holidays: Argument | undefined): WorkCalendar {
  const code = weekendOf(weekend);
  return workCalendar(
    (Array.isArray(holidays) ? (holidays as number[]) : []).map((date) => ({ date, kind: "holiday" })),
    { workingDays: [1, 2, 3, 4, 5, 6, 7].filter((each) => code[each - 1] === "0") },
  );
}

function isCall(argument: Argument | undefined): argument is Call {
  return typeof argument === "object" && "name" in argument;
}

/** What the project's own functions say to a formula; undefined where it has none of this kind. */
function answer({ name, args }: Call): number | undefined {
  const given = args.map((each) => (isCall(each) ? answer(each) : each));
  const [first = NaN, second = NaN, third = NaN] = given.map((each) =>
    typeof each === "number" ? each : NaN,
  );
  switch (name) {
    case "DATE":
      return serialOf(first, second, third);
    case "YEAR":
      return civilDate(first).year;
    case "MONTH":
      return civilDate(first).month;
    case "DAY":
      return civilDate(first).day;
    case "WEEKDAY":
      return (weekday(first) % 7) + 1;
    case "EOMONTH":
      return firstOfMonth(monthNumber(first) + second + 1) - 1;
    case "EDATE":
      return monthsLater(first, second);
    case "ISOWEEKNUM":
      return isoWeek(first);
    case "DATEDIF":
      return given[2] === "D" ? duration(first, second) : undefined;
    case "VALUE":
      return readDate(typeof given[0] === "string" ? given[0] : "", "mdy");
    case "NETWORKDAYS":
      return networkDays(calendarOf(undefined, given[2]), first, second);
    case "NETWORKDAYS.INTL":
      return networkDays(calendarOf(given[2], given[3]), first, second);
    default:
      return undefined;
  }
}

/** The ISO week whose days, as Period reads it, hold a date. */
function isoWeek(serial: number): number | undefined {
  const { year } = civilDate(serial);
  const context = { today: 46000, fiscalYearStart: 1, weekStart: 1 };
  for (const named of [year, year + 1, year - 1]) {
    for (let week = 1; week <= 53; week++) {
      const range = readPeriod(`${named}-W${String(week).padStart(2, "0")}`, context);
      if (!range.ok || range.value === undefined) continue;
      if (Number(range.value.from) <= serial && serial <= Number(range.value.to)) return week;
    }
  }
  return undefined;
}

function casesOf(file: string): readonly FormulaCase[] {
  const { cases } = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as { cases: FormulaCase[] };
  return cases;
}

/** Formulas of which the project has no function, and needs none. */
const notOurs = new Set(["TEXT", "WEEKNUM", "WORKDAY", "WORKDAY.INTL", "FORECAST.LINEAR", "CORREL"]);
/** The week of the last date that Excel knows runs past it: as a period it has no end. */
const lastWeek = "=ISOWEEKNUM(DATE(9999,12,31))";
function isOurs({ formula }: FormulaCase): boolean {
  const { name, args } = readFormula(formula);
  return !notOurs.has(name) && !(name === "DATEDIF" && args[2] !== "D") && formula !== lastWeek;
}

const formulas = ["networkdays.json", "serial.json", "workday.json", "forecast.json"].flatMap(casesOf);

describe("Dates and workdays are a worksheet's", () => {
  test.each(formulas.filter(isOurs))("$formula", ({ formula, libreoffice, excel, agree }) => {
    const expected = (agree === false ? excel : libreoffice) ?? NaN;
    const actual = answer(readFormula(formula)) ?? NaN;
    expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
  });

  test.each(casesOf("workday.json"))(
    "$formula is as many workdays on as NETWORKDAYS counts",
    ({ formula, libreoffice, excel }) => {
      const { args } = readFormula(formula);
      const [from, count, weekend] = args.map((each) => (isCall(each) ? answer(each) : each));
      const calendar = calendarOf(weekend, undefined);
      const to = excel ?? libreoffice;
      expect(networkDays(calendar, Number(from) + 1, to)).toBe(count);
      expect(calendar.isWorkday(to)).toBe(true);
    },
  );
});

type SheetCell = CellValue | null | { readonly formula: string };
interface CriteriaCase {
  readonly table: string;
  readonly function: string;
  readonly sum: string | null;
  readonly criteria: readonly { readonly column: string; readonly criterion: CellValue }[];
  readonly libreoffice: number;
  readonly rowsMatched?: readonly number[];
  readonly excel?: number;
  readonly excelRows?: readonly number[];
  readonly excelSum?: number;
  readonly agree?: boolean;
}
const criteria = JSON.parse(readFileSync(path.join(folder, "criteria.json"), "utf8")) as {
  readonly tables: Readonly<Record<string, Readonly<Record<string, readonly SheetCell[]>>>>;
  readonly cases: readonly CriteriaCase[];
};

/** A cell as an add-in reads it: a formula that gives empty text reads as an empty cell. */
function cellOf(cell: SheetCell | undefined): CellValue {
  return cell === null || cell === undefined || typeof cell === "object" ? "" : cell;
}

const givesEmptyText = (cell: SheetCell | undefined): boolean => typeof cell === "object" && cell !== null;

describe("Criteria are those of SUMIFS", () => {
  test.each(criteria.cases.map((each) => [JSON.stringify(each.criteria), each] as const))("%s", (_, each) => {
    const table = criteria.tables[each.table] ?? {};
    const length = Object.values(table)[0]?.length ?? 0;
    const rows = Array.from({ length }, (_row, at) => at).filter((at) =>
      each.criteria.every(({ column, criterion }) => {
        // SUMIFS takes empty text for blank; here it filters nothing, and "=" asks for blank.
        const parsed = parseCriterion(criterion === "" ? "=" : criterion);
        return parsed !== undefined && matches(parsed, cellOf(table[column]?.[at]));
      }),
    );
    const wanted = (each.agree === false ? each.excelRows : each.rowsMatched) ?? each.rowsMatched;
    // Excel tells empty text from an empty cell, which what an add-in reads does not: such cells are held against nothing.
    const isTold = (at: number): boolean =>
      each.criteria.every(({ column }) => !givesEmptyText(table[column]?.[at]));
    if (wanted !== undefined) expect(rows.filter(isTold)).toEqual(wanted.filter(isTold));
    if (wanted !== undefined && !wanted.every(isTold)) return;

    const sum = rows.reduce((total, at) => {
      const cell = cellOf(table[each.sum ?? ""]?.[at]);
      return total + (each.sum === null ? 1 : typeof cell === "number" ? cell : 0);
    }, 0);
    const expected = each.agree === false ? (each.excel ?? each.excelSum) : each.libreoffice;
    if (rows.every(isTold)) expect(sum).toBe(expected);
  });
});
