import type { CellBlock } from "../../../src/domain/cell";
import {
  firstPreview,
  nextPreview,
  planAdoption,
  proposeStages,
  recogniseTable,
  rolesOf,
  survey,
  type AdoptionContext,
  type AdoptionDecisions,
  type AdoptionPlan,
} from "../../../src/domain/adopting";
import { defaultSetup } from "../../../src/domain/store/defaults";
import { parseSetup } from "../../../src/domain/store/parseSetup";
import type { LogEvent } from "../../../src/domain/log/event";

const noSetup = parseSetup({}).setup;
const context: AdoptionContext = {
  now: 46400.5,
  by: "Ana",
  language: "en",
  setup: noSetup,
  usedIds: new Set(),
};
/** 2026-11-23. */
const today = 46349;

function previewOf(block: CellBlock) {
  return firstPreview(survey(block), "Deals", { today, setup: noSetup, language: "en" });
}

function planOf(
  block: CellBlock,
  changes: Partial<AdoptionDecisions> = {},
  more: Partial<AdoptionContext> = {},
): AdoptionPlan {
  const plan = planAdoption(block, { ...previewOf(block).decisions, ...changes }, { ...context, ...more });
  if (!plan.ok) throw new Error(plan.reason.code);
  return plan.value;
}

function eventsOf(plan: AdoptionPlan): LogEvent[] {
  return [...plan.slices(2)].flat();
}

/** A log that is asked record by record. */
function of(log: readonly LogEvent[]): (id: string) => LogEvent[] {
  return (id) => log.filter(({ recordId }) => recordId === id);
}

function told(plan: AdoptionPlan, id: string) {
  return eventsOf(plan)
    .filter(({ recordId }) => recordId === id)
    .map(({ event, state, movedAt }) => [event, state.stage, movedAt]);
}

function rolesByHeader(block: CellBlock): Record<string, string> {
  return Object.fromEntries(recogniseTable(survey(block)).columns.map(({ header, role }) => [header, role]));
}

describe("Where the table stands", () => {
  test("title lines above, blank rows and a total below are not data", () => {
    const found = survey(
      [
        ["Pipeline of the north", "", "", ""],
        ["", "", "", ""],
        ["Deal ID", "Customer", "Stage", "Amount"],
        ["A-1", "Northwind", "Proposal", 100],
        ["", "", "", ""],
        ["A-2", "Contoso", "Won", 200],
        ["", "", "", ""],
        ["Total", "", "", 300],
        ["", "", "", ""],
      ],
      { firstSheetRow: 3 },
    );
    expect(found.headerRow).toBe(2);
    expect(found.rows).toEqual([3, 5]);
    expect(found.above).toEqual(["Pipeline of the north"]);
    expect(found.below).toEqual(["Total 300"]);
  });

  const deals: CellBlock = [
    ["Deal ID", "Customer", "Stage", "Amount"],
    ["A-1", "Northwind", "Proposal", 100],
    ["A-2", "Contoso", "Won", 200],
  ];

  test.each([
    ["Excel's own total in Chinese", [["汇总", "", "", 300]]],
    ["a total of every column", [["Total", 2, 2, 300]]],
    ["a total with a colon, and a line below it", [["合计：", 2, "", 300], ["Confidential"]]],
    [
      "a subtotal above the total",
      [
        ["Subtotal", "", "", 300],
        ["Grand total", "", "", 300],
      ],
    ],
  ] satisfies [string, CellBlock][])("below the data %s is no record", (_what, foot) => {
    const found = survey([...deals, ...foot]);
    expect(found.rows).toEqual([1, 2]);
    expect(found.below).toHaveLength(foot.length);
  });

  test("a customer called Total Energies is a record, and so is the last row where it has one cell only", () => {
    expect(survey([...deals, ["Total Energies", 300, "Won", 300]]).rows).toEqual([1, 2, 3]);
    expect(survey([...deals, ["Total", "Contoso", "Won", 300]]).rows).toEqual([1, 2, 3]);
    expect(survey([...deals, ["A-3", "", "", ""]]).rows).toEqual([1, 2, 3]);
  });

  test("what stands beside the table, behind a blank column, is not part of it", () => {
    const found = survey([
      ["Deal ID", "Stage", "", "", "#N/A"],
      ["A-1", "Proposal", "", "", ""],
      ["A-2", "Won", "", "", "ask Ann"],
      ["A-3", "Won", "", "", ""],
      ["A-4", "Lost", "", "", ""],
      ["", "", "", "", "a note far below"],
    ]);
    expect(found.columns.map(({ header }) => header)).toEqual(["Deal ID", "Stage"]);
    expect(found.rows).toEqual([1, 2, 3, 4]);
  });

  test("a blank column that only spaces the table out does not end it", () => {
    const found = survey([
      ["Deal ID", "Stage", "", "Amount", "Remark"],
      ["A-1", "Proposal", "", 100, ""],
      ["A-2", "Won", "", 200, "late"],
    ]);
    expect(found.columns.map(({ header }) => header)).toEqual(["Deal ID", "Stage", "", "Amount", "Remark"]);
  });

  test("an empty sheet has no table, and adopting it says so", () => {
    expect(survey([["", ""]]).headerRow).toBe(-1);
    const decisions = previewOf([
      ["Deal ID", "Stage"],
      ["A-1", "Won"],
    ]).decisions;
    expect(planAdoption([[""]], decisions, context)).toEqual({
      ok: false,
      reason: { code: "adoptNoTable", params: {} },
    });
  });
});

