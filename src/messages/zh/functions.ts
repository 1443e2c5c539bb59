import type { functions as english } from "../en/functions";

/** The sentences of functions, in Chinese. */
export const functions: Readonly<Record<keyof typeof english, string>> = {
  loading: "流转记录还在载入，读完后本单元格会自动显示。",
  functionFault:
    "FUNNEL.{function} 在 Funnelbook 内部出错，您的数据没有改动。请将公式和一份示例数据反馈给我们。",
  rowsLeftOut: '……另有 {left} 行未显示。在公式中加上 "行数", {rows:plain} 可看到全部。',

  "missing.status":
    "FUNNEL.{function} 的第一个参数应为状态，如“进行中”“赢单”“新线索”，或某个阶段的名称。现在所指的单元格是空的。",
  "missing.stage": "FUNNEL.{function} 的第一个参数应为阶段，如“提案”。现在所指的单元格是空的。",
  "missing.from": "FUNNEL.{function} 的第一个参数应为起始阶段，如“提案”或“线索”。现在所指的单元格是空的。",
  "missing.to": "FUNNEL.{function} 的第二个参数应为要到达的阶段，如“成交”或“商机”。现在所指的单元格是空的。",
  "missing.id": "FUNNEL.{function} 的第一个参数应为线索编号或商机编号。现在所指的单元格是空的。",
  "missing.field": "FUNNEL.{function} 的第二个参数应为字段，如“阶段”或“存续天数”。现在所指的单元格是空的。",
  "missing.metric":
    'FUNNEL.{function} 的第一个参数应为要解释的函数，如 "WINRATE" 或 "CONVERSION(提案,成交)"。',
  "missing.days": "FUNNEL.{function} 的第一个参数应为天数，如 90。现在所指的单元格是空的。",
  "missing.method":
    "FUNNEL.{function} 的第一个参数应为预测方法，如“加权”“历史”或“p50”。现在所指的单元格是空的。",
  "missing.measure":
    "FUNNEL.{function} 的第一个参数应为指标，如“赢单金额”或“新线索”。现在所指的单元格是空的。",
  "missing.rowField": "FUNNEL.{function} 的第二个参数应为行字段，如“负责人”。现在所指的单元格是空的。",
  "missing.grain": "FUNNEL.{function} 的第一个参数应为“月”或“季度”。现在所指的单元格是空的。",
  "missing.date": "FUNNEL.{function} 的第一个参数应为日期，如 2026-03-31。现在所指的单元格是空的。",
  "missing.period": "FUNNEL.{function} 的第一个参数应为有起止的期间，如“2026-Q1”或“本月”。",
  "missing.fromDay":
    "FUNNEL.{function} 的第一个参数应为起始的日期或期间，如“2026-Q1”。现在所指的单元格是空的。",
  "missing.toDay":
    "FUNNEL.{function} 的第二个参数应为结束的日期或期间，如“2026-Q1”。现在所指的单元格是空的。",

  valueMissing:
    "FUNNEL.{function}：自身参数之后应成对书写字段和值，而“{field}”后面没有值。请补上值，或将它删除。",
  fieldMissing: "FUNNEL.{function}：值“{value}”前面没有字段。请写上字段名，如“负责人”，或将两者都留空。",
  fieldIsRange:
    "FUNNEL.{function}：字段只能是一个名称，这里却是以“{field}”开头的多个单元格。请只指向一个单元格。",
  severalValues: "“{field}”只能有一个值，这里有多个（{value} ……）。请只指向一个单元格。",
  fieldTwice: "“{field}”设置了两次。请只保留一个；如果指的是同名的列，请加方括号写成 {nearest}。",
  errorInArgument: "公式的一个参数是 {error}。请先改正那个单元格，本单元格会自动更新。",

  unknownPeriod:
    "“{period}”不是可识别的期间。您是指“{nearest}”吗？其他写法：2026、2026-Q1、2026-01、2026-W05、FY2026、本月、上季、本年累计、近90天。",
  notADate:
    "{field}：“{value:plain}”不是日期。您是指“{nearest}”吗？请指向存放日期的单元格，或写成 2026-01-31。",
  ambiguousDate:
    "{field}：“{value}”以日或月开头，各地读法不同。请把年写在前面，如 2026-01-31，或指向存放日期的单元格。",
  fromAfterTo: "“自”（{from:date}）晚于“至”（{to:date}）。请将两者对调。",
  notAMode: "“{written}”不是可选的口径。您是指“{nearest}”吗？可选：{choices}。",
  notABasis: "“{written}”不是可选的依据。您是指“{nearest}”吗？可选：{choices}。",
  notAUnit: "“{written}”不是可选的时间单位。您是指“{nearest}”吗？可选：{choices}。",
  notAStatistic: "“{written}”不是可选的统计量。您是指“{nearest}”吗？可选：{choices}。",
  notDays: "“{value}”不是天数。请写大于 0 的数，如 {nearest:plain}。",
  firstIsNoStatistic:
    "“{written}”不是统计量。您是指“{nearest}”吗？（参数为奇数个时，第一个是统计量：{choices}。如果本意是成对的字段和值，那么有一个缺少值。）",
  rowsNotACount: "行数：“{value}”不是有效的行数。请写从 1 开始的整数，如 {nearest:plain}。",

  unknownMetric: "“{metric}”不是可以解释的函数。您是指“{nearest}”吗？可选：{choices}。",
  unreadableMetric: "“{metric}”读不懂。请照单元格里的写法写，如“{nearest}”；含有逗号或括号的文字请加引号。",
  referenceInMetric:
    "“{reference}”像是单元格引用，而文字里的引用无法跟踪。请直接写出它的内容（如果是名称，请加双引号），或在函数后面另写一对字段和值。",
};
