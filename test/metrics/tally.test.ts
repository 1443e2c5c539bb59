import { day, indexOf, period, value } from "./ledger";

const index = indexOf(
  `
  L-1 2026-01-02 Created Collect_Lead owner=Mia
  L-1 2026-01-10 Converted to=O-1
  L-2 2026-01-05 Created Collect_Lead owner=Mia
  L-2 2026-02-05 Moved Prospect
  L-3 2026-02-01 Created Collect_Lead
  L-3 2026-02-20 Moved Lost reason=Budget
  L-4 2026-02-02 Created Collect_Lead
  L-4 2026-02-03 Moved Invalid
  O-1 2026-01-10 Created Contact from=L-1 owner=Ann amount=100
  O-1 2026-03-01 Moved Won owner=Ann
  O-1 2026-03-20 Reassigned owner=Bob
  O-2 2026-02-10 Created Contact owner=Ann amount=200
  O-2 2026-03-05 Moved Proposal
  O-3 undated Created Contact owner=Bob amount=300
  O-4 2026-01-15 Created Contact owner=Bob amount=400
  O-4 2026-02-15 Moved Lost
  O-4 2026-03-15 Moved Proposal
  O-5 2026-03-10 Created Contact owner=Bob amount=500
  O-5 2026-03-11 Moved Won
  O-5 2026-03-25 Moved After-sales
  `,
  {
    rows: `
      L-1 source=Fair company=Acme opportunityId=O-1
      L-2 source=Web company=Beta
      L-3 source=Fair company=Gamma
      L-4 source=Web company=Delta
      O-1 leadId=L-1 account=Acme product=Cloud
      O-2 leadId= account=Beta product=Box
      O-3 leadId= account= product=Box
      O-4 leadId= account=Acme_ product=Cloud
      O-5 leadId= account=ACME product=Cloud
    `,
    activities: [
      {
        activityId: "A-1",
        at: day("2026-02-01"),
        recordId: "O-2",
        kind: "Call",
        by: "Ann",
        summary: "",
        nextContact: null,
      },
      {
        activityId: "A-1",
        at: day("2026-02-01"),
        recordId: "O-2",
        kind: "Call",
        by: "Ann",
        summary: "",
        nextContact: null,
      },
      {
        activityId: "A-2",
        at: day("2026-03-01"),
        recordId: "L-2",
        kind: "Mail",
        by: "Mia",
        summary: "",
        nextContact: null,
      },
    ],
  },
);
const count = (status: string, asked: Parameters<typeof value>[3] = {}): unknown =>
  value(index, "TALLY", [status], asked);
const february = { period: period("2026-02-01", "2026-02-28") };