describe("What the columns are", () => {
  test("English headers with snake case, prefixes and synonyms", () => {
    expect(
      rolesByHeader([
        [
          "deal_no",
          "Deal - Owner",
          "Customer Name",
          "salesStage",
          "Est. Value",
          "Expected Close Date",
          "Lost Reason",
          "Region",
        ],
        ["D1", "Ana", "Northwind", "Demo", "1,200", "2026-03-31", "", "North"],
        ["D2", "Ben", "Contoso", "Closed Lost", "$900", "2026-04-30", "Price", "South"],
      ]),
    ).toEqual({
      deal_no: "opportunityId",
      "Deal - Owner": "owner",
      "Customer Name": "account",
      salesStage: "stage",
      "Est. Value": "amount",
      "Expected Close Date": "expectedClose",
      "Lost Reason": "lossReason",
      Region: "",
    });
  });

  test("Chinese headers of a sales team's own table", () => {
    expect(
      rolesByHeader([
        [
          "项目编号",
          "客户名称",
          "业务员",
          "当前阶段",
          "预计金额",
          "登记日期",
          "预计签单日期",
          "签单日期",
          "行业",
        ],
        ["X1", "北辰科技", "王芳", "需求分析", "12万", "2026年1月5日", "2026年6月30日", "", "IT"],
        ["X2", "南山制造", "李强", "赢单", "￥56,000", "2026年1月9日", "", "2026年3月31日", "制造"],
      ]),
    ).toEqual({
      项目编号: "opportunityId",
      客户名称: "account",
      业务员: "owner",
      当前阶段: "stage",
      预计金额: "amount",
      登记日期: "created",
      预计签单日期: "expectedClose",
      签单日期: "closed",
      行业: "",
    });
  });

  test("a table with phones and e-mail addresses is one of leads", () => {
    const guess = recogniseTable(
      survey([
        ["Name", "Company", "Email", "Mobile", "Lead Status", "Created"],
        ["Eva", "Northwind", "eva@northwind.example", "555-1", "New", "2026-01-05"],
        ["Tom", "Contoso", "tom@contoso.example", "555-2", "Unqualified", "2026-01-06"],
      ]),
    );
    expect(guess.table).toBe("Leads");
    expect(guess.columns.map(({ role }) => role)).toEqual([
      "contact",
      "company",
      "email",
      "phone",
      "stage",
      "created",
    ]);
  });

  test("a header that promises a date over texts is not taken for one", () => {
    const roles = rolesByHeader([
      ["Deal ID", "Stage", "Closed"],
      ["1", "Won", "yes"],
      ["2", "Demo", "no"],
    ]);
    expect(roles.Closed).toBe("isClosed");
  });

  test("one close date that open deals have too is expected while open", () => {
    const rows = (openDate: string): CellBlock => [
      ["Deal ID", "Stage", "Close Date"],
      ["1", "Won", "2026-03-31"],
      ["2", "Demo", openDate],
    ];
    expect(rolesByHeader(rows("2026-12-31"))["Close Date"]).toBe("closeOrExpected");
    expect(rolesByHeader(rows(""))["Close Date"]).toBe("closed");
  });

  test("date columns named after stages are entry dates, by the stem of the name too", () => {
    const roles = rolesByHeader([
      ["Deal ID", "Stage", "Negotiated on", "quote_date", "Date entered Demo", "Birthday date"],
      ["1", "Negotiation", "2026-03-31", "2026-02-01", "2026-01-01", "1980-01-01"],
      ["2", "Quoting", "", "2026-02-03", "2026-01-02", "1981-01-01"],
      ["3", "Demo", "", "", "2026-01-02", "1982-01-01"],
    ]);
    expect(roles).toMatchObject({
      "Negotiated on": "entered:Negotiation",
      quote_date: "entered:Quoting",
      "Date entered Demo": "entered:Demo",
      "Birthday date": "",
    });
  });

  test("no role is given twice", () => {
    const guess = recogniseTable(
      survey([
        ["ID", "Deal ID", "Owner", "Sales Rep", "Amount", "Value", "Stage", "Sales Stage"],
        ["1", "D1", "Ana", "Ben", 1, 2, "Demo", "Won"],
      ]),
    );
    const roles = guess.columns.map(({ role }) => role).filter((role) => role !== "");
    expect(new Set(roles).size).toBe(roles.length);
  });
});

