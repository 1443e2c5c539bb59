import type { Language } from "../../domain/language";

/** A line of the overview: a label and up to three cells, each a formula or a text; one with neither is blank. */
export interface OverviewLine {
  readonly label: string;
  readonly cells: readonly OverviewCell[];
}

/** A cell of the overview: a label or a formula, and its number format. */
export interface OverviewCell {
  readonly content: string;
  readonly format?: string;
}

/** What stands on the overview sheet of a new store, from row 1. */
export interface OverviewDesign {
  readonly title: string;
  readonly note: string;
  /** Labels of the three filter cells (B4:B6): period, owner, funnel. */
  readonly filters: readonly string[];
  readonly headings: readonly string[];
  readonly lines: readonly OverviewLine[];
  /** Which of the lines is the heading of the three times, from 0. */
  readonly timesLine: number;
  readonly funnelTitle: string;
  /** How many columns STAGETABLE has, and the formats of those with numbers. */
  readonly funnelColumns: number;
  readonly funnelFormats: readonly (readonly [number, string])[];
  readonly funnelFormula: string;
}

/** Where the filter cells are; every figure takes them as pairs, and an empty one filters nothing. */
const filterCells = { period: "$B$4", owner: "$B$5", funnel: "$B$6" } as const;
/** First row of the figures and of the funnel table, 1-based. */
export const figureRow = 9;

const share = "0.0%";
const days = "0.0";
const whole = "#,##0";

/** The overview in one language. The formulas use that language's words: functions understand both. */
export function overviewDesign(language: Language): OverviewDesign {
  const words = language === "en" ? en : zh;
  const pairs = `"${words.period}",${filterCells.period},"${words.owner}",${filterCells.owner},"${words.funnel}",${filterCells.funnel}`;
  const figure = (name: string, ...own: string[]): string =>
    `=FUNNEL.${name}(${[...own.map((argument) => `"${argument}"`), pairs].join(",")})`;
  const count = (status: string): OverviewCell => ({ content: figure("TALLY", status), format: whole });
  const amount = (status: string): OverviewCell => ({ content: figure("AMOUNT", status), format: whole });
  // A share or a time of nothing is #N/A; a dash says so more quietly while the store is young.
  const quiet = (formula: string): string => `=IFERROR(${formula.slice(1)},"–")`;
  const time = (name: string): OverviewCell[] => [
    { content: quiet(figure(name, words.median)), format: days },
    { content: quiet(figure(name, words.mean)), format: days },
    { content: figure(name, words.count), format: whole },
  ];
  // EXPLAIN's first rows are the share, then its two counts: how many of how many.
  const explained = `FUNNEL.EXPLAIN("CONVERSION(${words.lead},${words.opportunity})",${pairs},"${words.rows}",4)`;
  const counted = (row: number): OverviewCell => ({
    content: `=INDEX(${explained},${row},2)`,
    format: whole,
  });
  return {
    title: words.title,
    note: words.note,
    filters: [words.period, words.owner, words.funnel],
    headings: words.headings,
    lines: [
      { label: words.openDeals, cells: [count(words.statuses.open), amount(words.statuses.open)] },
      { label: words.weighted, cells: [{ content: "" }, amount(words.statuses.weighted)] },
      { label: words.wonDeals, cells: [count(words.statuses.won), amount(words.statuses.won)] },
      { label: words.lostDeals, cells: [count(words.statuses.lost), amount(words.statuses.lost)] },
      { label: words.winRate, cells: [{ content: quiet(figure("WINRATE")), format: share }] },
      { label: words.newLeads, cells: [count(words.statuses.newLeads)] },
      { label: words.converted, cells: [count(words.statuses.converted)] },
      { label: words.validLeads, cells: [counted(3)] },
      { label: words.becameOpportunities, cells: [counted(2)] },
      {
        label: words.leadConversion,
        cells: [{ content: quiet(figure("CONVERSION", words.lead, words.opportunity)), format: share }],
      },
      { label: "", cells: [] },
      { label: words.timesTitle, cells: words.timeHeadings.map((content) => ({ content })) },
      { label: words.convertTime, cells: time("CONVERTTIME") },
      { label: words.salesCycle, cells: time("SALESCYCLE") },
      { label: words.totalTime, cells: time("TOTALTIME") },
    ],
    timesLine: 11,
    funnelTitle: words.funnelTitle,
    funnelColumns: 15,
    funnelFormats: [
      ...[1, 2, 3, 4, 5, 6, 7, 10, 11].map((column) => [column, whole] as const),
      [8, share],
      [9, share],
      [12, days],
      [13, days],
    ],
    funnelFormula: `=FUNNEL.STAGETABLE("${words.period}",${filterCells.period},"${words.owner}",${filterCells.owner},"${words.funnel}",${filterCells.funnel})`,
  };
}

const en = {
  title: "Sales funnel",
  note: "Live figures from the stage log. Fill in a yellow cell to filter; leave it empty for all. To see what lies behind a figure, select it and choose Explain in the pane.",
  period: "Period",
  owner: "Owner",
  funnel: "Funnel",
  median: "median",
  mean: "mean",
  count: "count",
  lead: "lead",
  opportunity: "opportunity",
  rows: "Rows",
  headings: ["", "Count", "Amount"],
  openDeals: "Open opportunities",
  weighted: "Weighted amount",
  wonDeals: "Won",
  lostDeals: "Lost",
  winRate: "Win rate (won ÷ won and lost)",
  newLeads: "New leads",
  converted: "Converted leads",
  validLeads: "New leads, invalid ones left out",
  becameOpportunities: "of which became opportunities",
  leadConversion: "Lead conversion rate",
  timesTitle: "The three times, in days",
  timeHeadings: ["Median", "Mean", "n"],
  convertTime: "Lead conversion time",
  salesCycle: "Sales cycle",
  totalTime: "Total sales time",
  funnelTitle: "The funnel, stage by stage",
  statuses: {
    open: "open",
    weighted: "weighted",
    won: "won",
    lost: "lost",
    newLeads: "new leads",
    converted: "converted",
  },
};

const zh: typeof en = {
  title: "销售漏斗",
  note: "数字实时取自流转记录。在黄色单元格中填写即可筛选，留空表示全部。要看某个数字的来历，请选中它，再点任务窗格中的“解释”。",
  period: "期间",
  owner: "负责人",
  funnel: "销售漏斗",
  median: "中位数",
  mean: "平均值",
  count: "个数",
  lead: "线索",
  opportunity: "商机",
  rows: "行数",
  headings: ["", "数量", "金额"],
  openDeals: "进行中的商机",
  weighted: "加权金额",
  wonDeals: "赢单",
  lostDeals: "输单",
  winRate: "赢单率（赢单 ÷ 赢单与输单）",
  newLeads: "新线索",
  converted: "已转换线索",
  validLeads: "新线索（不含无效）",
  becameOpportunities: "其中已成为商机",
  leadConversion: "线索转化率",
  timesTitle: "三个时间（天）",
  timeHeadings: ["中位数", "平均值", "样本数"],
  convertTime: "线索转换时间",
  salesCycle: "销售周期持续时间",
  totalTime: "总销售时间",
  funnelTitle: "漏斗各阶段",
  statuses: {
    open: "进行中",
    weighted: "加权",
    won: "赢单",
    lost: "输单",
    newLeads: "新线索",
    converted: "已转换",
  },
};
