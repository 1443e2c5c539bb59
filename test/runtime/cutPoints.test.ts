import type { LogEvent } from "../../src/domain/log/event";
import type { FaultPlan } from "../../src/workbench/headless";
import type { PlainWorkbook } from "../../src/workbench/model/plainWorkbook";
import { setSyncDeadline } from "../../src/workbook/run";
import { copyWorkbook } from "./copyWorkbook";
import { chainHolds, openBook, type OpenBook } from "./openBook";

/** An operation that is cut at every point: what it begins from, what it does. */
interface Operation {
  readonly name: string;
  readonly prepare: (book: OpenBook) => Promise<void>;
  /** What the user does before, which is not cut: selecting rows, opening the adoption screen. */
  readonly ready?: (book: OpenBook) => Promise<unknown>;
  readonly act: (book: OpenBook) => Promise<unknown>;
  /** Cut before every single action, or (where there are hundreds) before every writing one: what lies between two writes leaves the same workbook. */
  readonly every: "action" | "write";
}

const setUp = async (book: OpenBook): Promise<void> => {
  await book.pane.actions.setUp("en");
  await book.pane.actions.declareWho("Alice");
};

const withDeal = async (book: OpenBook): Promise<void> => {
  await setUp(book);
  await book.pane.actions.add("opportunity", {
    opportunityId: "O-1",
    name: "Pilot",
    account: "Acme",
    amount: 500,
  });
  await book.pane.actions.add("lead", { leadId: "L-1", company: "Acme" });
};

const withDeals = async (book: OpenBook): Promise<void> => {
  await setUp(book);
  const deals = Array.from({ length: 160 }, (_, index) => [
    `D-${index}`,
    "",
    `Deal ${index}`,
    `Account ${index}`,
  ]);
  await book.excel.Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("Opportunities");
    table.resize(table.getRange().getResizedRange(deals.length - 1, 0));
    table
      .getDataBodyRange()
      .getCell(0, 0)
      .getResizedRange(deals.length - 1, 3).values = deals;
    await context.sync();
  });
  await book.pane.actions.reconcile();
};

const withTable = async (book: OpenBook): Promise<void> => {
  await book.excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:G5").values = [
      ["deal_id", "agent", "deal_stage", "created", "close_date", "value", "account"],
      ["A1", "Ann", "Won", "'1/15/2026", "'2/20/2026", 100, "Acme"],
      ["A2", "Bob", "Lost", "'1/16/2026", "'3/1/2026", 0, "Bolt"],
      ["A3", "Ann", "Proposal", "'2/17/2026", "", 300, "Cent"],
      ["A4", "Ann", "Prospecting", "", "", "", "Dune"],
    ];
    await context.sync();
  });
  await book.app.showSelection();
};

const operations: readonly Operation[] = [
  {
    name: "set up",
    every: "write",
    prepare: async () => undefined,
    act: (book) => book.pane.actions.setUp("en"),
  },
  {
    name: "add",
    every: "action",
    prepare: setUp,
    act: (book) =>
      book.pane.actions.add("opportunity", { opportunityId: "O-9", name: "New", account: "Bolt" }),
  },
  {
    name: "move",
    every: "action",
    prepare: withDeal,
    ready: (book) => book.select("O-1"),
    act: (book) =>
      book.pane.actions.move({ stage: "Proposal", amount: 700, nextContact: 46400, note: "sent" }),
  },
  {
    name: "batch",
    every: "write",
    prepare: withDeals,
    ready: (book) => book.select("D-0", "D-159"),
    act: (book) => book.pane.actions.move({ stage: "Negotiation" }),
  },
  {
    name: "convert",
    every: "action",
    prepare: withDeal,
    ready: (book) => book.select("L-1"),
    act: (book) => book.pane.actions.convert({}),
  },
  {
    name: "undo",
    every: "action",
    prepare: async (book) => {
      await withDeal(book);
      await book.select("L-1");
      await book.pane.actions.convert({});
      await book.select("L-1");
    },
    ready: (book) => book.select("L-1"),
    act: (book) => book.pane.actions.undo(),
  },
  {
    name: "adopt",
    every: "write",
    prepare: withTable,
    ready: (book) => book.pane.actions.startAdoption(),
    act: async (book) => {
      const { status } = book.pane.state();
      if (status.kind !== "adopting") return undefined;
      return book.pane.actions.adopt(status.preview.decisions);
    },
  },
];