describe("How dates read", () => {
  const orders = (...columns: string[][]) => {
    const height = Math.max(...columns.map((column) => column.length));
    const block: CellBlock = [columns.map((_, i) => `Date ${i + 1}`)];
    for (let row = 0; row < height; row++) block.push(columns.map((column) => column[row] ?? ""));
    return survey(block).columns.map(({ date }) => date.order);
  };

  test("a day above 12 decides, first or second", () => {
    expect(orders(["03/04/2026", "25/04/2026"], ["03-04-2026", "04-25-2026"])).toEqual(["dmy", "mdy"]);
  });

  test("a column whose dates all read both ways is asked about, never guessed", () => {
    const block: CellBlock = [
      ["Deal ID", "Stage", "Created"],
      ["1", "Demo", "03/04/2026"],
      ["2", "Won", "05/06/2026"],
    ];
    const preview = previewOf(block);
    expect(preview.survey.columns[2]!.date).toMatchObject({
      order: "ask",
      asDayFirst: 46115,
      asMonthFirst: 46085,
    });
    expect(preview.summary.problems).toEqual([
      {
        reason: { code: "adoptDateOrderUnknown", params: { column: "Created", text: "03/04/2026" } },
        blocking: true,
        offer: "dateOrder",
        column: 2,
      },
    ]);
    expect(planAdoption(block, preview.decisions, context)).toMatchObject({
      ok: false,
      reason: { code: "adoptDateOrderUnknown" },
    });
    const plan = planOf(block, { dateOrders: { 2: "dmy" } });
    expect(told(plan, "1")).toEqual([["Created", "Demo", 46115]]);
  });

  test("evidence is shared by columns written the same way, unless they contradict each other", () => {
    expect(orders(["03/04/2026"], ["25/04/2026"])).toEqual(["dmy", "dmy"]);
    expect(orders(["03/04/2026"], ["25-04-2026"])).toEqual(["ask", "dmy"]);
    expect(orders(["03/04/2026"], ["25/04/2026"], ["04/25/2026"])).toEqual(["ask", "dmy", "mdy"]);
    expect(orders(["25/04/2026", "04/25/2026"], ["03/04/2026"])).toEqual(["mixed", "ask"]);
  });

  test("serials, ISO dates, Chinese dates and equal day and month need no order", () => {
    expect(orders(["2026-04-25"], ["2026年4月25日"], ["05/05/2026"])).toEqual(["clear", "clear", "clear"]);
  });

  test("texts that are no date are listed with their row in the sheet", () => {
    const found = survey(
      [
        ["Deal ID", "Stage", "Created"],
        ["1", "Demo", "2026-04-25"],
        ["2", "Won", "2026-13-45"],
        ["3", "Won", "2026-04-26"],
      ],
      { firstSheetRow: 10 },
    );
    expect(found.columns[2]!.date.unreadable).toEqual([{ sheetRow: 12, text: "2026-13-45" }]);
  });

  test("real dates all with small days beside day-first texts are pointed out", () => {
    const block: CellBlock = [
      ["Deal ID", "Stage", "Created"],
      ["1", "Demo", 46085],
      ["2", "Won", "25/04/2026"],
    ];
    expect(previewOf(block).summary.problems.map(({ reason }) => reason.code)).toContain(
      "adoptDatesHalfRead",
    );
  });
});

