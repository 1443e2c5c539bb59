import type { Options } from "./words";

/** Whose a target is. */
export type TargetLevel = "company" | "team" | "person";

/** The levels of Targets, from the whole to the parts. */
export const targetLevels: Options<TargetLevel> = {
  company: { en: "Company", zh: "公司", also: ["全公司"] },
  team: { en: "Team", zh: "团队", also: ["部门"] },
  person: { en: "Person", zh: "个人", also: ["Owner", "人员", "负责人"] },
};

/** What a target is set for. */
export type TargetMeasure =
  | "won amount"
  | "won count"
  | "new leads"
  | "converted leads"
  | "new opportunities"
  | "new customers"
  | "activities"
  | "win rate"
  | "lead conversion time"
  | "sales cycle"
  | "total sales time";

/** The measures of Targets, TARGET and ATTAINMENT, in both languages. */
export const targetMeasures: Options<TargetMeasure> = {
  "won amount": { en: "won amount", zh: "赢单金额", also: ["amount won", "成交金额", "成交额"] },
  "won count": { en: "won count", zh: "赢单数", also: ["won", "won deals", "赢单", "成交数", "赢单数量"] },
  "new leads": { en: "new leads", zh: "新线索", also: ["leads", "新增线索", "新线索数"] },
  "converted leads": {
    en: "converted leads",
    zh: "已转换线索",
    also: ["converted", "已转换", "转换线索", "转换线索数"],
  },
  "new opportunities": { en: "new opportunities", zh: "新商机", also: ["new deals", "新增商机", "新商机数"] },
  "new customers": { en: "new customers", zh: "新客户", also: ["新增客户", "新客户数"] },
  activities: { en: "activities", zh: "跟进", also: ["跟进次数", "跟进记录"] },
  "win rate": { en: "win rate", zh: "赢单率", also: ["赢率"] },
  "lead conversion time": {
    en: "lead conversion time",
    zh: "线索转换时间",
    also: ["conversion time", "converttime"],
  },
  "sales cycle": { en: "sales cycle", zh: "销售周期持续时间", also: ["销售周期", "salescycle"] },
  "total sales time": { en: "total sales time", zh: "总销售时间", also: ["total time", "totaltime"] },
};
