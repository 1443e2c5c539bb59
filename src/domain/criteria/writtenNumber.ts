import { serialOfDate } from "../dates/periodDays";

const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?(\s*%)?$/i;
const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?(\s*%)?$/;
const dashed = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?:[ T](.+))?$/;
const chinese = /^(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?(?:\s*(.+))?$/;
const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/;
const eitherOrder = /^\d{1,2}([-/.])\d{1,2}\1\d{2,4}(\s.*)?$/;

/**
 * The number that a text stands for where Excel would take it as one: `5`, `-1.5`, `1e3`, `1,000`, `50%`, and dates that can
 * be read one way only (`2026-01-05`, `2026/1/5`, `2026年1月5日`, a month without its day as its first day, each with a time or
 * without) as serials. Undefined for any other text; `1/2/2026` is one of them, see {@link isAmbiguousDate}.
 */
export function writtenNumber(text: string): number | undefined {
  const written = text.normalize("NFKC").trim();
  const first = written.charCodeAt(0);
  if (Number.isNaN(first) || first > 0x39 || first < 0x2b) return undefined;
  if (plain.test(written) || grouped.test(written)) return plainNumber(written);
  return writtenDate(written);
}

/** The serial of a date written year first, with or without a time; undefined when the text isn't one. */
export function writtenDate(text: string): number | undefined {
  const written = text.normalize("NFKC").trim();
  const match = dashed.exec(written);
  if (match !== null) {
    const [, year, separator, month, day, time] = match;
    if (separator === "." && day === undefined) return undefined;
    return instant(year, month, day, time);
  }
  const inChinese = chinese.exec(written);
  if (inChinese === null) return undefined;
  const [, year, month, day, time] = inChinese;
  return instant(year, month, day, time);
}

/** Whether the text is a date that one reader takes for day first and another for month first. */
export function isAmbiguousDate(text: string): boolean {
  return eitherOrder.test(text.normalize("NFKC").trim());
}

function plainNumber(written: string): number | undefined {
  const percent = written.endsWith("%");
  const value = Number((percent ? written.slice(0, -1) : written).replaceAll(",", ""));
  if (!Number.isFinite(value)) return undefined;
  return percent ? value / 100 : value;
}

function instant(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  time: string | undefined,
): number | undefined {
  const date = serialOfDate(Number(year), Number(month), day === undefined ? 1 : Number(day));
  if (date === undefined || time === undefined) return date;
  if (day === undefined) return undefined;
  const parts = clock.exec(time.trim());
  if (parts === null) return undefined;
  const [, hours, minutes, seconds] = parts;
  const fraction = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / 86_400;
  return Number(hours) < 24 && Number(minutes) < 60 && Number(seconds ?? 0) < 60 ? date + fraction : undefined;
}
