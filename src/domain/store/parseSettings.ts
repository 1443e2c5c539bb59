import type { CellValue } from "../cell";
import type { Language } from "../language";
import { nameKey } from "./name";
import { nearest } from "./nearest";
import type { SetupProblem } from "./problem";
import { readNumber } from "./readNumber";
import { problem } from "./readSetupCell";
import { isBlank, textOf, type Row } from "./row";
import { schemaVersion, settingKeys, weekdays } from "./settingKeys";
import type { Settings } from "./setup";

/** What counts where Settings says nothing. */
const defaultSettings: Settings = {
  locale: "en",
  timeZone: "",
  baseCurrency: "",
  fiscalYearStart: 1,
  weekStart: 1,
  workingDays: [1, 2, 3, 4, 5],
  schemaVersion,
};

/** Reads Settings: keys and values in either language. A value that cannot be read is reported, the default stands. */
export function parseSettings(rows: readonly Row[], problems: SetupProblem[]): Settings {
  let settings = defaultSettings;
  rows.forEach((row, index) => {
    const written = textOf(row, "key");
    if (written === "") return;
    const key = settingKey(written);
    if (key === undefined) {
      // Teams may keep settings of their own here; only what looks like a slip of the pen is said.
      const words = Object.values(settingKeys).flatMap((word) => [word.en, word.zh]);
      const near = nearest(written, words);
      if (near !== undefined)
        problems.push(problem("Settings", index, "key", "unknownSetting", written, near));
      return;
    }
    const value = row.get("value");
    if (value === undefined || isBlank(value)) return;
    const changed = withSetting(settings, key, value);
    if (changed === undefined) {
      problems.push(problem("Settings", index, "value", "unreadableSetting", String(value)));
    } else {
      settings = changed;
    }
  });
  return settings;
}

function settingKey(written: string): keyof Settings | undefined {
  const key = nameKey(written);
  return (Object.keys(settingKeys) as (keyof Settings)[]).find((candidate) => {
    const word = settingKeys[candidate];
    return [candidate, word.en, word.zh, ...(word.also ?? [])].some((spelling) => nameKey(spelling) === key);
  });
}

function withSetting(settings: Settings, key: keyof Settings, value: CellValue): Settings | undefined {
  const text = String(value).trim();
  switch (key) {
    case "timeZone":
      return { ...settings, timeZone: text };
    case "baseCurrency":
      return { ...settings, baseCurrency: text.toUpperCase() };
    case "fiscalYearStart": {
      const month = readNumber(typeof value === "string" ? value.replace(/月$/, "") : value);
      return isWholeBetween(month, 1, 12) ? { ...settings, fiscalYearStart: month } : undefined;
    }
    case "weekStart": {
      const day = readWeekday(text);
      return day === undefined ? undefined : { ...settings, weekStart: day };
    }
    case "workingDays": {
      const days = readWeekdays(text);
      return days === undefined ? undefined : { ...settings, workingDays: days };
    }
    case "locale": {
      const locale = readLanguage(text);
      return locale === undefined ? undefined : { ...settings, locale };
    }
    case "schemaVersion": {
      const version = readNumber(value);
      return isWholeBetween(version, 1, 1e6) ? { ...settings, schemaVersion: version } : undefined;
    }
  }
}

function isWholeBetween(value: number | undefined, least: number, most: number): value is number {
  return value !== undefined && Number.isInteger(value) && value >= least && value <= most;
}

/** A language as somebody wrote it: "en-GB", "English", "zh", "zh_CN", "中文"; undefined where it is neither. */
function readLanguage(written: string): Language | undefined {
  const key = nameKey(written);
  if (/^(en\b|english|英)/.test(key)) return "en";
  if (/^(zh\b|zh_|chinese|中|简体)/.test(key)) return "zh-CN";
  return undefined;
}

/** A weekday as somebody wrote it, 1 = Monday … 7 = Sunday. */
function readWeekday(written: string): number | undefined {
  const key = nameKey(written);
  const number = Number(key);
  if (key !== "" && isWholeBetween(number, 1, 7)) return number;
  const index = weekdays.findIndex((word) =>
    [word.en, word.zh, ...(word.also ?? [])].some((spelling) => nameKey(spelling) === key),
  );
  return index < 0 ? undefined : index + 1;
}

/** Weekdays as somebody wrote them: "Monday, Tuesday", "周一、周二", "1,2,3,4,5", "Mon-Fri", "周一至周五", "12345". */
function readWeekdays(written: string): number[] | undefined {
  if (/^[1-7]{2,7}$/.test(written)) return unique(written.split("").map(Number));
  const days: number[] = [];
  for (const part of written.split(/[,;、，；\s]+/).filter((text) => text !== "")) {
    const [from = "", to] = part.split(/[-–~～至到]/);
    const first = readWeekday(from);
    const last = to === undefined ? first : readWeekday(to);
    if (first === undefined || last === undefined) return undefined;
    for (let day = first; day !== last; day = (day % 7) + 1) days.push(day);
    days.push(last);
  }
  return days.length === 0 ? undefined : unique(days);
}

function unique(days: readonly number[]): number[] {
  return [...new Set(days)].sort((a, b) => a - b);
}