describe("Which funnel the stages make", () => {
  const funnelOf = (stages: readonly string[], extra: Partial<Parameters<typeof proposeStages>[1]> = {}) => {
    const found = survey([["Deal ID", "Stage"], ...stages.map((stage, i) => [String(i), stage])]);
    const guess = recogniseTable(found);
    const roles = rolesOf(guess.columns);
    const mapping = proposeStages(found, {
      table: guess.table,
      roles,
      setup: noSetup,
      language: "en",
      ...extra,
    });
    return mapping.funnels[0]!;
  };

  test("known words are put in their usual order, outcomes last", () => {
    const { stages } = funnelOf([
      "Closed Lost",
      "Negotiation",
      "Closed Won",
      "Qualification",
      "Proposal",
      "Prospecting",
    ]);
    expect(stages.map(({ name, type }) => [name, type])).toEqual([
      ["Prospecting", "open"],
      ["Qualification", "open"],
      ["Proposal", "open"],
      ["Negotiation", "open"],
      ["Closed Won", "won"],
      ["Closed Lost", "lost"],
      ["Invalid", "invalid"],
    ]);
  });

  test("Chinese words too", () => {
    const { stages } = funnelOf(["丢单", "谈判", "赢单", "需求分析", "报价", "初步接触", "无效"], {
      language: "zh-CN",
    });
    expect(stages.map(({ name, type }) => [name, type])).toEqual([
      ["初步接触", "open"],
      ["需求分析", "open"],
      ["报价", "open"],
      ["谈判", "open"],
      ["赢单", "won"],
      ["丢单", "lost"],
      ["无效", "invalid"],
    ]);
  });

  test("numbers in the names decide where there are any", () => {
    const { stages } = funnelOf(["2. Proposal", "1. Negotiation", "3. Contact", "Won", "Lost"]);
    expect(stages.slice(0, 3).map(({ name }) => name)).toEqual([
      "1. Negotiation",
      "2. Proposal",
      "3. Contact",
    ]);
  });

  test("unknown words follow the probability column", () => {
    const found = survey([
      ["Deal ID", "Stage", "Probability"],
      ["1", "Blue", "70%"],
      ["2", "Red", "10%"],
      ["3", "Green", "40%"],
      ["4", "Red", "10%"],
      ["5", "Won", "100%"],
    ]);
    const guess = recogniseTable(found);
    expect(guess.columns[2]!.role).toBe("stageProbability");
    const mapping = proposeStages(found, {
      table: guess.table,
      roles: rolesOf(guess.columns),
      setup: noSetup,
      language: "en",
    });
    expect(
      mapping.funnels[0]!.stages.slice(0, 4).map(({ name, probability }) => [name, probability]),
    ).toEqual([
      ["Red", 0.1],
      ["Green", 0.4],
      ["Blue", 0.7],
      ["Won", 1],
    ]);
  });

  test("missing outcomes are added", () => {
    const { stages } = funnelOf(["Demo", "Demo", "Proposal"]);
    expect(stages.filter(({ found }) => found.length === 0).map(({ name, type }) => [name, type])).toEqual([
      ["Won", "won"],
      ["Lost", "lost"],
      ["Invalid", "invalid"],
    ]);
  });

  test("a funnel for each text of the funnel column", () => {
    const block: CellBlock = [
      ["Deal ID", "Pipeline", "Stage"],
      ["1", "New business", "Demo"],
      ["2", "Renewal", "Review"],
      ["3", "Renewal", "Won"],
      ["4", "New business", "Lost"],
    ];
    const plan = planOf(block);
    expect(plan.stages.map(({ values }) => [values.funnel, values.order, values.stage])).toEqual([
      ["New business", 1, "Demo"],
      ["New business", 2, "Won"],
      ["New business", 3, "Lost"],
      ["New business", 4, "Invalid"],
      ["Renewal", 1, "Review"],
      ["Renewal", 2, "Won"],
      ["Renewal", 3, "Lost"],
      ["Renewal", 4, "Invalid"],
    ]);
  });

  test("a workbook that has a funnel with all these stages keeps it", () => {
    const setup = defaultSetup("en");
    const mapping = funnelOf(["Contact", "谈判", "Won"], { setup });
    expect(mapping).toMatchObject({ name: "Sales", existing: true });
    expect(mapping.stages.filter(({ count }) => count > 0).map(({ name }) => name)).toEqual([
      "Contact",
      "Negotiation",
      "Won",
    ]);
  });

  test("another funnel gets its own name, and the rows a funnel column", () => {
    const setup = defaultSetup("en");
    const block: CellBlock = [
      ["Deal ID", "Stage"],
      ["1", "Site visit"],
      ["2", "Tender"],
    ];
    const preview = firstPreview(survey(block), "Deals", { today, setup, language: "en" });
    const plan = planAdoption(block, preview.decisions, { ...context, setup });
    if (!plan.ok) throw new Error(plan.reason.code);
    expect(plan.value.newColumns.map(({ header, values }) => [header, values])).toEqual([
      ["Funnel", ["Sales 2", "Sales 2"]],
      ["Closed", ["", ""]],
    ]);
    expect(eventsOf(plan.value)[0]!.state.funnel).toBe("Sales 2");
  });
});