/** What a log says, without what differs from run to run (new ids, times, chain). */
function tale(log: readonly LogEvent[]): string[] {
  return log
    .map(({ recordId, event, fromStage, state, movedAt, reason }) =>
      [
        /^[OL]-\d{6}-/.test(recordId) ? "new" : recordId,
        event,
        fromStage,
        state.stage,
        state.amount,
        movedAt === null || Number.isInteger(movedAt) ? movedAt : "now",
        reason,
      ].join("|"),
    )
    .sort();
}

/** The cells of the record tables that tell a record's state. */
async function cells(book: OpenBook): Promise<string[]> {
  const told: string[] = [];
  for (const [name, layout] of book.app.book.store?.layout ?? []) {
    if (name !== "Leads" && name !== "Opportunities") continue;
    for (const row of await book.rows(layout.excelName)) {
      const line = Object.entries(row)
        .filter(([, value]) => value !== "")
        .map(
          ([header, value]) =>
            `${header}=${typeof value === "number" && !Number.isInteger(value) ? "now" : String(value).replace(/[OL]-\d{6}-\w+/, "new")}`,
        );
      if (line.length > 0) told.push(line.sort().join(" "));
    }
  }
  return told.sort();
}

interface Seen {
  readonly log: string[];
  readonly cells: string[];
}

async function see(book: OpenBook): Promise<Seen> {
  return { log: tale(book.log()), cells: await cells(book) };
}

describe.each(operations)("cutting $name at every point", ({ name, prepare, ready, act, every }) => {
  let prepared: PlainWorkbook;
  let before: Seen;
  let after: Seen;
  let counts: { syncs: number; cuts: number; actions: number };

  beforeAll(async () => {
    let book = await openBook();
    await book.begin();
    await prepare(book);
    await book.rest();
    before = await see(book);
    prepared = copyWorkbook(book.excel.workbook as PlainWorkbook);
    book.close();
    book = await openBook({ workbook: copyWorkbook(prepared) });
    await book.begin();
    await ready?.(book);
    await book.rest();
    book.excel.host.faults.reset();
    expect(await act(book)).toMatchObject({ ok: true });
    await book.rest();
    const { faults } = book.excel.host;
    counts = {
      syncs: faults.syncs,
      actions: faults.actions,
      cuts: every === "action" ? faults.actions : faults.writes,
    };
    after = await see(book);
    book.close();
  }, 60_000);

  afterEach(() => {
    setSyncDeadline(30_000);
  });

  async function cutAt(plan: FaultPlan): Promise<{ whole: boolean }> {
    const workbook = copyWorkbook(prepared);
    let book = await openBook({ workbook });
    await book.begin();
    await ready?.(book);
    await book.rest();
    setSyncDeadline(60);
    book.excel.host.faults.reset();
    book.excel.host.faults.plan(plan);
    await act(book);
    book.close();
    setSyncDeadline(30_000);
    book = await openBook({ workbook });
    await book.begin();
    await book.pane.actions.reconcile();
    const found = await see(book);
    const whole =
      found.log.length > before.log.length || (name === "set up" && book.app.book.store !== undefined);
    const where = `${name}, ${JSON.stringify(plan)}`;
    expect({ where, ...found }).toEqual({ where, ...(whole ? after : before) });
    expect(chainHolds(book.log())).toBe(true);
    if (book.app.book.store !== undefined) {
      const events = book.log().length;
      await book.pane.actions.reconcile();
      expect({ where, code: book.pane.state().outcome?.message.code }).toEqual({
        where,
        code: "reconciledNothing",
      });
      expect(book.log()).toHaveLength(events);
      expect(book.pane.state().findings).toEqual([]);
    }
    expect([...workbook.settings].filter(([key]) => key.startsWith("funnelbook.pending"))).toEqual([]);
    book.close();
    return { whole };
  }

  test(
    "leaves every intended event exactly once, or visibly nothing, after a reload and a reconcile",
    async () => {
      const plans: FaultPlan[] = [];
      for (let sync = 1; sync <= counts.syncs; sync += 1) {
        for (const how of ["fail", "hang"] as const) {
          for (const when of ["before", "after"] as const) plans.push({ at: { sync }, how, when });
        }
      }
      for (let cut = 1; cut <= counts.cuts; cut += 1) {
        for (const how of ["fail", "hang"] as const) {
          plans.push({ at: every === "action" ? { action: cut } : { write: cut }, how });
        }
      }
      let whole = 0;
      for (const plan of plans) if ((await cutAt(plan)).whole) whole += 1;
      process.stdout.write(
        `cut points of ${name}: ${plans.length} (${counts.syncs} syncs, ${counts.actions} actions, ${counts.cuts} cuts by ${every}); done ${whole}, not at all ${plans.length - whole}\n`,
      );
      expect(plans.length).toBeGreaterThan(10);
    },
    30 * 60_000,
  );
});
