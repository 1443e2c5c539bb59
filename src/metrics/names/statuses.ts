import type { Options } from "../../domain/store/words";

/** What TALLY counts and AMOUNT adds up, besides a stage's name. Without "leads" a status is of opportunities. */
export type Status =
  | "new leads"
  | "open leads"
  | "converted"
  | "lost leads"
  | "invalid leads"
  | "new opportunities"
  | "open"
  | "won"
  | "lost"
  | "invalid"
  | "customers"
  | "new customers"
  | "activities"
  | "weighted";

/** The statuses as they are written in formulas, in both languages. */
export const statuses: Options<Status> = {
  "new leads": { en: "new leads", zh: "新线索", also: ["new lead", "新增线索"] },
  "open leads": { en: "open leads", zh: "进行中线索", also: ["open lead", "未转换线索", "在跟线索"] },
  converted: {
    en: "converted",
    zh: "已转换",
    also: ["converted leads", "转换", "转化", "已转化", "已转换线索"],
  },
  "lost leads": { en: "lost leads", zh: "输单线索", also: ["disqualified", "流失线索"] },
  "invalid leads": { en: "invalid leads", zh: "无效线索" },
  "new opportunities": {
    en: "new opportunities",
    zh: "新商机",
    also: ["new opportunity", "new deals", "新增商机"],
  },
  open: { en: "open", zh: "进行中", also: ["open opportunities", "open deals", "在途", "进行中商机"] },
  won: { en: "won", zh: "赢单", also: ["won opportunities", "won deals", "成交", "已赢单", "已成交"] },
  lost: { en: "lost", zh: "输单", also: ["lost opportunities", "lost deals", "丢单", "已输单"] },
  invalid: { en: "invalid", zh: "无效", also: ["invalid opportunities", "invalid deals", "无效商机"] },
  customers: { en: "customers", zh: "客户", also: ["customer", "成交客户"] },
  "new customers": { en: "new customers", zh: "新客户", also: ["new customer", "新增客户", "新成交客户"] },
  activities: { en: "activities", zh: "跟进", also: ["activity", "跟进记录", "活动"] },
  weighted: { en: "weighted", zh: "加权", also: ["weighted amount", "加权金额", "加权预测"] },
};
