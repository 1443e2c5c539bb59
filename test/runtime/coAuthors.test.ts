import { eventToCells } from "../../src/domain/log/cells";
import type { LogEvent } from "../../src/domain/log/event";
import { writeEvents } from "../../src/domain/log/writeEvents";
import { reasonText } from "../../src/messages/message";
import { tableNamed } from "../../src/domain/store/tables";
import { asked } from "../functions/calls";
import { atTheGrid, type AtTheGrid } from "./atTheGrid";
import { chainHolds, openStore, type OpenBook } from "./openBook";

let book: OpenBook;
let grid: AtTheGrid;
let one = "";
let two = "";

beforeEach(async () => {
  book = await openStore();
  grid = atTheGrid(book);
  [one = "", two = ""] = await book.addDeals("One", "Two");
});
afterEach(() => book.leave());

/** A count that a cell would show. */
function tally(status: string): unknown {
  const answer = book.app.figures().answer(asked("TALLY", [status]));
  return answer.kind === "value" ? answer.value : answer;
}

/** The log row that a colleague's add-in writes for a move. */
function movedBy(by: string, id: string, stage: string, eventId: string): LogEvent {
  const history = book.log().filter((event) => event.recordId === id);
  const [event] = writeEvents(
    history,
    [
      {
        eventId,
        recordId: id,
        type: "opportunity",
        event: "Moved",
        movedAt: history.at(-1)?.movedAt ?? 0,
        refersTo: "",
        fromStage: "Contact",
        state: { ...history.at(-1)!.state, stage },
        reason: "",
      },
    ],
    { now: (history.at(-1)?.recordedAt ?? 0) + 0.0001, by, via: "Pane", newId: () => eventId },
  );
  return event!;
}

function cellsOf(event: LogEvent): unknown[] {
  const cells = eventToCells(event, "en");
  return tableNamed("StageLog").columns.map(({ role }) => cells[role] ?? "");
}

/** Puts a colleague's log row below the log. */
const colleagueLogs = (event: LogEvent): void =>
  book.excel.host.otherAuthor.append("StageLog", cellsOf(event));
const colleagueTypes = (header: string, row: number, value: unknown): void =>
  book.excel.host.otherAuthor.write(grid.cell("Opportunities", header, row), [[value]]);

const stages = async (): Promise<unknown[]> => (await book.rows("Opportunities")).map((row) => row.Stage);
const logIds = async (): Promise<string[]> =>
  (await book.rows("StageLog")).map((row) => String(row["Event ID"])).filter((id) => id !== "");

const agrees = async (): Promise<void> => {
  await book.pane.actions.reconcile();
  expect(book.pane.state().outcome?.message.code).toBe("reconciledNothing");
  expect(book.pane.state().findings).toEqual([]);
};

