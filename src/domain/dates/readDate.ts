import type { CellValue } from "../cell";
import { monthNamed } from "./monthNames";
import { fromMilliseconds, isSerial, millisecondsPerDay, serialOf, toMilliseconds } from "./serial";

/** The order of the parts of a date written with numbers only, where somebody has said which it is. */
export type DateOrder = "mdy" | "dmy" | "ymd";

const time = String.raw`(?:(?:T|\s+|,\s*)((?:上午|下午|[ap]m\s+)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:\s*[ap]\.?m\.?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${time}$`, "i");
const chinese = new RegExp(
  String.raw`^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?${time.replace("(?:T|", "(?:|T|")}$`,
  "i",
);
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const yearLast = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${time}$`, "i");
const dayMonthName = new RegExp(String.raw`^(\d{1,2})[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})${time}$`, "i");
const monthNameDay = new RegExp(String.raw`^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})${time}$`, "i");

/**
 * A date as somebody wrote it in one cell, as a serial; undefined where it is none. A number is a serial itself. Text is
 * read where it can mean one date only: ISO (with T, seconds, milliseconds), 2026/11/23, 2026年11月23日, 20261123,
 * 23 Nov 2026, Nov 23, 2026; 3/4/2026 only with the `order` that somebody stated ("ymd" states that the year comes
 * first, so a year at the end is then no date). A time stands behind the date.
 *
 * A text with Z or an offset names an instant: `offsetAt` gives the workbook zone's offset from UTC in minutes at a UTC
 * instant (milliseconds since 1970); without it such a text is not read, since its day may differ.
 *
 * @example readDate("2026-11-23") → 46349; readDate("3/1/2017", "mdy") → 42795; readDate("3/1/2017") → undefined
 */
export function readDate(
  value: CellValue,
  order?: DateOrder,
  offsetAt?: (utcMilliseconds: number) => number,
): number | undefined {
  if (typeof value === "number") return isSerial(value) ? value : undefined;
  if (typeof value !== "string") return undefined;
  const text = value.normalize("NFKC").trim();
  if (text === "") return undefined;

  const iso = yearFirst.exec(text) ?? chinese.exec(text) ?? compact.exec(text);
  if (iso)
    return withTime(serialOf(Number(iso[1]), Number(iso[2]), Number(iso[3])), iso[4], iso[5], offsetAt);

  const last = yearLast.exec(text);
  if (last) {
    if (order !== "mdy" && order !== "dmy") return undefined;
    const first = Number(last[1]);
    const second = Number(last[2]);
    const day = order === "mdy" ? second : first;
    const month = order === "mdy" ? first : second;
    return withTime(serialOf(Number(last[3]), month, day), last[4], last[5], offsetAt);
  }

  const dayFirst = dayMonthName.exec(text);
  if (dayFirst)
    return withTime(named(dayFirst[3], dayFirst[2], dayFirst[1]), dayFirst[4], dayFirst[5], offsetAt);
  const monthFirst = monthNameDay.exec(text);
  if (monthFirst) {
    return withTime(
      named(monthFirst[3], monthFirst[1], monthFirst[2]),
      monthFirst[4],
      monthFirst[5],
      offsetAt,
    );
  }
  return undefined;
}

function named(year = "", month = "", day = ""): number | undefined {
  const number = monthNamed(month.toLowerCase());
  return number === undefined ? undefined : serialOf(Number(year), number, Number(day));
}

function withTime(
  day: number | undefined,
  clock: string | undefined,
  zone: string | undefined,
  offsetAt: ((utcMilliseconds: number) => number) | undefined,
): number | undefined {
  if (day === undefined) return undefined;
  if (clock === undefined) return day;
  const milliseconds = timeOfDay(clock);
  if (milliseconds === undefined) return undefined;
  if (zone === undefined) return fromMilliseconds(toMilliseconds(day) + milliseconds);
  if (offsetAt === undefined) return undefined;
  const unixMilliseconds = (day - 25569) * millisecondsPerDay + milliseconds - zoneMinutes(zone) * 60_000;
  const local = unixMilliseconds + offsetAt(unixMilliseconds) * 60_000;
  return fromMilliseconds(local + 25569 * millisecondsPerDay);
}

function timeOfDay(clock: string): number | undefined {
  const parts = /(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?/.exec(clock);
  if (!parts) return undefined;
  const afternoon = /下午|p\.?m/i.test(clock);
  const twelveHours = afternoon || /上午|a\.?m/i.test(clock);
  let hour = Number(parts[1]);
  const minute = Number(parts[2]);
  const second = Number(parts[3] ?? 0);
  if (twelveHours) {
    if (hour > 12 && !afternoon) return undefined;
    if (hour <= 12) hour = (hour % 12) + (afternoon ? 12 : 0);
  }
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const fraction = Math.round(Number(`0.${parts[4] ?? "0"}`) * 1000);
  return ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
}

function zoneMinutes(zone: string): number {
  if (zone.toUpperCase() === "Z") return 0;
  const sign = zone.startsWith("-") ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
}
