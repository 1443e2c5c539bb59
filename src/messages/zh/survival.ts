import type { survival as english } from "../en/survival";

/** The sentences of times and shares that count what is still open, in Chinese. */
export const survival: Readonly<Record<keyof typeof english, string>> = {
  medianNotReached:
    "尚无中位数：跟踪的 {n} 条中有 {ended} 条走到了所计时的终点，仍在进行中的占比始终没有降到一半。要看若干天内走到终点的占比，请用 FUNNEL.WONWITHIN。",
  wonWithinNeedsDays: "WONWITHIN 需要一个不小于 0 的天数，例如 90；这里不是：{days}。",
  unknownGrain: "COHORTS 没有“{grain}”这种分组。您是指“{nearest}”吗？请用月、季度、年、财季或财年。",
  unknownCohortMeasure:
    "COHORTS 按商机或线索计数，不能按“{measure}”。要按线索请写“指标”“线索”，否则不写指标。",

  noteFollowed:
    "{ended} 条走到了所计时的终点；{otherwise} 条以其他方式离开、{open} 条仍在进行中，按各自被跟踪的时长计入。",
  noteAtRisk: "跟踪满 {days} 天的：{n} 条中的 {atRisk} 条。",
  noteNotPlainShare: "分子和分母是截至当日的个数；占比本身还考虑了进行中商机只被跟踪了一部分时间。",
  noteBeyondFollowUp: "没有商机被跟踪满 {days} 天：最长 {longest} 天，占比即为 {longest} 天时的值。",
  definitionWonWithin:
    "期间内创建的商机在创建后若干天内赢单的占比（Aalen–Johansen）：输单和无效的不会再赢单，进行中的按已跟踪的时长计入。",
  definitionSalesCycleInclOpen:
    "从商机创建到赢单的 Kaplan–Meier 中位数，取期间内创建的商机：进行中的在截至日删失，输单和无效的在结束时删失。",
  definitionConvertTimeInclOpen:
    "从线索创建到其首个商机创建的 Kaplan–Meier 中位数，取期间内创建的线索：进行中的在截至日删失，输单和无效的在结束时删失。",
  definitionTotalTimeInclOpen:
    "从线索创建到赢单的 Kaplan–Meier 中位数，取线索创建于期间内、可追溯到线索的商机：进行中的在截至日删失，输单和无效的在结束时删失。",
  definitionStageTimeInclOpen:
    "该阶段各次停留天数的 Kaplan–Meier 中位数，每次停留单独计算（同一记录的多次停留不相加）。期间按进入日筛选：仍在停留的还没有离开日。离开该阶段即为结束，转为输单或无效也算；仍在停留的在截至日删失；按负责人筛选时，转交的在转交时删失。",

  headerCohort: "批次",
  cohortConverted: "已转换",
  cohortWon: "赢单",
  cohortStillOpen: "仍在进行中",
  cohortWonWithin: "{days:plain} 天内赢单",
  cohortConvertedWithin: "{days:plain} 天内转换",
  cohortShareWithin: "{days:plain} 天内占比",
  cohortOldEnough: "已满 {days:plain} 天",
  cohortWonOfOldEnough: "其中 {days:plain} 天内赢单",
  cohortConvertedOfOldEnough: "其中 {days:plain} 天内转换",
  cohortShareOfOldEnough: "其中 {days:plain} 天内占比",
  cohortUndated: "（无日期）",
};