describe("What the pane says first", () => {
  const block: CellBlock = [
    ["Deal ID", "Stage", "Amount", "Currency", "Created", "Expected Close", "Closed"],
    ["1", "Proposal", "12,500.00", "USD", "2026-01-05", "2026-10-31", ""],
    ["2", "Proposal", 7500, "USD", "2026-02-05", "2026-12-31", ""],
    ["3", "Demo", "3万", "CNY", "", "", ""],
    ["4", "Won", 100, "USD", "2026-02-05", "", "2026-03-01"],
    ["5", "Lost", 100, "USD", "2026-02-05", "", "2026-03-02"],
  ];

  test("how many deals, how much is open per currency, how many are overdue", () => {
    expect(previewOf(block).summary).toMatchObject({
      table: "Opportunities",
      records: 5,
      open: 3,
      openAmounts: [
        { currency: "USD", amount: 20000 },
        { currency: "CNY", amount: 30000 },
      ],
      overdue: 1,
      won: 1,
      lost: 1,
      undated: 1,
      problems: [],
    });
  });

  test("a correction is previewed at once", () => {
    const before = previewOf(block);
    const roles = { ...before.decisions.roles, 5: "" };
    const after = nextPreview(
      before,
      { ...before.decisions, roles },
      { today, setup: noSetup, language: "en" },
    );
    expect(after.summary.overdue).toBe(0);
    const asLeads = nextPreview(
      before,
      { ...before.decisions, table: "Leads" },
      { today, setup: noSetup, language: "en" },
    );
    expect(asLeads.decisions.stages.funnels[0]!.stages[0]!.type).toBe("lead");
  });

  test("a table without ids offers to add them", () => {
    const noIds: CellBlock = [
      ["Customer", "Stage", "Amount"],
      ["Northwind", "Demo", 1],
      ["Contoso", "Won", 2],
    ];
    expect(previewOf(noIds).summary.problems).toEqual([
      { reason: { code: "adoptNoId", params: {} }, blocking: true, offer: "addIds" },
      expect.objectContaining({ reason: expect.objectContaining({ code: "adoptClosedUndated" }) as unknown }),
    ]);
    const plan = planOf(noIds, { addIds: true });
    expect(plan.newColumns[0]).toMatchObject({
      header: "Opportunity ID",
      values: ["D-0001", "D-0002"],
      kind: "id",
    });
    expect(plan.fields[0]!.values).toEqual({
      table: "Opportunities",
      role: "Account",
      sourceTable: "Deals",
      sourceColumn: "Customer",
    });
  });

  test("duplicate ids are listed and stop the adoption until they are settled", () => {
    const twice: CellBlock = [
      ["Deal ID", "Stage", "Created"],
      ["A", "Demo", "2026-01-05"],
      ["A", "Demo", "2026-01-06"],
      ["B", "Demo", "2026-01-07"],
    ];
    const preview = previewOf(twice);
    expect(preview.summary.problems).toEqual([
      {
        reason: { code: "adoptIdDuplicate", params: { count: 1, rows: "3", text: "A", column: "" } },
        blocking: true,
        offer: "renumberIds",
      },
    ]);
    expect(planAdoption(twice, preview.decisions, context).ok).toBe(false);
    const plan = planOf(twice, { duplicateIds: "renumber" });
    expect(plan.cells[0]).toMatchObject({ header: "Deal ID", values: ["A", "A-2", "B"], changed: 1 });
  });
});

