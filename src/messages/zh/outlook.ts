import type { outlook as english } from "../en/outlook";

/** The sentences of what lies ahead and how it came to it, in Chinese. */
export const outlook: Readonly<Record<keyof typeof english, string>> = {
  unknownForecastMethod:
    "没有名为“{method}”的预测方法。您是指“{nearest}”吗？可用：加权、历史、p10、p50、p90、承诺、争取、储备（均可加“累计”）、已成交、已过预计成交日。",
  noHistory: '漏斗“{funnel}”还没有赢单或输单，无法按历史赢单率预测。请用 FORECAST("加权")。',
  timeIsZero: "平均时长为 0 天：开始与结束都在同一天，无法相除。",
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
  leftOutOverdue: "未计入：已过预计成交日",
  leftOutWithoutExpectedClose: "未计入：没有预计成交日期",

  unknownTargetMeasure:
    "没有“{measure}”的目标。您是指“{nearest}”吗？指标：赢单金额、赢单数、新线索、已转换线索、新商机、新客户、跟进、赢单率、线索转换时间、销售周期持续时间、总销售时间；均可加“(调整后)”。",
  targetNeedsPeriod: "目标是按期间设定的。请写明期间，例如“期间”、“2026-Q1”。",
  targetNotBy:
    "目标按公司、团队、个人和销售漏斗设定，没有按“{field}”的目标。请去掉该条件，或按负责人、团队、销售漏斗筛选。",
  noTarget:
    "“Targets”表中没有 {from} 至 {to} 的“{measure}”。最接近的一行是 {nearest}。请添加一行，或改查那一行。",
  noTargetOfMeasure: "“Targets”表中没有“{measure}”的行（{from} 至 {to}）。请在其中添加。",
  targetsDontAddUp: "“{measure}”的 {count} 个目标不能相加。请一次只查一个人、一个团队或一个漏斗。",
  targetIsBlank: "目标为空或为 0。",
  definitionTarget: "“Targets”表为该期间设定的原目标。",
  definitionTargetRevised: "该期间截至当日调整后的目标；未调整的取原目标。",
  definitionAttainment: "期间内实际 ÷ 目标；已结束商机归结束时的负责人。",
  definitionAttainmentOfTime: "目标 ÷ 期间内实际平均时长：100% 及以上即为达成。",
  noteTargetsOfPeople: "下级团队或个人合计 {total}，与目标 {target} 相差 {difference}。",
  noteTargetsOfFunnels: "各销售漏斗合计 {total}，与目标 {target} 相差 {difference}。",
  noteTargetsOfPeriods: "各月或各季合计 {total}，与目标 {target} 相差 {difference}。",

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
