import type { outlook as english } from "../en/outlook";

/** The sentences of what lies ahead and how it came to it, in Chinese. */
export const outlook: Readonly<Record<keyof typeof english, string>> = {
  unknownForecastMethod:
    "没有名为“{method}”的预测方法。您是指“{nearest}”吗？可用：加权、历史、p10、p50、p90、承诺、争取、储备（均可加“累计”）、已成交、已过预计成交日。",
  noHistory: '漏斗“{funnel}”还没有赢单或输单，无法按历史赢单率预测。请用 FORECAST("加权")。',
  cycleIsZero: "平均销售周期为 0 天：商机都在创建当天赢单。",
  definitionVelocity:
    "进行中商机数 × 赢单率 × 平均赢单金额 ÷ 平均销售周期，按天：进行中取期末，其余取期间内结束的商机。",
  noteVelocity: "{open} 个进行中 × {rate:percent} × {amount} ÷ {days:days} 天。",
  definitionForecastWeighted: "预计在期间内成交的进行中商机：金额 × 成交概率（取该行，否则取阶段）。",
  definitionForecastHistory:
    "预计在期间内成交的进行中商机：金额 × 全公司到达该阶段的已结束商机的赢单率（没有则取漏斗的）。",
  definitionForecastPercentile:
    "以该概率不会超过的最小合计：预计在期间内成交的每个进行中商机，各按到达其阶段的已结束商机的赢单率独立成败。",
  definitionForecastCategory: "预计在期间内成交、属于该预测类别的进行中商机金额；空白视为储备。",
  definitionForecastCumulative:
    "预计在期间内成交、属于该类别及更有把握类别的进行中商机金额，加上期间内赢单金额。",
  definitionForecastWon: "期间内赢单的商机金额，按结束时间。",
  definitionForecastOverdue: "预计成交日已过的进行中商机金额，与期间无关。",
  noteStageRate: "{stage}（{funnel}）：{rate:percent}，到达该阶段的 {n} 个已结束商机中赢单 {won} 个。",
  noteFunnelRate:
    "{stage}（{funnel}）：{rate:percent}，漏斗 {n} 个已结束商机中赢单 {won} 个；无一到达该阶段。",
  noteForecastRounding: "金额按合计的万分之一取整；小额商机过多，取整后为合计的 {rounding:percent}。",
  leftOutOverdue: "未计入：预计成交日已过",
  leftOutWithoutExpectedClose: "未计入：没有预计成交日期",

  bridgeBackwards: "变动表从 {from} 开始，却到更早的 {to} 结束。请对调两个日期。",
  bridgeOpening: "期初（{date} 日终）",
  bridgeNew: "新增",
  bridgeReopened: "重新打开",
  bridgeIncreased: "金额增加",
  bridgeDecreased: "金额减少",
  bridgePulledIn: "提前",
  bridgePushedOut: "推迟",
  bridgeTransferredIn: "转入",
  bridgeTransferredOut: "转出",
  bridgeExchangeRates: "汇率影响",
  bridgePriorPeriod: "前期调整",
  bridgeWon: "赢单",
  bridgeLost: "输单",
  bridgeInvalid: "无效或移除",
  bridgeClosing: "期末（{date} 日终）",
  bridgeResidual: "差额",
  headerLine: "项目",
  headerCount: "数量",
  headerEffect: "影响",
  snapshotTotal: "{count} 个进行中商机",
  headerOpportunityId: "商机编号",
  headerAccount: "客户",
  headerFunnel: "销售漏斗",
  headerBaseAmount: "本位币金额",
  headerWeighted: "加权金额",
  headerForecastCategory: "预测类别",
  headerAge: "存续天数",
};
