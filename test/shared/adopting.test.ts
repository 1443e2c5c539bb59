import { readFileSync } from "node:fs";
import path from "node:path";
import Papa from "papaparse";
import {
  decidedOrders,
  firstPreview,
  planAdoption,
  recogniseTable,
  survey,
  type AdoptionContext,
  type AdoptionDecisions,
} from "../../src/domain/adopting";
import { checkOf } from "../../src/domain/log/check";
import type { LogEvent } from "../../src/domain/log/event";
import { groupByRecord, effectiveEvents } from "../../src/domain/log/history";
import { parseSetup } from "../../src/domain/store/parseSetup";

const shared = process.env.SHARED ?? path.join(__dirname, "../../../shared");

const noSetup = parseSetup({}).setup;
const context: AdoptionContext = {
  now: 46000.5,
  by: "Ana Ruiz",
  language: "en",
  setup: noSetup,
  usedIds: new Set(),
};

function read(file: string): string[][] {
  const text = readFileSync(path.join(shared, "data", file), "utf8");
  return Papa.parse<string[]>(text, { skipEmptyLines: false }).data;
}

function eventsOf(block: string[][], decisions: AdoptionDecisions, now = context.now): LogEvent[] {
  const plan = planAdoption(block, decisions, { ...context, now });
  if (!plan.ok) throw new Error(plan.reason.code);
  return [...plan.value.slices(500)].flat();
}

function decisionsFor(block: string[][]): AdoptionDecisions {
  const preview = firstPreview(survey(block), "Deals", { today: 46000, setup: noSetup, language: "en" });
  return { ...preview.decisions, addIds: true };
}

/** The field of the ledger that layouts.json names, as the role that adoption gives. */
const roleOfField: Readonly<Record<string, readonly string[]>> = {
  Owner: ["owner"],
  Account: ["account"],
  Name: ["name"],
  Stage: ["stage"],
  Amount: ["amount"],
  "Closed when the stage is closed, else Expected Close": ["closeOrExpected"],
  "Closed or Expected Close": ["closeOrExpected"],
  Created: ["created"],
  Closed: ["closed"],
  "Expected Close": ["expectedClose"],
  "lead Source": ["source"],
  Source: ["source"],
  "Opportunity ID": ["opportunityId"],
  Outcome: ["outcome", "isWon"],
  Currency: ["currency"],
  Funnel: ["funnel"],
  "Loss Reason": ["lossReason"],
  "StageHistory At of the last move": ["stageSince"],
  Note: ["notes"],
  Contact: ["contact"],
  Phone: ["phone"],
  Email: ["email"],
};

interface Layout {
  readonly file: string;
  readonly table: string;
  readonly mapping: Readonly<Record<string, string>>;
}

describe("Tables exported from other systems", () => {
  const { layouts } = JSON.parse(
    readFileSync(path.join(shared, "data/export-headers/layouts.json"), "utf8"),
  ) as { layouts: Layout[] };

  test.each(layouts)("the columns of $file are recognised", ({ file, table, mapping }) => {
    const guess = recogniseTable(survey(read(`export-headers/${file}`)));
    expect(guess.table).toBe(table.split(" ")[0]);
    const byHeader = new Map(guess.columns.map(({ header, role }) => [header, role]));
    for (const [header, field] of Object.entries(mapping)) {
      if (header.startsWith("Date entered")) {
        const entered = guess.columns.filter(({ role }) => role.startsWith("entered:"));
        expect(entered.map(({ role }) => role)).toEqual([
          "entered:Appointment Scheduled",
          "entered:Qualified To Buy",
          "entered:Presentation Scheduled",
          "entered:Decision Maker Bought-In",
          "entered:Contract Sent",
          "entered:Closed Won",
          "entered:Closed Lost",
        ]);
      } else {
        expect([header, roleOfField[field]]).toEqual([
          header,
          expect.arrayContaining([byHeader.get(header)]),
        ]);
      }
    }
  });

  test("the footer of a Salesforce report is not data", () => {
    const found = survey(read("export-headers/salesforce-opportunities-report.csv"));
    expect(found.rows).toHaveLength(4);
    expect(found.below).toContain("Confidential Information - Do Not Distribute");
  });

  test("a HubSpot deal tells its way by its entry dates", () => {
    const block = read("export-headers/hubspot-deals.csv");
    const events = eventsOf(block, decisionsFor(block), 46400.5).filter(
      ({ recordId }) => recordId === "10676775052",
    );
    expect(events.map(({ event, state, movedAt }) => [event, state.stage, movedAt])).toEqual([
      ["Created", "Appointment Scheduled", expect.closeTo(46148.385417, 5)],
      ["Moved", "Qualified To Buy", expect.closeTo(46154.584722, 5)],
      ["Moved", "Presentation Scheduled", expect.closeTo(46174.4375, 5)],
    ]);
    expect(events[0]!.state.expectedClose).toBeCloseTo(46234.708333, 5);
  });

  test("a Pipedrive deal that was won from Negotiations Started ends at Won", () => {
    const block = read("export-headers/pipedrive-deals.csv");
    const plan = planAdoption(block, decisionsFor(block), { ...context, now: 46400.5 });
    if (!plan.ok) throw new Error(plan.reason.code);
    const events = [...plan.value.slices(10)].flat().filter(({ recordId }) => recordId === "2002");
    expect(events.map(({ event, state }) => [event, state.stage])).toEqual([
      ["Created", "Qualified"],
      ["Moved", "Negotiations Started"],
      ["Moved", "Won"],
    ]);
    const stages = plan.value.cells.find(({ header }) => header === "Deal - Stage");
    expect(stages?.values).toEqual(["Proposal Made", "Won", "Lost"]);
  });

  test("a Salesforce row in the recycle bin is logged and removed", () => {
    const block = read("export-headers/salesforce-opportunity-api.csv");
    const events = eventsOf(block, decisionsFor(block), 46400.5).filter(({ recordId }) =>
      recordId.includes("3AAA"),
    );
    expect(events.at(-1)?.event).toBe("Removed");
  });

  test("WuKong leads without a status stand at the first lead stage", () => {
    const block = read("export-headers/wukong-leads.zh.csv");
    const events = eventsOf(block, decisionsFor(block), 46400.5);
    expect(events.map(({ type, event, state }) => [type, event, state.stage])).toEqual([
      ["lead", "Created", "Collect Lead"],
      ["lead", "Created", "Collect Lead"],
    ]);
  });

  test("a WuKong deal that was won without a closing date is closed at its last change", () => {
    const block = read("export-headers/wukong-business.zh.csv");
    const plan = planAdoption(block, decisionsFor(block), { ...context, now: 46400.5 });
    if (!plan.ok) throw new Error(plan.reason.code);
    const won = [...plan.value.slices(10)].flat().find(({ state }) => state.stage === "赢单");
    expect(won?.movedAt).toBeCloseTo(46112.333461, 5);
    expect(plan.value.problems.map((problem) => problem.reason.code)).toContain("adoptNoClosedDate");
    expect(plan.value.stages.map(({ values }) => [values.stage, values.type])).toEqual([
      ["方案/报价", "open"],
      ["赢单", "won"],
      ["输单", "lost"],
      ["Invalid", "invalid"],
    ]);
  });
});