describe("The history that a row tells", () => {
  const header = ["Deal ID", "Stage", "Created", "Closed", "Loss Reason", "Owner", "Amount", "Last Modified"];
  const rows = (...data: (string | number)[][]): CellBlock => [
    header,
    ["x1", "Prospecting", "", "", "", "", "", ""],
    ["x2", "Proposal", "", "", "", "", "", ""],
    ["x3", "Won", "2026-01-01", "2026-01-02", "", "", "", ""],
    ["x4", "Lost", "2026-01-01", "2026-01-02", "", "", "", ""],
    ...data,
  ];

  test("a closed deal begins at the first stage and ends on its closing date", () => {
    const plan = planOf(rows(["1", "Lost", "2026-01-05", "2026-03-01", "Price", "Ana", 900, ""]));
    expect(told(plan, "1")).toEqual([
      ["Created", "Prospecting", 46027],
      ["Moved", "Lost", 46082],
    ]);
    const lost = eventsOf(plan).find(({ recordId, event }) => recordId === "1" && event === "Moved")!;
    expect(lost).toMatchObject({
      reason: "Price",
      by: "Ana",
      via: "Import",
      fromStage: "Prospecting",
      type: "opportunity",
    });
    expect(lost.state).toMatchObject({ owner: "Ana", amount: 900, funnel: "Sales" });
  });

  test("an open deal without entry dates is created where it is", () => {
    expect(told(planOf(rows(["1", "Proposal", "2026-01-05", "", "", "", "", ""])), "1")).toEqual([
      ["Created", "Proposal", 46027],
    ]);
  });

  test("without any date Created is undated, a closed deal stands at its outcome", () => {
    const plan = planOf(rows(["1", "Won", "", "", "", "", "", ""]));
    expect(told(plan, "x1")).toEqual([["Created", "Prospecting", null]]);
    expect(told(plan, "1")).toEqual([["Created", "Won", null]]);
  });

  test("a closed deal without a closing date is closed at its last change, which is said", () => {
    const plan = planOf(rows(["1", "Won", "2026-01-05", "", "", "", "", "2026-02-01"]));
    expect(told(plan, "1").at(-1)).toEqual(["Moved", "Won", 46054]);
    expect(plan.problems.map(({ reason }) => reason)).toContainEqual({
      code: "adoptNoClosedDate",
      params: { count: 1, rows: "6", text: "1", column: "" },
    });
    expect(plan.cells.find(({ header: name }) => name === "Closed")!.values.at(-1)).toBe(46054);
  });

  test("a close before the creation leaves Created undated, which is said", () => {
    const plan = planOf(rows(["1", "Won", "2026-03-05", "2026-02-01", "", "", "", ""]));
    expect(told(plan, "1")).toEqual([
      ["Created", "Prospecting", null],
      ["Moved", "Won", 46054],
    ]);
    expect(plan.problems.map(({ reason }) => reason.code)).toContain("adoptBeforeCreated");
  });

  test("a close without a time on the day of creation comes after it", () => {
    const plan = planOf(rows(["1", "Won", "2026-02-01 09:30", "2026-02-01", "", "", "", ""]));
    const [created, won] = told(plan, "1");
    expect(won![2]).toBe(created![2]);
  });

  test("nothing is dated in the future", () => {
    const plan = planOf(rows(["1", "Won", "2026-01-05", "2027-12-31", "", "", "", ""]));
    expect(told(plan, "1").every(([, , at]) => at === null || (at as number) <= context.now)).toBe(true);
    expect(plan.problems.map(({ reason }) => reason.code)).toContain("adoptDateInFuture");
  });

  test("entry dates are moves in their order; a deal that went back ends where it is", () => {
    const block: CellBlock = [
      ["Deal ID", "Stage", "Created", "Date entered Demo", "Date entered Proposal"],
      ["1", "Proposal", "2026-01-05", "2026-01-10", "2026-01-20"],
      ["2", "Demo", "2026-01-05", "2026-01-30", "2026-01-20"],
      ["3", "Contact", "2026-01-05", "2026-01-10", ""],
    ];
    const plan = planOf(block);
    expect(told(plan, "1").map(([, stage]) => stage)).toEqual(["Contact", "Demo", "Proposal"]);
    expect(told(plan, "2").map(([, stage]) => stage)).toEqual(["Contact", "Proposal", "Demo"]);
    expect(told(plan, "3").map(([, stage]) => stage)).toEqual(["Contact", "Demo", "Contact"]);
    expect(plan.problems.map(({ reason }) => reason.code)).toEqual(["adoptHistoryEndsElsewhere"]);
    expect(new Set(eventsOf(plan).map(({ eventId }) => eventId)).size).toBe(plan.eventCount);
  });

  test("one close date for both becomes the expected close, and Closed a column of its own", () => {
    const block: CellBlock = [
      ["Deal ID", "Stage", "Created", "Close Date"],
      ["1", "Demo", "1/5/2026", "12/31/2026"],
      ["2", "Closed Won", "1/6/2026", "3/31/2026"],
    ];
    const plan = planOf(block);
    expect(plan.newColumns).toMatchObject([{ header: "Closed", values: ["", 46112] }]);
    expect(plan.fields.map(({ values }) => [values.role, values.sourceColumn])).toContainEqual([
      "Expected Close",
      "Close Date",
    ]);
    expect(told(plan, "2").at(-1)).toEqual(["Moved", "Closed Won", 46112]);
  });

  test("an extra column with the header of a deciding role is marked as imported", () => {
    const block: CellBlock = [
      ["Deal ID", "Stage", "Closed", "Probability"],
      ["1", "Demo", "no", 10],
      ["2", "Won", "yes", 100],
    ];
    const plan = planOf(block);
    expect(plan.headers).toEqual(["Deal ID", "Stage", "Closed (imported)", "Probability (imported)"]);
    expect(plan.newColumns.map(({ header: name }) => name)).toEqual(["Closed"]);
  });

  test("a lead table gets what a conversion needs, and its converted leads their conversion", () => {
    const block: CellBlock = [
      ["Lead ID", "Contact", "Email", "Lead Status", "Created", "Converted Date", "Opportunity ID"],
      ["L1", "Eva", "e@x.example", "New", "2026-01-05", "", ""],
      ["L2", "Tom", "t@x.example", "Qualified", "2026-01-05", "2026-01-20", "D7"],
    ];
    const plan = planOf(block);
    expect(plan.newColumns).toEqual([]);
    const converted = eventsOf(plan).find(({ event }) => event === "Converted")!;
    expect(converted).toMatchObject({ recordId: "L2", movedAt: 46042, refersTo: "D7" });
  });
});