describe("What TALLY counts", () => {
  test("Leads by what has become of them", () => {
    expect(count("new leads")).toBe(4);
    expect(count("open leads")).toBe(1);
    expect(count("converted")).toBe(1);
    expect(count("lost leads")).toBe(1);
    expect(count("invalid leads")).toBe(1);
  });

  test("Opportunities by what has become of them; one at after-sales is won, a reopened one is open again", () => {
    expect(count("new opportunities")).toBe(5);
    expect(count("open")).toBe(3);
    expect(count("won")).toBe(2);
    expect(count("lost")).toBe(0);
    expect(count("invalid")).toBe(0);
  });

  test("Chinese words ask the same", () => {
    expect(count("新线索")).toBe(4);
    expect(count("进行中")).toBe(3);
    expect(count("赢单")).toBe(2);
  });

  test("A stage's name counts those there now; a converted lead is not there any more", () => {
    expect(count("Proposal")).toBe(2);
    expect(count("提案")).toBe(2);
    expect(count("Collect Lead")).toBe(0);
    expect(count("After-sales")).toBe(1);
  });

  test("A period takes new ones by creation, closed ones by closing, open ones as they were at its end", () => {
    expect(count("new leads", february)).toBe(2);
    expect(count("new opportunities", february)).toBe(1);
    expect(count("converted", february)).toBe(0);
    expect(count("won", { period: period("2026-03-01", "2026-03-31") })).toBe(2);
    expect(count("open", february)).toBe(3);
    expect(count("Contact", february)).toBe(3);
  });

  test("What was lost and reopened counts as lost as of a date before the reopening", () => {
    expect(count("lost", { asOf: day("2026-02-28") })).toBe(1);
    expect(count("open", { asOf: day("2026-02-28") })).toBe(3);
  });

  test("An undated deal counts at every as-of and in no period", () => {
    expect(count("open", { asOf: day("2020-01-01") })).toBe(1);
    expect(count("new opportunities", { period: period("2000-01-01", "2099-12-31") })).toBe(4);
  });

  test("Customers are different accounts with a win, however they are spelled; new ones won for the first time", () => {
    expect(count("customers")).toBe(1);
    expect(count("new customers", { period: period("2026-03-01", "2026-03-05") })).toBe(1);
    expect(count("new customers", { period: period("2026-03-06", "2026-03-31") })).toBe(0);
  });

  test("A customer that Bob won first is no new customer of Alice, who won it again later", () => {
    const acme = indexOf(
      `
      O-1 2025-02-12 Created Contact owner=Bob
      O-1 2025-02-22 Moved Won
      O-2 2026-01-08 Created Contact owner=Alice
      O-2 2026-01-18 Moved Won
      `,
      { rows: "O-1 account=Acme\nO-2 account=Acme" },
    );
    const first = { period: period("2026-01-01", "2026-03-31") };
    expect(value(acme, "TALLY", ["new customers"], { where: { Owner: "Bob" } })).toBe(1);
    expect(value(acme, "TALLY", ["new customers"], { where: { Owner: "Alice" } })).toBe(0);
    expect(value(acme, "TALLY", ["new customers"], { ...first, where: { Owner: "Alice" } })).toBe(0);
    expect(value(acme, "TALLY", ["new customers"], first)).toBe(0);
  });

  test("Activities count each id once, in the period", () => {
    expect(count("activities")).toBe(2);
    expect(count("activities", february)).toBe(1);
    expect(count("activities", { where: { Owner: "Ann" } })).toBe(1);
  });

  test("The owner of a closed deal is the one at closing; Current Owner asks for today's", () => {
    expect(count("won", { where: { Owner: "Ann" } })).toBe(1);
    expect(count("won", { where: { "Current Owner": "Bob" } })).toBe(2);
    expect(count("won", { where: { 当前负责人: "Ann" } })).toBe(0);
  });

  test("A field that deals lack is looked up on their lead", () => {
    expect(count("won", { where: { Source: "Fair" } })).toBe(1);
    expect(count("won", { where: { 来源: "Web" } })).toBe(0);
  });

  test("Criteria read as in SUMIFS: wildcards, orders, blanks, any of several", () => {
    expect(count("new opportunities", { where: { Product: "C*" } })).toBe(3);
    expect(count("new opportunities", { where: { Product: ["Cloud", "Box"] } })).toBe(5);
    expect(count("new opportunities", { where: { Product: "<>Box" } })).toBe(3);
    expect(count("new opportunities", { where: { Account: "=" } })).toBe(1);
    expect(count("open", { where: { Amount: ">=300" } })).toBe(2);
    expect(count("new opportunities", { where: { Outcome: "Won", Product: "Cloud" } })).toBe(2);
    expect(count("new opportunities", { where: { 结果: "进行中" } })).toBe(3);
    expect(count("open", { where: { "Entered Proposal": `>=${String(day("2026-03-10"))}` } })).toBe(1);
  });

  test("Nothing counts 0; an unknown status or field names the nearest", () => {
    expect(count("won", { where: { Product: "None" } })).toBe(0);
    expect(count("wonn")).toBe("#VALUE! unknownStatus");
    expect(count("won", { where: { Ownr: "Ann" } })).toBe("#VALUE! unknownField");
  });
});
