import type { LogEvent } from "../../src/domain/log/event";
import type { FaultPlan } from "../../src/workbench/headless";
import type { WorkbookModel } from "../../src/workbench/model/workbook";
import { setSyncDeadline } from "../../src/workbook/run";
import { copyWorkbook } from "./copyWorkbook";
import { chainHolds, openBook, type OpenBook } from "./openBook";

/** An operation that is cut at every point: what it begins from, what it does. */
export interface Operation {
  readonly name: string;
  readonly prepare: (book: OpenBook) => Promise<void>;
  /** What the user does before, which is not cut: selecting rows, opening the adoption screen. */
  readonly ready?: ((book: OpenBook) => Promise<unknown>) | undefined;
  readonly act: (book: OpenBook) => Promise<unknown>;
  /** What must be whole or not at all: the operation, or, in a batch, each record by itself. */
  readonly unit?: "operation" | "record";
  /** A large operation has hundreds of writes. */
  readonly size: "small" | "large";
}

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

/** Every record of a batch is as before or as after, in the log and in its row alike. */
function expectEachWhole(where: string, found: Seen, before: Seen, after: Seen): void {
  const idOf = (line: string): string => /D-\d+/.exec(line)?.[0] ?? "";
  const byId = ({ log, cells }: Seen): Map<string, string[]> => {
    const told = new Map<string, string[]>();
    for (const line of [...log, ...cells]) told.set(idOf(line), [...(told.get(idOf(line)) ?? []), line]);
    return told;
  };
  const [now, then, wanted] = [byId(found), byId(before), byId(after)];
  for (const [id, lines] of now) {
    const expected = lines.length === then.get(id)?.length ? then.get(id) : wanted.get(id);
    expect({ where, id, lines }).toEqual({ where, id, lines: expected });
  }
  expect(now.size).toBe(wanted.size);
}

interface Counts {
  readonly syncs: number;
  readonly actions: number;
  readonly writes: number;
}

/** The cuts to try. */
function plansFor(size: Operation["size"], { syncs, actions, writes }: Counts): FaultPlan[] {
  const plans: FaultPlan[] = [];
  for (let sync = 1; sync <= syncs; sync += 1) {
    plans.push({ at: { sync }, how: "fail", when: "after" }, { at: { sync }, how: "hang", when: "before" });
    if (isThorough) plans.push({ at: { sync }, how: "fail" }, { at: { sync }, how: "hang", when: "after" });
  }
  const byAction = isThorough && size === "small";
  const stride = isThorough || size === "small" ? 1 : 25;
  for (let cut = 1; cut <= (byAction ? actions : writes); cut += stride) {
    const at = byAction ? { action: cut } : { write: cut };
    plans.push({ at, how: "fail" }, { at, how: "hang" });
  }
  return plans;
}

interface Seen {
  readonly log: string[];
  readonly cells: string[];
}

async function see(book: OpenBook): Promise<Seen> {
  return { log: tale(book.log()), cells: await cells(book) };
}

/**
 * How thorough: `all` (`CUTS=all npm run test:cuts`, about half an hour) cuts at every sync, before and after it, and at every action of the small operations and every write of the large
 * ones; what lies between two writes leaves the same workbook. Without it (a newcomer's test run) at every sync, at every write of the
 * small operations and at every twenty-fifth of the large ones.
 */
const isThorough = process.env.CUTS === "all";

/** Cuts an operation at every point, once by an error and once by a hang; after a reload and a reconcile the log must be whole or as before. */
export function cutEverywhere(operation: Operation): void {
  describe(`cutting ${operation.name} at every point`, () => {
    cutting(operation);
  });
}

function cutting({ name, prepare, ready, act, size, unit }: Operation): void {
  let prepared: WorkbookModel;
  let before: Seen;
  let after: Seen;
  let counts: Counts;

  beforeAll(async () => {
    let book = await openBook();
    await book.begin();
    await prepare(book);
    await book.rest();
    before = await see(book);
    prepared = copyWorkbook(book.excel.workbook);
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
      writes: faults.writes,
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
    if (unit === "record") expectEachWhole(where, found, before, after);
    else expect({ where, ...found }).toEqual({ where, ...(whole ? after : before) });
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
      const plans = plansFor(size, counts);
      let whole = 0;
      for (const plan of plans) if ((await cutAt(plan)).whole) whole += 1;
      process.stdout.write(
        `cut points of ${name}: ${plans.length} (${counts.syncs} syncs, ${counts.actions} actions, ${counts.writes} of them writes); done ${whole}, not at all ${plans.length - whole}\n`,
      );
      expect(plans.length).toBeGreaterThan(10);
    },
    30 * 60_000,
  );
}
