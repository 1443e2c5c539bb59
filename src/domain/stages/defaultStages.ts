import type { Word } from "../language";
import type { StageType } from "../store/words";

/** A stage of the default funnel, in both languages. */
export interface DefaultStage {
  readonly name: Word;
  readonly type: StageType;
  /** 0 to 1; undefined: the cell stays blank. */
  readonly probability: number | undefined;
  /** Days after which a record is late here, for set-up to begin with; undefined: none. */
  readonly stallDays?: number;
}

/** The article's seven stages and the two outcomes (SPEC section 1), in order. */
export const defaultStages: readonly DefaultStage[] = [
  { name: { en: "Collect Lead", zh: "收集线索" }, type: "lead", probability: undefined, stallDays: 7 },
  { name: { en: "Prospect", zh: "潜在客户" }, type: "lead", probability: undefined, stallDays: 14 },
  { name: { en: "Contact", zh: "达成联系" }, type: "open", probability: 0.1, stallDays: 14 },
  { name: { en: "Proposal", zh: "提案" }, type: "open", probability: 0.3, stallDays: 21 },
  { name: { en: "Negotiation", zh: "谈判" }, type: "open", probability: 0.6, stallDays: 30 },
  { name: { en: "Won", zh: "成交", also: ["合作", "赢单", "Closed Won"] }, type: "won", probability: 1 },
  {
    name: { en: "After-sales", zh: "售后", also: ["售后服务", "Aftersales"] },
    type: "aftersales",
    probability: 1,
  },
  { name: { en: "Lost", zh: "输单", also: ["丢单", "Closed Lost"] }, type: "lost", probability: 0 },
  { name: { en: "Invalid", zh: "无效" }, type: "invalid", probability: 0 },
];

/** The name of the default funnel. */
export const defaultFunnelName: Word = { en: "Sales", zh: "销售", also: ["Default", "默认"] };

/** The name of the funnel that leads get where the deals' funnels have no lead stages. */
export const leadFunnelName: Word = { en: "Leads", zh: "线索" };