describe("A sales pipeline of 8,800 deals", () => {
  const block = read("crm-sales-opportunities/sales_pipeline.csv");

  test("its columns are recognised, its dates are month first", () => {
    const found = survey(block);
    const guess = recogniseTable(found);
    expect(guess.table).toBe("Opportunities");
    expect(Object.fromEntries(guess.columns.map(({ header, role }) => [header, role]))).toEqual({
      opportunity_id: "opportunityId",
      sales_agent: "owner",
      product: "product",
      account: "account",
      deal_stage: "stage",
      engage_date: "entered:Engaging",
      close_date: "closed",
      close_value: "amount",
    });
    expect(decidedOrders(found)).toEqual({ 5: "mdy", 6: "mdy" });
  });

  test("its stages become a funnel in the right order", () => {
    const { funnels } = decisionsFor(block).stages;
    expect(funnels).toHaveLength(1);
    expect(funnels[0]!.stages.map(({ name, type, count }) => [name, type, count])).toEqual([
      ["Prospecting", "open", 500],
      ["Engaging", "open", 1589],
      ["Won", "won", 4238],
      ["Lost", "lost", 2473],
      ["Invalid", "invalid", 0],
    ]);
  });

  test("the preview counts what is open, won, lost and undated", () => {
    const preview = firstPreview(survey(block), "Deals", { today: 43100, setup: noSetup, language: "en" });
    const { records, open, won, lost, undated, overdue, problems } = preview.summary;
    expect({ records, open, won, lost, undated, overdue }).toEqual({
      records: 8800,
      open: 2089,
      won: 4238,
      lost: 2473,
      undated: 500,
      overdue: 0,
    });
    expect(problems).toEqual([]);
  });

  test("its log is seeded within seconds, every chain of checks holds", () => {
    const decisions = decisionsFor(block);
    const started = performance.now();
    const plan = planAdoption(block, decisions, context);
    if (!plan.ok) throw new Error(plan.reason.code);
    const events = [...plan.value.slices(500)].flat();
    const seconds = (performance.now() - started) / 1000;
    expect(events).toHaveLength(plan.value.eventCount);
    expect(events.filter(({ event }) => event === "Created")).toHaveLength(8800);
    expect(events.filter(({ event }) => event === "Moved")).toHaveLength(8300 + 6711);
    expect(events.filter(({ movedAt }) => movedAt === null)).toHaveLength(500);
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length);
    for (const [, rows] of groupByRecord(events)) {
      let check = "";
      for (const row of rows) {
        expect(row.check).toBe(checkOf(row, check));
        check = row.check;
      }
    }
    expect(seconds).toBeLessThan(5);
  });

  test("a won deal is created and engaged on its engage date and won on its close date", () => {
    const events = eventsOf(block, decisionsFor(block)).filter(({ recordId }) => recordId === "1C1I7A6R");
    expect(effectiveEvents(events).map(({ event, state, movedAt }) => [event, state.stage, movedAt])).toEqual(
      [
        ["Created", "Prospecting", 42663],
        ["Moved", "Engaging", 42663],
        ["Moved", "Won", 42795],
      ],
    );
    expect(events[0]!.state).toMatchObject({ owner: "Moses Frase", amount: 1054 });
  });

  test("its date and amount texts become dates and numbers, its people and products are listed", () => {
    const plan = planAdoption(block, decisionsFor(block), context);
    if (!plan.ok) throw new Error(plan.reason.code);
    const { cells, newColumns, people, lists, fields } = plan.value;
    expect(cells.map(({ header, kind, changed }) => [header, kind, changed])).toEqual([
      ["engage_date", "date", 8300],
      ["close_date", "date", 6711],
      ["close_value", "money", 6711],
    ]);
    expect(newColumns).toEqual([]);
    expect(people).toHaveLength(30);
    expect(lists.map(({ values }) => values.value)).toContain("GTXPro");
    expect(fields.map(({ values }) => [values.role, values.sourceColumn])).toEqual([
      ["Opportunity ID", "opportunity_id"],
      ["Owner", "sales_agent"],
      ["Product", "product"],
      ["Account", "account"],
      ["Stage", "deal_stage"],
      ["Closed", "close_date"],
      ["Amount", "close_value"],
    ]);
  });
});
