import { civilDate, hasTime, millisecondsPerDay, toMilliseconds } from "./serial";

/**
 * A serial as ISO text without a zone: "2026-11-23" for a date, "2026-11-23 14:05:09" for an instant, with ".123" only
 * where there are milliseconds. Used where a sentence names a date; `readDate` reads it back.
 */
export function formatSerial(serial: number): string {
  const { year, month, day } = civilDate(serial);
  const date = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
  if (!hasTime(serial)) return date;
  const time = toMilliseconds(serial) % millisecondsPerDay;
  const seconds = Math.floor(time / 1000);
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) =>
    digits(Math.floor(part), 2),
  );
  const milliseconds = time % 1000;
  return `${date} ${clock.join(":")}${milliseconds === 0 ? "" : `.${digits(milliseconds, 3)}`}`;
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, "0");
}
