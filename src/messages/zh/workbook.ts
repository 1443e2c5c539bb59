import type { workbook as english } from "../en/workbook";

/** The sentences of workbook, in Chinese. */
export const workbook: Readonly<Record<keyof typeof english, string>> = {
  excelDidNotAnswer:
    "Excel 在 {seconds} 秒内没有响应。已写入的内容会在下次读取时检查并补全：请点“核对记录”，或重新打开工作簿。",
  sheetProtected: "要写入的工作表受保护。请先撤销保护（审阅 > 撤销工作表保护），再试一次。",
  sheetIsProtected:
    "工作表“{sheet}”受保护，未写入任何内容。请先撤销保护（审阅 > 撤销工作表保护），再试一次。",
  finishEditing: "有单元格正在编辑。请在表格中按 Enter 或 Esc，然后再试一次。",
  tooMuchAtOnce: "一次处理的内容超过了 Excel 的上限。请少选几行再试。",
  itemGone: "某个表或工作表已不在原处。请点“刷新”重新查找。",
  otherWorkbookHasFocus:
    "无法判断选中了什么。请点回本工作簿，选择一个连续的行区域（不要分开多选），再试一次。",
  excelTooOld: "这个 Excel 版本太旧。需要 Microsoft 365、Excel 2024 或网页版 Excel(Excel 2021 尽力支持)。",
  excelRefused: "Excel 拒绝了这个操作（{excelCode}）。其他内容未改动；请点“刷新”后再试。",
  rowTooLarge: "工作表“{sheet}”第 {row:plain} 行的内容超过 Excel 一次能交出的 5 MB。请缩短其中的文字。",
  recordGone: "{recordId} 已不在表中，可能被删除或改了编号。请点“刷新”。",
  storeChanged: "各表在此期间有改动。请点“刷新”后再试。",
  noIdColumn: "表“{table}”没有编号列（{header}）。请加上这一列，或在“Fields”表中指明你自己的编号列。",
  columnMissing:
    "工作表“{sheet}”的表格“{table}”中已没有“{header}”这一列，因此未写入任何内容。请撤销对该列的删除或重命名，或在“Fields”表中指明由哪一列代替。",
  unreadableRow: "工作表“{sheet}”第 {row:plain} 行：{column} 的“{text}”无法识别。{hint}",
  movingRecords: "正在保存",
  settingUp: "正在初始化工作簿",
  reconciling: "正在对照各表与流转记录",
  verifyingLog: "正在校验流转记录的各行",
  adopting: "正在写入流转记录",
  readingLeads: "正在读取线索",
  readingOpportunities: "正在读取商机",
  readingStageLog: "正在读取流转记录",
  recordsMoved: "{count|已保存 {recordId}。|已保存 {count} 条记录。}",
  leadsConverted: "{count|已转换 {recordId}。|已转换 {count} 条线索。}",
  recordAdded: "已添加 {recordId}。",
  activityLogged: "{count|已为 {recordId} 登记跟进。|已为 {count} 条记录登记跟进。}",
  recordsUndone: "{count|已撤销 {recordId} 的上一次操作。|已撤销 {count} 条记录的上一次操作。}",
  noneDone: "{count} 条记录都未能完成，原因见下。",
  nothingSelected: "没有选中记录。请在线索列表或商机列表中选中一行或多行，再试一次。",
  selectionChanged: "所选内容已变化，现为 {count} 条记录。请先查看任务窗格所示内容，再重新保存。",
  noStoreYet: "这个工作簿还没有建立销售漏斗。请在 Funnelbook 任务窗格中新建，或接入一个已有的表。",
  storeIsNewer: "这些表由更新版本的 Funnelbook 建立，目前只能读取。要修改请先更新加载项。",
  noSuchMove: "{id} 不能从“{stage}”这样流转。请在任务窗格中选择其他流转方式。",
  unknownOpportunity: "没有编号为 {id} 的商机。请检查编号，或留空以新建商机。",
  noSuchTable: "工作簿中没有表 {table}。请在任务窗格中点“初始化工作簿”来补上。",
  nothingToAdopt: "这个工作表上没有线索表或商机表。请到有这种表（首行为标题）的工作表再试。",
  tableAdopted: "已接入 {count} 条记录，流转记录中有它们的 {events} 个事件。",
  storeSetUp: "工作簿已初始化。请添加线索或商机，或直接在表的下一行输入。",
  storeIsComplete:
    "工作簿中的表已齐全。下拉列表现在提供“阶段”“人员”和“选项列表”中的内容；您自己设置的保持不变。",
  reconciledNothing: "各表与流转记录一致。",
  reconciledAsking: "没有可补记的事件：表中有 {count} 处修改待确认，见下方。",
  reconciledEvents: "流转记录缺少 {events} 个事件，已补记。",
  reconciledAfterCut: "已完成 {operations} 个中断的操作；另补记 {events} 个缺少的事件。",
  logIntact: "流转记录的 {count} 行均与各自的校验码相符。",
  logNotIntact:
    "流转记录中有 {count} 处在写入后被修改或删除。流转记录保持原样；原来的内容可在文件的版本历史记录中查看。",
  logForks: "流转记录中有 {count} 处是两人同时写入的：所有行都保留并计入。",
  logRepeats: "流转记录中有 {count} 个事件出现了两次：各只计一次。",
  logRowEdited: "工作表“{sheet}”第 {row:plain} 行：事件 {eventId} 在写入后被修改过，或它之前的一行被删除了。",
  logRowMissing: "工作表“{sheet}”第 {row:plain} 行：事件 {eventId} 之前有一行流转记录已不在。",
  logRowUnchecked: "工作表“{sheet}”第 {row:plain} 行：事件 {eventId} 没有校验码，无从验证。",
  logRowUnreadable:
    "工作表“{sheet}”第 {row:plain} 行无法识别为事件，因此不计入。请恢复其中的事件、登记时间、发生时间和编号。",
  logAsWhenClosed: "{period} 关闭时的流转记录与当时记下的摘要相符。",
  logNotAsWhenClosed:
    "{period} 关闭时的流转记录与当时记下的摘要已不相符：当时的行被修改、删除或补入，或之后由时钟偏慢的设备写入。",
  explainedFigure: "{cell}：{figure}",
  figureExplained: "数字的来历从 {cell} 开始列出。清除 {caption} 和 {cell} 即可移除。",
  noRoomBeside: "本工作表最右端没有空列。请先在那里腾出位置，再解释这个数字。",
  figureGone: "选中的单元格已不含 {figure}。请重新选择该数字。",
  formulasRepaired: "已重新输入 {count} 个 FUNNEL 公式。",
  formulasRepairedPartly:
    "已重新输入 {count} 个 FUNNEL 公式。受保护的工作表未处理：{sheets}。请撤销保护后再试。",
  refreshed: "已重新读取 {count} 条记录。",
  periodClosed: "{period} 已经关闭：见设置表中的“Periods”表。",
  periodNowClosed:
    "{period} 已关闭：主要数字和流转记录摘要已记入“Periods”表。删除该表中的这一行即可重新打开。",
  headlineFigures: "进行中 {open}（{openAmount}），赢单 {won}（{wonAmount}），输单 {lost}",
};
