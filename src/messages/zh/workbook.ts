import type { workbook as english } from "../en/workbook";

/** The sentences of workbook, in Chinese. */
export const workbook: Readonly<Record<keyof typeof english, string>> = {
  excelDidNotAnswer:
    "Excel 在 {seconds} 秒内没有响应。已写入的内容会在下次读取时检查并补全:请点“对账”,或重新打开工作簿。",
  sheetProtected: "要写入的工作表受保护。请先撤销保护(审阅 > 撤销工作表保护),再试一次。",
  sheetIsProtected: "工作表“{sheet}”受保护,未写入任何内容。请先撤销保护(审阅 > 撤销工作表保护),再试一次。",
  finishEditing: "有单元格正在编辑。请在表格中按 Enter 或 Esc,然后再试一次。",
  tooMuchAtOnce: "一次处理的内容超过了 Excel 的上限。请少选几行再试。",
  itemGone: "某个表或工作表已不在原处。请点“刷新”重新查找。",
  otherWorkbookHasFocus: "当前在前面的是另一个工作簿。请点回本工作簿再试一次。",
  excelTooOld: "这个 Excel 版本太旧。需要 Microsoft 365、Excel 2024 或网页版 Excel(Excel 2021 尽力支持)。",
  excelRefused: "Excel 拒绝了这个操作({excelCode})。其他内容未改动;请点“刷新”后再试。",
  rowTooLarge: "工作表“{sheet}”第 {row|plain} 行的内容超过 Excel 一次能交出的 5 MB。请缩短其中的文字。",
  recordGone: "{recordId} 已不在表中,可能被删除或改了编号。请点“刷新”。",
  storeChanged: "各表在此期间有改动。请点“刷新”后再试。",
  noIdColumn: "表“{table}”没有编号列({header})。请加上这一列,或在 Fields 表中指明你自己的编号列。",
  unreadableRow: "工作表“{sheet}”第 {row|plain} 行:{column} 的“{text}”无法识别。{hint}",
};
