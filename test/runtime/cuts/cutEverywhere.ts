import type { FaultPlan } from "../../../src/workbench/headless";
import type { WorkbookModel } from "../../../src/workbench/model/workbook";
import { giveUpWaiting } from "../../../src/workbook/run";
import { contentDigest, copyWorkbook } from "../copyWorkbook";
import { chainHolds, openBook, type OpenBook } from "../openBook";
import { fixWorld, freeWorld } from "./fixedWorld";
import type { Operation } from "./operation";
import { expectEachWhole, see, type Seen } from "./seen";

/**
 * How thorough. `all` (`CUTS=all npm run test:cuts`) cuts before and after every sync and before every action. Without it (a newcomer's test
 * run) at every sync and at every write of the small operations, and at every twenty-fifth write of the large ones.
 */
const isThorough = process.env.CUTS === "all";

interface Counts {
  readonly syncs: number;
  readonly actions: number;
  readonly writes: number;
}

/** The cuts to try. */
function plansFor(size: Operation["size"], counts: Counts): FaultPlan[] {
  return [...errorsFor(size, counts), ...hangsFor(size, counts)];
}

/** Answers with an error after a sync has done its work, and before an action does its own. */
function errorsFor(size: Operation["size"], counts: Counts): FaultPlan[] {
  const how = "fail";
  return [
    ...upTo(counts.syncs).flatMap((sync): FaultPlan[] => [
      ...(isThorough ? [{ at: { sync }, how } as const] : []),
      { at: { sync }, how, when: "after" },
    ]),
    ...places(size, counts).map((at) => ({ at, how }) as const),
  ];
}

/** No answer, before a sync does its work and before an action does its own. */
function hangsFor(size: Operation["size"], counts: Counts): FaultPlan[] {
  const how = "hang";
  return [
    ...upTo(counts.syncs).flatMap((sync): FaultPlan[] => [
      { at: { sync }, how },
      ...(isThorough ? [{ at: { sync }, how, when: "after" } as const] : []),
    ]),
    ...places(size, counts).map((at) => ({ at, how }) as const),
  ];
}

/** The places within syncs. */
function places(size: Operation["size"], { actions, writes }: Counts): FaultPlan["at"][] {
  if (isThorough) return upTo(actions).map((action) => ({ action }));
  return upTo(writes)
    .filter((write) => size === "small" || write % 25 === 1)
    .map((write) => ({ write }));
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** Cuts an operation at every point, by an error and by a hang; after a reload and a reconcile the log must be whole or as before. */
export function cutEverywhere(operation: Operation): void {
  describe(`${operation.name}, cut at every point by an error and by a hang`, () => {
    cutting(operation);
  });
}

function cutting(operation: Operation): void {
  const { name, prepare, ready, act, size, unit } = operation;
  let prepared: WorkbookModel;
  let before: Seen;
  let after: Seen;
  let counts: Counts;
  /** When the operation is tried, and when the workbook is opened again. */
  let actedAt: Date;
  let reopenedAt: Date;
  /** What became of workbooks that a cut left, by their content: many cuts leave the same. */
  const settled = new Map<string, Promise<boolean>>();

  const reopen = async (workbook: WorkbookModel, moment: Date): Promise<OpenBook> => {
    fixWorld(moment);
    const book = await openBook({ workbook });
    await book.begin();
    return book;
  };

  const reopenReady = async (workbook: WorkbookModel): Promise<OpenBook> => {
    const book = await reopen(workbook, actedAt);
    await ready?.(book);
    await book.rest();
    book.excel.host.faults.reset();
    return book;
  };

  beforeAll(async () => {
    let book = await openBook();
    await book.begin();
    await prepare(book);
    await book.rest();
    before = await see(book);
    book.close();
    prepared = copyWorkbook(book.excel.workbook);
    actedAt = new Date(Date.now() + 1_000);
    reopenedAt = new Date(Date.now() + 60_000);
    book = await reopenReady(copyWorkbook(prepared));
    expect(await act(book)).toMatchObject({ ok: true });
    await book.rest();
    const { syncs, actions, writes } = book.excel.host.faults;
    counts = { syncs, actions, writes };
    after = await see(book);
    book.close();
  }, 60_000);

  afterAll(freeWorld);

  async function cutAt(plan: FaultPlan): Promise<boolean> {
    const workbook = copyWorkbook(prepared);
    const book = await reopenReady(workbook);
    const { faults } = book.excel.host;
    faults.onHang = () => setTimeout(giveUpWaiting, 0);
    faults.plan(plan);
    await act(book);
    book.close();
    const left = contentDigest(workbook);
    const known = settled.get(left);
    if (known !== undefined) return known;
    const whole = settle(workbook, `${name}, ${JSON.stringify(plan)}`);
    settled.set(left, whole);
    return whole;
  }

  /** Opens what a cut left, reconciles, and checks that the operation is there as a whole or not at all. True: as a whole, at least in part. */
  async function settle(workbook: WorkbookModel, where: string): Promise<boolean> {
    const book = await reopen(workbook, reopenedAt);
    await book.pane.actions.reconcile();
    const found = await see(book);
    const whole =
      found.log.length > before.log.length || (name === "set up" && book.app.book.store !== undefined);
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
    return whole;
  }

  test(
    "leaves every intended event exactly once, or visibly nothing, after a reload and a reconcile",
    async () => {
      const plans = plansFor(size, counts);
      let done = 0;
      for (const plan of plans) if (await cutAt(plan)) done += 1;
      const { syncs, actions, writes } = counts;
      process.stdout.write(
        `cut points of ${name}: ${plans.length} (${syncs} syncs, ${actions} actions, ${writes} of them writes), ` +
          `${settled.size} different workbooks left; done ${done}, not at all ${plans.length - done}\n`,
      );
      expect(plans.length).toBeGreaterThan(10);
    },
    60 * 60_000,
  );
}
