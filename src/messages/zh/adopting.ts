import type { adopting as english } from "../en/adopting";

/** The sentences of adopting, in Chinese. */
export const adopting: Readonly<Record<keyof typeof english, string>> = {
  adoptTableOpportunities: "从{headers}看，这是一张商机表。",
  adoptTableLeads: "从{headers}看，这是一张线索表。",
  adoptNoTable: "这里没有找到表格。请把标题放在一行，数据紧接在下面，再选中这张工作表。",

  adoptWhyHeader: "标题“{header}”就是这个意思。",
  adoptWhyEnding: "从“{header}”的最后一个词判断，请核对。",
  adoptWhyEntered: "“{header}”是进入{stage}的日期。",
  adoptWhyStem: "“{header}”是日期，并以阶段{stage}命名。",
  adoptWhyUniqueCodes: "{count} 个值各不相同，像是编号。",
  adoptWhyStageWords: "其中的值是阶段名称：{example}。",
  adoptWhyExpectedWhileOpen: "有 {count} 行进行中的商机在“{header}”里有日期：未结束时是预计，结束后是实际。",
  adoptWhyStageProbability: "“{header}”在同一阶段的每一行都相同，所以它属于阶段。",
  adoptWhyExtra: "附加列：保持原样，可用作筛选。",

  adoptDatesNone: "没有日期。",
  adoptDatesClear: "每个日期都只有一种读法。",
  adoptDatesDayFirst: "日在前：第 {row:plain} 行的“{text}”只能这样读。",
  adoptDatesMonthFirst: "月在前：第 {row:plain} 行的“{text}”只能这样读。",
  adoptDatesShared: "与写法相同的“{column}”一样读。",
  adoptDatesAsk: "“{text}”有两种读法。请说明日在前还是月在前。",
  adoptDatesMixed: "有的日期只能是日在前，有的只能是月在前。请说明两种都读得通的按哪一种。",
  adoptDateOrderUnknown: "“{column}”：像 {text} 这样的日期有两种读法。请选择日在前或月在前。",
  adoptDateOrderMixed:
    "“{column}”里日在前和月在前混用，例如 {text}。请选择其余日期的读法；不符合的保留为文本并列出。",
  adoptDatesHalfRead:
    "“{column}”里有 {count} 个文本日期，而真正的日期里日都不大于 12。这个文件可能是在另一种地区设置下打开的，真正的日期里月和日可能颠倒了。请先核对几个再继续。",
  adoptDateUnreadable:
    "“{column}”：有 {count} 个单元格不是日期，例如“{text}”（第 {rows} 行）。请在表中更正，或不带它们继续。",
  adoptNumberUnreadable:
    "“{column}”：有 {count} 个单元格不是数字，例如“{text}”（第 {rows} 行）。请在表中更正，或不带它们继续。",
  adoptDateInFuture: "有 {count} 条记录把已发生的事写成了未来的日期（第 {rows} 行）。这个日期不采用。",
  adoptBeforeCreated:
    "有 {count} 条记录的日期早于创建时间（第 {rows} 行）。这些记录的创建时间将为空，更正之前不计算时长。",
  adoptEntryAfterClose: "有 {count} 条记录在结束之后才进入某个阶段（第 {rows} 行）。这个日期不采用。",
  adoptNoClosedDate: "有 {count} 条已结束的记录没有结束时间（第 {rows} 行）。采用该记录已知的最后日期。",
  adoptClosedUndated:
    "有 {count} 条已结束的记录没有任何日期（第 {rows} 行）。在任何日期都算已结束，不计入任何期间。",
  adoptConvertedUndated:
    "有 {count} 条已转换的线索没有日期（第 {rows} 行）。转换不登记；填上转换时间即可补记。",
  adoptHistoryEndsElsewhere:
    "有 {count} 条记录最后一个进入日期属于另一个阶段（第 {rows} 行）。进入当前阶段的时间采用已知的最后日期。",
  adoptOutcomeContradicts:
    "有 {count} 行的状态与阶段说法不一，例如“{text}”（第 {rows} 行）。状态为进行中时以阶段为准，否则以状态为准。",

  adoptNoId: "没有一列是每条记录各自的编号。Funnelbook 可以加一列；排序之后要靠编号找到记录。",
  adoptIdBlank: "有 {count} 条记录没有编号（第 {rows} 行），将自动编号，例如 {text}。",
  adoptIdDuplicate:
    "有 {count} 行的编号重复，例如 {text}（第 {rows} 行）。请在表中更正，或让后面的顺次编号（{text}-2）。",
  adoptIdUsed: "有 {count} 个编号在本工作簿中已被使用，例如 {text}（第 {rows} 行）。请给这些行换编号。",
  adoptStageUnknown:
    "有 {count} 行的阶段不在下面的列表里：“{text}”（第 {rows} 行）。请更正单元格，或重新选择阶段列。",
  adoptStageBlank: "有 {count} 行没有阶段（第 {rows} 行）。将填入第一个阶段。",
  adoptFunnelUnknown:
    "有 {count} 行的销售漏斗不在下面的列表里：“{text}”（第 {rows} 行）。请更正单元格，或重新选择漏斗列。",

  adoptStageByName: "名称说明了它是哪一类阶段。",
  adoptStageByNumber: "按名称里的编号排列。",
  adoptStageByWord: "按这类阶段通常的位置排列。",
  adoptStageByProbability: "按成交概率排列。",
  adoptStageByEntries: "按进入过的记录数排列。",
  adoptStageOrderUnsure: "表中看不出{stage}的位置，请把它放到该在的地方。",
  adoptStageUnclear: "“{stage}”没有说明是赢单还是输单，请核对类型。",
  adoptStageAdded: "补上的阶段，以便记录可以移到那里。",
  adoptStageExisting: "本工作簿中销售漏斗{funnel}的阶段。",

  adoptCreatedStandIn: "没有创建时间：以{column}中最早的日期代替。没有该日期的记录不带日期。",
  adoptCloseSplit: "“{column}”作为预计成交日期；另加一列结束时间，用于已结束的商机。",
  adoptOutcomeIntoStage: "赢单和输单的商机以结果作为阶段。“{column}”作为附加列保留，不再更新。",
  adoptDeletedRemoved:
    "有 {count} 行标为已删除：在流转记录中记为移除，此后不计入任何数字。之后可以把这些行从表中删掉。",
  adoptColumnsAdded: "在表格右边加上：{columns}。",
  adoptHeaderChanged: "标题“{from}”改为“{to}”，以免被当成别的内容。",
  adoptLinesBelow: "数据下面有 {count} 行不属于表格，第一行是“{text}”。",
};
