import type { CellValue } from "../../../src/domain/cell";
import {
  defaultListRows,
  defaultSettingRows,
  defaultSetup,
  defaultStageRows,
} from "../../../src/domain/store/defaults";
import { parseSetup } from "../../../src/domain/store/parseSetup";
import { findFunnel } from "../../../src/domain/stages/funnels";

const rows = (values: readonly Readonly<Record<string, CellValue>>[]): Map<string, CellValue>[] =>
  values.map((row) => new Map(Object.entries(row)));

describe("stages", () => {
  test("funnels come in order of first appearance, stages by Order", () => {
    const { setup, problems } = parseSetup({
      stages: rows([
        { funnel: "Hardware", order: 2, stage: "Quote", type: "open" },
        { funnel: "Service", order: 1, stage: "Call", type: "lead" },
        { funnel: "Hardware", order: 1, stage: "Enquiry", type: "线索" },
        { funnel: "hardware ", order: 3, stage: "Sold", type: "won", probability: "100 %" },
      ]),
    });
    expect(problems).toEqual([]);
    expect(setup.funnels.map(({ name, stages }) => [name, ...stages.map((stage) => stage.name)])).toEqual([
      ["Hardware", "Enquiry", "Quote", "Sold"],
      ["Service", "Call"],
    ]);
    expect(setup.funnels[0]?.stages.map(({ type, probability }) => [type, probability])).toEqual([
      ["lead", undefined],
      ["open", undefined],
      ["won", 1],
    ]);
    expect(findFunnel(setup, "")?.name).toBe("Hardware");
  });

  test("a single funnel needs no name; blank orders follow the rows", () => {
    const { setup } = parseSetup({
      stages: rows([{ stage: "A" }, { stage: "B", type: "won" }, { stage: "" }]),
    });
    expect(setup.funnels).toHaveLength(1);
    expect(setup.funnels[0]).toMatchObject({
      name: "",
      stages: [{ name: "A", order: 1, type: "open" }, { order: 2 }],
    });
  });

  test("required fields are named by header in either language, or by an extra column's header", () => {
    const { setup } = parseSetup({
      stages: rows([
        { stage: "A", requiredFields: "Amount、预计成交日期，Region; leadId", alsoCalled: "B, C" },
      ]),
    });
    expect(setup.funnels[0]?.stages[0]?.requiredFields).toEqual([
      "amount",
      "expectedClose",
      "Region",
      "leadId",
    ]);
    expect(setup.funnels[0]?.stages[0]?.alsoCalled).toEqual(["B", "C"]);
  });

  test("a stage twice in a funnel, an unknown type and a bad number are reported by row", () => {
    const { problems } = parseSetup({
      stages: rows([
        { funnel: "F", stage: "A", type: "opne" },
        { funnel: "F", stage: "a", type: "open" },
        { funnel: "F", stage: "C", probability: "high" },
      ]),
    });
    expect(problems.map(({ row, role, reason }) => [row, role, reason.code])).toEqual([
      [0, "type", "unknownOptionDidYouMean"],
      [1, "stage", "duplicateStage"],
      [2, "probability", "cellIsNoNumber"],
    ]);
  });
});

test("settings are read by key and value in either language", () => {
  const { setup, problems } = parseSetup({
    settings: rows([
      { key: "时区", value: "Asia/Shanghai" },
      { key: "Base Currency", value: "cny" },
      { key: "财年起始月", value: "4月" },
      { key: "week start", value: "周日" },
      { key: "Working Days", value: "周一至周五、周六" },
      { key: "Locale", value: "中文" },
      { key: "Schema Version", value: 1 },
      { key: "Our own setting", value: "x" },
    ]),
  });
  expect(problems).toEqual([]);
  expect(setup.settings).toEqual({
    timeZone: "Asia/Shanghai",
    baseCurrency: "CNY",
    fiscalYearStart: 4,
    weekStart: 7,
    workingDays: [1, 2, 3, 4, 5, 6],
    locale: "zh-CN",
    schemaVersion: 1,
  });
});

test.each([
  ["1,2,3", [1, 2, 3]],
  ["Mon-Thu", [1, 2, 3, 4]],
  ["Sun-Thu", [1, 2, 3, 4, 7]],
  ["12345", [1, 2, 3, 4, 5]],
  ["Monday, Friday", [1, 5]],
])("working days written %s are read", (value, days) => {
  expect(parseSetup({ settings: rows([{ key: "Working Days", value }]) }).setup.settings.workingDays).toEqual(
    days,
  );
});