describe("An adoption that was cut", () => {
  const block: CellBlock = [
    ["Deal ID", "Stage", "Status", "Created", "Closed"],
    ["1", "Negotiation", "Won", "2026-01-05", "2026-02-01"],
    ["2", "Proposal", "Open", "2026-01-06", ""],
    ["3", "Demo", "Lost", "2026-01-07", "2026-02-03"],
  ];

  test("gives the same Event IDs when it is planned again later", () => {
    const first = eventsOf(planOf(block));
    const again = eventsOf(planOf(block, {}, { now: context.now + 1, by: "Ben" }));
    expect(again.map(({ eventId }) => eventId)).toEqual(first.map(({ eventId }) => eventId));
    expect(again[0]!.recordedAt).not.toBe(first[0]!.recordedAt);
  });

  test("writes only what the log lacks, and keeps each chain", () => {
    const plan = planOf(block);
    const all = eventsOf(plan);
    const rest = planOf(block, {}, { logged: of(all.slice(0, 1)) });
    expect(eventsOf(rest).map(({ eventId }) => eventId)).toEqual(all.slice(1).map(({ eventId }) => eventId));
    expect(rest.eventCount).toBe(all.length - 1);
    expect(eventsOf(planOf(block, {}, { logged: of(all) }))).toEqual([]);
  });

  test("adds nothing once the stage cells have been converted", () => {
    const decisions = previewOf(block).decisions;
    const plan = planOf(block);
    const stageCells = plan.cells.find(({ column }) => column === 1)!;
    const converted = block.map((row, i) =>
      i === 0 ? row : [row[0]!, stageCells.values[i - 1]!, ...row.slice(2)],
    );
    const again = planAdoption(converted, decisions, { ...context, logged: of(eventsOf(plan)) });
    if (!again.ok) throw new Error(again.reason.code);
    expect(eventsOf(again.value)).toEqual([]);
  });

  test("uses the columns that it had added before", () => {
    const noIds: CellBlock = [
      ["Customer", "Stage", "Created"],
      ["Northwind", "Demo", "2026-01-05"],
    ];
    const { decisions } = previewOf(noIds);
    const withIds: CellBlock = [
      ["Customer", "Stage", "Created", "Opportunity ID", "Closed"],
      ["Northwind", "Demo", "2026-01-05", "", ""],
    ];
    const plan = planAdoption(withIds, { ...decisions, addIds: true }, context);
    if (!plan.ok) throw new Error(plan.reason.code);
    expect(plan.value.newColumns).toEqual([]);
    expect(plan.value.cells.find(({ header }) => header === "Opportunity ID")).toMatchObject({
      column: 3,
      values: ["D-0001"],
    });
  });
});
