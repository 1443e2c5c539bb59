import type { reports as english } from "../en/reports";

/** The sentences of the tables that metrics are put together in, in Chinese. */
export const reports: Readonly<Record<keyof typeof english, string>> = {
  nothingBrokenDown: 'BREAKDOWN 首先需要一个指标，例如 "WINRATE" 或 "CONVERSION(提案,成交)"。',
  notBrokenDown: "FUNNEL.{function} 的结果不是一个数，不能分组。",
  notADateField: "“{field}”不是日期，没有月、季度或年。请指定日期字段，例如“创建时间按月”。",
  twoPeriods: "“{first}”和“{second}”划分的是同一个日期。请保留一个，或指定另一个日期，例如“创建时间按月”。",

  groupsLeftOut: "……还有 {left} 组未列出。可用“行数”放宽，或加条件缩小范围。",
  headerTotal: "合计",
  headerOf: "总数",
  wordBlank: "(空白)",

  headerFromTo: "从 \\ 到",
  rowCreated: "(新建)",
  headerRecordId: "记录编号",
  headerName: "名称",
  headerLevel: "级别",
  headerDaysInStage: "阶段停留天数",
  headerDaysSinceActivity: "距上次跟进天数",
  headerLimitDays: "上限天数",
  headerNextContact: "下次联系时间",
  wordStalled: "停滞",
  wordLate: "滞后",
  wordWatch: "关注",
  wordNone: "正常",

  noTraceableWins: "{count} 个赢单都不能追溯到日期齐全的线索，无法给出三个时间。",
  wordConvertTime: "线索转换时间",
  wordSalesCycle: "销售周期持续时间",
  wordTotalTime: "总销售时间",
  headerTime: "时间（可追溯到线索的赢单）",
  headerMean: "平均",
  headerMedian: "中位数",
  headerShareOfTotal: "占总时间",
  headerNormMean: "常规：平均",
  headerNormMedian: "常规：中位数",
  headerStandard: "标准",
  headerDifference: "差异",
  headerMeanFrom: "平均值 95% 区间下限",
  headerMeanTo: "平均值 95% 区间上限",
  headerTraceable: "样本数（可追溯赢单）",
  headerOfWins: "全部赢单",
  noteTooFew: "样本少,差异不可靠",

  nothingRecorded: "这些记录在该期间内没有带日期的事件，无从判断登记是否及时。",
  definitionRecordedOnTime: "期间内发生的事件中，在发生后一天内登记的占比。",

  unknownRanking: "不能按“{measure}”排名。您是指“{nearest}”吗？可用的指标（也可写“按团队”）：{known}。",
  headerRank: "名次",
  headerShare: "占比",
};
