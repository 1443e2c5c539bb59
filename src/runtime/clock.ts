import { serialOf } from "../domain/dates/serial";

/**
 * Now as a serial with time in a zone, to the millisecond.
 *
 * @param timeZone IANA name; blank or unknown: the machine's zone.
 */
export function nowIn(timeZone: string, now: Date = new Date()): number {
  const beyond = now.getMilliseconds();
  const { day, milliseconds } = secondIn(timeZone, now.getTime() - beyond);
  return day + (milliseconds + beyond) / 86_400_000;
}

interface LocalSecond {
  readonly timeZone: string;
  /** Milliseconds since 1970, a whole second. */
  readonly instant: number;
  /** The whole serial of its day, and its milliseconds since midnight. */
  readonly day: number;
  readonly milliseconds: number;
}

/** The second asked last: after a change every cell asks for today, and formatting a date takes longer than many an answer. */
let last: LocalSecond | undefined;

function secondIn(timeZone: string, instant: number): LocalSecond {
  if (last?.instant === instant && last.timeZone === timeZone) return last;
  const parts = new Map(
    formatterFor(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const day = serialOf(part("year"), part("month"), part("day")) ?? 0;
  const milliseconds = ((part("hour") * 60 + part("minute")) * 60 + part("second")) * 1000;
  last = { timeZone, instant, day, milliseconds };
  return last;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) formatters.set(timeZone, (formatter = makeFormatter(timeZone)));
  return formatter;
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = {
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    hourCycle: "h23",
  };
  try {
    return new Intl.DateTimeFormat("en-US", timeZone === "" ? options : { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat("en-US", options);
  }
}

/** Milliseconds until the next midnight in a zone, at least one. */
export function untilMidnight(timeZone: string): number {
  const now = nowIn(timeZone);
  return Math.max(1, Math.ceil((Math.floor(now) + 1 - now) * 86_400_000));
}

/** How many minutes a zone is ahead of UTC at an instant (milliseconds since 1970). */
export function offsetOf(timeZone: string): (utcMilliseconds: number) => number {
  return (utcMilliseconds) => {
    const local = (nowIn(timeZone, new Date(utcMilliseconds)) - 25569) * 86_400_000;
    return Math.round((local - utcMilliseconds) / 60_000);
  };
}
