import type { Word } from "../language";
import type { Settings } from "./setup";

/** The keys of the Settings table, in the order in which set-up writes them. */
export const settingKeys: Readonly<Record<keyof Settings, Word>> = {
  timeZone: { en: "Time Zone", zh: "时区" },
  baseCurrency: { en: "Base Currency", zh: "本位币", also: ["基准币种"] },
  fiscalYearStart: { en: "Fiscal Year Start", zh: "财年起始月", also: ["财年开始"] },
  weekStart: { en: "Week Start", zh: "每周起始日", also: ["周起始日"] },
  workingDays: { en: "Working Days", zh: "工作日" },
  locale: { en: "Locale", zh: "语言", also: ["Language", "区域"] },
  schemaVersion: { en: "Schema Version", zh: "结构版本", also: ["架构版本"] },
};

/** The version of the store's schema that this build writes. A store with a newer one is opened read-only. */
export const schemaVersion = 1;

/** The weekdays, Monday first, as they are written in Settings. */
export const weekdays: readonly Word[] = [
  { en: "Monday", zh: "周一", also: ["Mon", "星期一", "一"] },
  { en: "Tuesday", zh: "周二", also: ["Tue", "星期二", "二"] },
  { en: "Wednesday", zh: "周三", also: ["Wed", "星期三", "三"] },
  { en: "Thursday", zh: "周四", also: ["Thu", "星期四", "四"] },
  { en: "Friday", zh: "周五", also: ["Fri", "星期五", "五"] },
  { en: "Saturday", zh: "周六", also: ["Sat", "星期六", "六"] },
  { en: "Sunday", zh: "周日", also: ["Sun", "星期日", "星期天", "日"] },
];