test("a setting that can't be read leaves the default, and a slip in a key is said", () => {
  const { setup, problems } = parseSetup({
    settings: rows([
      { key: "Fiscal Year Start", value: 13 },
      { key: "Wek Start", value: 1 },
    ]),
  });
  expect(setup.settings.fiscalYearStart).toBe(1);
  expect(problems.map(({ reason }) => reason.code)).toEqual([
    "unreadableSetting",
    "unknownSettingDidYouMean",
  ]);
});

test("a store of a newer build is known as such", () => {
  expect(parseSetup({ settings: rows([{ key: "Schema Version", value: 2 }]) }).isNewer).toBe(true);
  expect(parseSetup({}).isNewer).toBe(false);
});

test("people, lists, rates and calendar are read; what is wrong in them is reported", () => {
  const { setup, problems } = parseSetup({
    people: rows([{ owner: "Ann", team: "North", role: "经理", joined: 45000, left: "" }, { owner: "ann" }]),
    lists: rows([{ list: "输单原因", value: "价格", alsoWrittenAs: "Price；太贵", active: "否" }]),
    rates: rows([
      { currency: "eur", fromDate: 46000, rate: 1.1 },
      { currency: "GBP", fromDate: "", rate: 1.3 },
      { currency: "JPY", fromDate: 46000, rate: "free" },
    ]),
    calendar: rows([
      { date: 46300, kind: "调休上班", name: "" },
      { date: "2026-10-01", kind: "", name: "国庆节" },
      { date: "some day" },
    ]),
  });
  expect(setup.people).toEqual([
    { owner: "Ann", team: "North", manager: "", role: "Manager", joined: 45000, left: undefined },
  ]);
  expect(setup.lists).toEqual([
    { list: "Loss Reason", value: "价格", alsoWrittenAs: ["Price", "太贵"], active: false },
  ]);
  expect(setup.rates).toEqual([{ currency: "EUR", fromDate: 46000, rate: 1.1 }]);
  expect(setup.calendar).toEqual([
    { date: 46300, kind: "workday", name: "" },
    { date: 46296, kind: "holiday", name: "国庆节" },
  ]);
  expect(problems.map(({ table, row, reason }) => [table, row, reason.code])).toEqual([
    ["People", 1, "duplicatePerson"],
    ["Rates", 1, "rateHasNoDate"],
    ["Rates", 2, "rateIsNoNumber"],
    ["Calendar", 2, "cellIsNoDate"],
  ]);
});

describe("the default set-up", () => {
  test("has the article's seven stages, Lost and Invalid in both languages", () => {
    expect(defaultStageRows("en").map(({ stage, type }) => [stage, type])).toEqual([
      ["Collect Lead", "lead"],
      ["Prospect", "lead"],
      ["Contact", "open"],
      ["Proposal", "open"],
      ["Negotiation", "open"],
      ["Won", "won"],
      ["After-sales", "aftersales"],
      ["Lost", "lost"],
      ["Invalid", "invalid"],
    ]);
    expect(defaultStageRows("zh-CN").map(({ stage }) => stage)).toEqual([
      "收集线索",
      "潜在客户",
      "达成联系",
      "提案",
      "谈判",
      "成交",
      "售后",
      "输单",
      "无效",
    ]);
  });

  test("reads back without a problem in both languages, and says the same", () => {
    for (const language of ["en", "zh-CN"] as const) {
      const { setup, problems } = parseSetup({
        stages: rows(defaultStageRows(language)),
        lists: rows(defaultListRows(language)),
        settings: rows(defaultSettingRows(language, { timeZone: "Europe/Berlin" })),
      });
      expect(problems).toEqual([]);
      expect(setup.settings).toMatchObject({
        locale: language,
        timeZone: "Europe/Berlin",
        workingDays: [1, 2, 3, 4, 5],
      });
      expect(new Set(setup.lists.map(({ list }) => list))).toEqual(
        new Set(["Source", "Channel", "Loss Reason", "Activity Kind"]),
      );
    }
    const types = (language: "en" | "zh-CN"): unknown[] =>
      defaultSetup(language).funnels[0]!.stages.map(({ type, order, probability }) => [
        type,
        order,
        probability,
      ]);
    expect(types("en")).toEqual(types("zh-CN"));
  });
});
