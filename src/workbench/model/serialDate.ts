/** Parts of an Excel serial date and time (1900 system). */
export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

const dayMilliseconds = 86_400_000;
/** Excel believes in 29 February 1900: serials from 61 on count one day more. */
const epoch = Date.UTC(1899, 11, 30);

/** Splits a serial; undefined if it is negative or past the year 9999. */
export function partsOfSerial(serial: number): DateParts | undefined {
  if (!(serial >= 0) || serial >= 2_958_466) return undefined;
  let days = Math.floor(serial);
  let seconds = Math.round((serial - days) * 86_400);
  if (seconds >= 86_400) {
    seconds = 0;
    days += 1;
  }
  const date = new Date(epoch + (days < 60 ? days + 1 : days) * dayMilliseconds);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    weekday: date.getUTCDay(),
  };
}

/** The serial of a calendar day; months and days beyond their range carry over, as in `DATE`. */
export function serialOfDate(year: number, month: number, day: number): number {
  const days = Math.round((Date.UTC(year, month - 1, day) - epoch) / dayMilliseconds);
  return days < 61 ? days - 1 : days;
}
