import type { AdoptionPreview, DateReading, SurveyColumn } from "../../src/domain/adopting/types";
import type { ColumnRole, Confidence } from "../../src/domain/adopting/types";

const noDates: DateReading = {
  count: 0,
  order: "none",
  why: { code: "paneEmptyColumn", params: {} },
  example: "",
  asDayFirst: null,
  asMonthFirst: null,
  unreadableCount: 0,
  unreadable: [],
};

function column(index: number, header: string, samples: readonly string[], date = noDates): SurveyColumn {
  return {
    index,
    header,
    samples,
    filled: 40,
    blank: 0,
    numbers: 0,
    logicals: 0,
    texts: 40,
    halfReadDates: 0,
    distinct: 40,
    values: [],
    date,
  };
}

const guesses: readonly (readonly [ColumnRole, Confidence])[] = [
  ["opportunityId", "sure"],
  ["account", "likely"],
  ["stage", "sure"],
  ["created", "unsure"],
  ["amount", "sure"],
  ["", "unsure"],
];

const headers = ["opportunity_id", "account", "deal_stage", "engage_date", "close_value", "sales_region"];
const samples = [
  ["1C1I7A6R", "Z063OYW0"],
  ["Cancity", "Isdom", "Hatfan"],
  ["Won", "Engaging", "Lost"],
  ["3/4/2026", "5/6/2026"],
  ["1054", "4514"],
  ["East", "West"],
];

/** A preview of forty deals whose created dates can be read day first or month first. */
export const preview: AdoptionPreview = {
  survey: {
    block: [],
    firstSheetRow: 1,
    readDate: () => undefined,
    headerRow: 0,
    rows: [],
    above: [],
    below: [],
    columns: headers.map((header, index) =>
      column(
        index,
        header,
        samples[index] ?? [],
        index === 3
          ? {
              ...noDates,
              count: 40,
              order: "ask",
              example: "3/4/2026",
              asDayFirst: 46115,
              asMonthFirst: 46085,
            }
          : noDates,
      ),
    ),
  },
  guess: {
    table: "Opportunities",
    why: { code: "paneColumns", params: {} },
    columns: headers.map((header, index) => ({
      column: index,
      header,
      role: guesses[index]?.[0] ?? "",
      confidence: guesses[index]?.[1] ?? "unsure",
      why: { code: "paneExtraColumn", params: {} },
    })),
  },
  choices: [
    { role: "opportunityId", word: { en: "Opportunity ID", zh: "商机编号" } },
    { role: "account", word: { en: "Account", zh: "客户" } },
    { role: "stage", word: { en: "Stage", zh: "阶段" } },
    { role: "created", word: { en: "Created", zh: "创建时间" } },
    { role: "amount", word: { en: "Amount", zh: "商机金额" } },
  ],
  decisions: {
    table: "Opportunities",
    sourceTable: "sales_pipeline",
    roles: { 0: "opportunityId", 1: "account", 2: "stage", 3: "created", 4: "amount", 5: "" },
    dateOrders: {},
    stages: {
      funnels: [
        {
          name: "Sales",
          found: [],
          existing: false,
          stages: [
            stage("Engaging", "open", 20),
            stage("Prospecting", "open", 5),
            stage("Won", "won", 10),
            stage("Lost", "lost", 5),
          ],
        },
      ],
    },
    addIds: false,
    duplicateIds: "refuse",
  },
  summary: {
    table: "Opportunities",
    records: 40,
    open: 25,
    openAmounts: [{ currency: "USD", amount: 61000 }],
    overdue: 3,
    won: 10,
    lost: 5,
    invalid: 0,
    deleted: 0,
    undated: 2,
    problems: [],
    notices: [{ code: "paneAdoptWho", params: {} }],
  },
};

function stage(
  name: string,
  type: "open" | "won" | "lost",
  count: number,
): AdoptionPreview["decisions"]["stages"]["funnels"][number]["stages"][number] {
  return {
    name,
    type,
    probability: undefined,
    found: [name],
    count,
    existing: false,
    why: { code: "paneStages", params: {} },
  };
}
