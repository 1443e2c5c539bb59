import type { Word } from "../language";
import type { Options } from "./words";

/** The lists that the product knows. Funnel and Owner hold old names only: their values come from Stages and People. */
export type ListName =
  | "Source"
  | "Channel"
  | "Product"
  | "Loss Reason"
  | "Competitor"
  | "Activity Kind"
  | "Currency"
  | "Funnel"
  | "Owner";

/** The names of the lists as they are written in the column List. */
export const listNames: Options<ListName> = {
  Source: { en: "Source", zh: "来源", also: ["线索来源"] },
  Channel: { en: "Channel", zh: "渠道" },
  Product: { en: "Product", zh: "产品" },
  "Loss Reason": { en: "Loss Reason", zh: "输单原因", also: ["Lost Reason", "丢单原因"] },
  Competitor: { en: "Competitor", zh: "竞争对手", also: ["竞品"] },
  "Activity Kind": { en: "Activity Kind", zh: "跟进方式" },
  Currency: { en: "Currency", zh: "币种" },
  Funnel: { en: "Funnel", zh: "销售漏斗", also: ["漏斗"] },
  Owner: { en: "Owner", zh: "负责人" },
};

/** The values that set-up offers, in both languages. Products and competitors are the team's own to add. */
export const defaultListValues: Readonly<Partial<Record<ListName, readonly Word[]>>> = {
  Source: [
    { en: "Website", zh: "网站" },
    { en: "Referral", zh: "转介绍" },
    { en: "Exhibition", zh: "展会" },
    { en: "Advertising", zh: "广告" },
    { en: "Search engine", zh: "搜索引擎" },
    { en: "Cold call", zh: "陌拜" },
    { en: "Existing customer", zh: "老客户" },
    { en: "Other", zh: "其他" },
  ],
  Channel: [
    { en: "Direct", zh: "直销" },
    { en: "Partner", zh: "渠道商" },
    { en: "Online", zh: "线上" },
  ],
  "Loss Reason": [
    { en: "Price", zh: "价格" },
    { en: "Competitor", zh: "竞争对手" },
    { en: "No budget", zh: "没有预算" },
    { en: "No decision", zh: "客户未决定" },
    { en: "Requirements not met", zh: "需求不匹配" },
    { en: "No contact", zh: "联系不上" },
    { en: "Other", zh: "其他" },
  ],
  "Activity Kind": [
    { en: "Call", zh: "电话" },
    { en: "Visit", zh: "拜访" },
    { en: "E-mail", zh: "邮件" },
    { en: "Message", zh: "即时消息" },
    { en: "Meeting", zh: "会议" },
    { en: "Demonstration", zh: "演示" },
  ],
};
