/** What the page around the spreadsheet says. */
export interface PageTexts {
  readonly title: string;
  readonly notExcel: string;
  readonly notExcelTip: string;
  readonly newBook: string;
  readonly example: string;
  readonly open: string;
  readonly save: string;
  readonly saveTip: string;
  readonly otherLanguage: string;
  readonly otherLanguageTip: string;
  readonly dark: string;
  readonly light: string;
  readonly pane: string;
  readonly paneTip: string;
  readonly resizePane: string;
  readonly actions: string;
  readonly loading: string;
  readonly refused: (reason: string) => string;
  readonly notStarted: string;
  readonly cantRead: (name: string, reason: string) => string;
  readonly unsaved: string;
  readonly recreated: string;
}

const en: PageTexts = {
  title: "Funnelbook workbench",
  notExcel: "A workbench, not Excel",
  notExcelTip:
    "This spreadsheet stands in for Excel so that Funnelbook can be tried and tested without it. The add-in in the pane is the one that Excel loads; the grid is Univer. Nothing is saved until you save it as a file.",
  newBook: "New",
  example: "Example",
  open: "Open…",
  save: "Save as .xlsx",
  saveTip: "Download the workbook as an Excel file",
  otherLanguage: "中文",
  otherLanguageTip: "切换到中文（页面重新加载，工作簿保留）",
  dark: "Dark",
  light: "Light",
  pane: "Pane",
  paneTip: "Show or hide the task pane",
  resizePane: "Drag, or use the arrow keys, to make the task pane wider or narrower",
  actions: "Funnelbook actions",
  loading: "Opening the workbook…",
  refused: (reason) => `The workbook didn't take that: ${reason}`,
  notStarted: "The task pane couldn't be started. Reload the page; if it stays so, run npm run build.",
  cantRead: (name, reason) => `"${name}" couldn't be opened: ${reason} Nothing has changed.`,
  unsaved: "The workbook is kept only in this page. Leave it?",
  recreated: "The workbook was reopened as it was.",
};

const zh: PageTexts = {
  title: "Funnelbook 工作台",
  notExcel: "这是工作台，不是 Excel",
  notExcelTip:
    "这个表格代替 Excel，没有 Excel 也能试用和测试 Funnelbook。窗格中的加载项与 Excel 加载的完全相同；表格由 Univer 提供。在您另存为文件之前，不会保存任何内容。",
  newBook: "新建",
  example: "示例",
  open: "打开…",
  save: "另存为 .xlsx",
  saveTip: "将工作簿下载为 Excel 文件",
  otherLanguage: "English",
  otherLanguageTip: "Switch to English (the page reloads, the workbook stays)",
  dark: "深色",
  light: "浅色",
  pane: "窗格",
  paneTip: "显示或隐藏任务窗格",
  resizePane: "拖动或使用方向键调整任务窗格的宽度",
  actions: "Funnelbook 操作",
  loading: "正在打开工作簿…",
  refused: (reason) => `工作簿没有接受：${reason}`,
  notStarted: "任务窗格未能启动。请重新加载页面；若仍如此，请运行 npm run build。",
  cantRead: (name, reason) => `无法打开“${name}”：${reason} 工作簿没有任何改动。`,
  unsaved: "工作簿只保存在此页面中。要离开吗？",
  recreated: "已按原样重新打开工作簿。",
};

/** The page's languages. */
export type PageLanguage = "en" | "zh-CN";

/** The language to speak: what the address asks for, else the browser's. */
export function pageLanguage(asked: string | null, browser: readonly string[]): PageLanguage {
  const first = asked ?? browser[0] ?? "en";
  return /^zh\b/i.test(first) ? "zh-CN" : "en";
}

/** The page's texts in a language. */
export const pageTexts = (language: PageLanguage): PageTexts => (language === "en" ? en : zh);