describe("a colleague at the same time", () => {
  test("a log row that a colleague appends between our look and our write is kept beside ours", async () => {
    await book.select(one);
    const { write } = book.app.book;
    book.app.book.write = (plan) => {
      book.app.book.write = write;
      colleagueLogs(movedBy("Bob", two, "Proposal", "BOB1"));
      return write.call(book.app.book, plan);
    };
    expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
    await book.rest();
    expect(await logIds()).toHaveLength(4);
    expect(book.eventsOf(one)).toEqual(["Created >Contact", "Moved Contact>Proposal"]);
    expect(book.eventsOf(two)).toEqual(["Created >Contact", "Moved Contact>Proposal"]);
    expect(book.app.book.index?.core.log.count).toBe(4);
    expect(chainHolds(book.log())).toBe(true);
  });

  test("a colleague's move of the same deal comes first, ours stands on it", async () => {
    await book.select(one);
    colleagueTypes("Stage", 0, "Proposal");
    colleagueLogs(movedBy("Bob", one, "Proposal", "BOB1"));
    expect(await book.pane.actions.move({ stage: "Negotiation" })).toMatchObject({ ok: true });
    expect(book.eventsOf(one)).toEqual([
      "Created >Contact",
      "Moved Contact>Proposal",
      "Moved Proposal>Negotiation",
    ]);
    expect(await stages()).toEqual(["Negotiation", "Contact"]);
    expect(chainHolds(book.log())).toBe(true);
    await agrees();
  });

  test("a stage that a colleague without the add-in typed is logged as found before our move of that deal", async () => {
    await book.select(one);
    colleagueTypes("Stage", 0, "Proposal");
    await book.rest();
    expect(book.eventsOf(one)).toHaveLength(1);
    expect(await book.pane.actions.move({ stage: "Negotiation" })).toMatchObject({ ok: true });
    expect(book.eventsOf(one)).toEqual([
      "Created >Contact",
      "Moved Contact>Proposal",
      "Moved Proposal>Negotiation",
    ]);
    expect(book.log().find((event) => event.state.stage === "Proposal")).toMatchObject({
      via: "Repair",
      by: "unknown (grid)",
    });
  });

  test("a colleague's edits in the grid are left to the colleague, and found by reconcile if nobody logged them", async () => {
    colleagueTypes("Stage", 0, "Proposal");
    colleagueTypes("Amount", 1, 700);
    await book.rest();
    expect(book.log()).toHaveLength(2);
    await book.pane.actions.reconcile();
    expect(book.eventsOf(one)).toEqual(["Created >Contact", "Moved Contact>Proposal"]);
    expect(book.eventsOf(two)).toEqual(["Created >Contact", "Amended Contact>Contact"]);
    expect(book.log().filter(({ by }) => by === "unknown (grid)")).toHaveLength(2);
    await agrees();
  });

  test("the same edit found on two machines is one event in every figure", async () => {
    book.excel.user.type(grid.cell("Opportunities", "Stage", 0), "Won");
    await book.rest();
    const found = book.log().find((event) => event.state.stage === "Won")!;
    colleagueLogs({ ...found, by: "Bob" });
    await book.rest();
    expect(await logIds()).toHaveLength(4);
    expect(tally("won")).toBe(1);
    await book.pane.actions.refresh();
    expect(tally("won")).toBe(1);
    await book.select(one);
    expect(book.pane.state().selection).toMatchObject({ kind: "one", record: { stage: "Won" } });
    const { selection } = book.pane.state();
    expect(selection.kind === "one" ? selection.record.timeline.length : 0).toBe(2);
    await agrees();
  });

  test("the deal that the pane shows moves, though a colleague has sorted another one into its row", async () => {
    await book.addDeals("Three", "Four");
    await grid.select("Opportunities", 0);
    expect(book.pane.state().selection).toMatchObject({ kind: "one", record: { id: one } });
    grid.sort("Opportunities", "Name", true, "otherAuthor");
    expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
    const rows = await book.rows("Opportunities");
    expect(rows[0]).not.toMatchObject({ Name: "One" });
    expect(rows.filter((row) => row.Stage === "Proposal").map((row) => row.Name)).toEqual(["One"]);
    await agrees();
  });

  test("several deals are asked about again where the rows selected now are others than the pane shows", async () => {
    await book.addDeals("Three", "Four");
    await grid.select("Opportunities", 0, 2);
    grid.sort("Opportunities", "Name", true, "otherAuthor");
    expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({
      ok: false,
      reason: { code: "selectionChanged" },
    });
    expect(await stages()).toEqual(["Contact", "Contact", "Contact", "Contact"]);
    expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
    expect(await stages()).toEqual(["Proposal", "Proposal", "Contact", "Contact"]);
  });

  test("a batch goes on in the right rows though somebody sorts the table in the middle of it", async () => {
    const names = Array.from({ length: 250 }, (_, index) => [
      `D-${String(index).padStart(3, "0")}`,
      `Deal ${index}`,
      index % 2 === 0 ? "even" : "odd",
    ]);
    grid.fill("Opportunities", ["Opportunity ID", "Name", "Account"], names);
    await book.rest();
    await book.pane.actions.reconcile();
    await grid.select("Opportunities", 0, 150);
    const selected = [...(book.app.selected?.ids ?? [])];
    expect(selected).toHaveLength(150);
    const { write } = book.app.book;
    let writes = 0;
    book.app.book.write = (plan) => {
      writes += 1;
      const done = write.call(book.app.book, plan);
      return writes === 1
        ? done.then((result) => {
            grid.sort("Opportunities", "Opportunity ID", true, "otherAuthor");
            return result;
          })
        : done;
    };
    expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
    expect(writes).toBeGreaterThan(1);
    const moved = (await book.rows("Opportunities"))
      .filter((row) => row.Stage === "Proposal")
      .map((row) => String(row["Opportunity ID"]));
    expect(moved.sort()).toEqual(selected.sort());
  });

  test("a deal that a colleague deleted meanwhile is named, and nothing is logged for it", async () => {
    await book.select(one);
    const { freshen } = book.app.book;
    book.app.book.freshen = (...args) => {
      book.app.book.freshen = freshen;
      book.excel.host.otherAuthor.run(() => {
        book.excel.workbook.deleteTableRows(grid.table("Opportunities").id, 0, 1);
      });
      return freshen.apply(book.app.book, args);
    };
    expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({
      ok: false,
      reason: { code: "recordGone" },
    });
    expect(await stages()).toEqual(["Contact"]);
    expect(book.eventsOf(two)).toHaveLength(1);
  });
});

describe("edits in the grid", () => {
  test("a pasted block of stages marks its rows, and reconcile logs each of them once", async () => {
    book.excel.user.paste(grid.cell("Opportunities", "Stage", 0).replace(/(\w+)(\d+)$/, "$1$2:$13"), [
      ["Proposal"],
      ["Negotiation"],
    ]);
    await book.rest();
    expect([...book.app.marked].sort()).toEqual([one, two].sort());
    expect(book.log()).toHaveLength(2);
    await book.pane.actions.reconcile();
    expect(book.eventsOf(one).at(-1)).toBe("Moved Contact>Proposal");
    expect(book.eventsOf(two).at(-1)).toBe("Moved Contact>Negotiation");
    expect(book.app.marked.size).toBe(0);
    await agrees();
  });

  test("a stage filled down is found by reconcile", async () => {
    await book.addDeals("Three");
    book.excel.user.type(grid.cell("Opportunities", "Stage", 0), "Proposal");
    await book.rest();
    book.excel.user.fill(grid.cell("Opportunities", "Stage", 0).replace(/(\w+)(\d+)$/, "$1$2:$14"));
    await book.rest();
    await book.pane.actions.reconcile();
    expect(await stages()).toEqual(["Proposal", "Proposal", "Proposal"]);
    expect(book.log().filter((event) => event.event === "Moved")).toHaveLength(3);
    await agrees();
  });

  test("rows pasted below the deals get their ids and their Created from reconcile", async () => {
    const { sheetId } = grid.table("Opportunities");
    const name = book.excel.user.area(grid.cell("Opportunities", "Name", 2));
    book.excel.user.paste({ ...name, sheetId, rows: 2, columns: 2 }, [
      ["Three", "Three Ltd"],
      ["Four", "Four Ltd"],
    ]);
    await book.rest();
    await book.pane.actions.reconcile();
    const rows = await book.rows("Opportunities");
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map((row) => row["Opportunity ID"])).size).toBe(4);
    expect(rows.map((row) => row.Stage)).toEqual(["Contact", "Contact", "Contact", "Contact"]);
    expect(book.log()).toHaveLength(4);
    await agrees();
  });

  test("a deleted row is asked about at once, and the other rows work on", async () => {
    const { sheetId, area } = grid.table("Opportunities");
    book.excel.user.deleteRows({ sheetId, row: area.row + 1, column: 0, rows: 1, columns: 1 });
    await book.rest();
    expect(book.pane.state().findings.map(({ reason }) => reasonText("en", reason))).toEqual([
      `${one} (Contact) is in the log, but no row has this id. Was the row deleted, or its id changed?`,
    ]);
    await book.select(two);
    expect(await book.pane.actions.move({ stage: "Proposal" })).toMatchObject({ ok: true });
    expect(await stages()).toEqual(["Proposal"]);
    await book.pane.actions.reconcile();
    expect(book.pane.state().findings).toHaveLength(1);
  });

  test("undone in the grid after a move, the sheet and the log agree again", async () => {
    await book.select(one);
    await book.pane.actions.move({ stage: "Proposal" });
    for (let step = 0; step < 3 && book.excel.user.undo(); step += 1) {
      await book.rest();
      await book.pane.actions.reconcile();
      expect(book.pane.state().outcome?.kind).toBe("done");
      const row = (await book.rows("Opportunities")).find((each) => each["Opportunity ID"] === one);
      const last = book
        .log()
        .filter((event) => event.recordId === one)
        .at(-1);
      expect(last?.state.stage).toBe(row?.Stage);
      expect(new Set(await logIds()).size).toBe((await logIds()).length);
      await agrees();
    }
  });

  test("retyping the stage before is a move back, and forth again is a move again", async () => {
    for (const stage of ["Proposal", "Contact", "Proposal"]) {
      book.excel.user.type(grid.cell("Opportunities", "Stage", 0), stage);
      await book.rest();
    }
    expect(book.eventsOf(one)).toEqual([
      "Created >Contact",
      "Moved Contact>Proposal",
      "Moved Proposal>Contact",
      "Moved Contact>Proposal",
    ]);
    expect(new Set(await logIds()).size).toBe(5);
    expect(chainHolds(book.log())).toBe(true);
    await agrees();
  });
});
