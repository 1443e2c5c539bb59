import { unknownBy } from "../domain/log/writeEvents";
import { succeed, type Result } from "../domain/result";
import { giveIds } from "../workbook/giveIds";
import { readEdit } from "../workbook/gridEdits";
import { reconcileRecords, vanishedIn } from "../workbook/reconcileStore";
import { watch, type SheetChange } from "../workbook/watch";
import type { Funnelbook } from "./funnelbook";
import { lookForTable } from "./adoption";
import { showStatus } from "./storeActions";

/** Milliseconds of quiet before the selection is read: arrow keys held down fire many events. */
const settle = 60;

/**
 * Follows what happens in the grid: a cell edited in a record's row becomes its events at once; a pasted block marks its rows for reconcile;
 * the selection is shown; set-up and log edits are read again. Events are hints, so whatever they say is read from the sheet.
 */
export function watchGrid(app: Funnelbook): Promise<Result<void>> {
  const afterSelection = debounced(settle, () => {
    if (app.book.store === undefined) lookForTable(app).catch(() => undefined);
    else app.showSelection().catch(() => undefined);
  });
  return watch({
    onChange: (change) => {
      app.book
        .inTurn(() => follow(app, change))
        .then((done) => {
          if (!done.ok)
            app.pane.set({
              outcome: { kind: "refused", message: done.reason, failures: [], notices: [], canUndo: false },
            });
        })
        .catch(() => undefined);
    },
    onSelection: afterSelection,
    onSheet: afterSelection,
  });
}

async function follow(app: Funnelbook, change: SheetChange): Promise<Result<void>> {
  const read = await readEdit(app.book, change);
  if (!read.ok) return read.reason.code === "itemGone" ? succeed(undefined) : read;
  const edit = read.value;
  switch (edit.kind) {
    case "nothing":
      return succeed(undefined);
    case "tables":
      return reload(app);
    case "setup": {
      const reread = await app.book.rereadSetup();
      app.refreshView();
      return reread;
    }
    case "log": {
      const seen = await app.book.freshen([]);
      app.refreshView();
      return seen.ok ? succeed(undefined) : seen;
    }
    case "block":
      return followRows(app, edit.ids, false, change);
    case "record":
      return edit.nameless ? followNewRow(app, change) : followRows(app, edit.ids, true, change);
  }
}

/** Reads the edited rows; a single local edit is logged at once, a block waits for reconcile. A co-author's edit is the co-author's to log. */
async function followRows(
  app: Funnelbook,
  ids: readonly string[],
  atOnce: boolean,
  change: SheetChange,
): Promise<Result<void>> {
  const seen = await app.book.freshen(ids);
  if (!seen.ok) return seen;
  if (seen.value.moved) return reload(app);
  if (change.remote) {
    app.refreshView();
    return succeed(undefined);
  }
  if (!atOnce) {
    for (const id of ids) app.marked.add(id);
    app.refreshView();
    return succeed(undefined);
  }
  const who = app.pane.state().who;
  const reconciled = await reconcileRecords(app.book, ids, app.context("Cell", who === "" ? unknownBy : who));
  if (!reconciled.ok) return reconciled;
  const isTwice = (id: string): boolean => app.book.store?.duplicates.has(id) === true;
  const others = app.pane
    .state()
    .findings.filter(
      ({ recordId, reason }) =>
        !ids.includes(recordId) && (reason.code !== "duplicateId" || isTwice(recordId)),
    );
  app.pane.set({ findings: [...others, ...reconciled.value.questions] });
  app.refreshView();
  return succeed(undefined);
}

/** A row typed below a table gets its id, then its Created. */
async function followNewRow(app: Funnelbook, change: SheetChange): Promise<Result<void>> {
  if (change.remote) return succeed(undefined);
  const given = await giveIds(app.book, app.context("Cell"));
  if (!given.ok) return given;
  return followRows(app, given.value, true, change);
}

async function reload(app: Funnelbook): Promise<Result<void>> {
  const loaded = await app.book.load();
  const { store } = app.book;
  if (store !== undefined) {
    const vanished = await vanishedIn(store);
    const asked = app.pane.state().findings.filter(({ reason }) => reason.code !== "recordVanished");
    app.pane.set({ findings: [...asked, ...vanished] });
  }
  await showStatus(app);
  return loaded.ok ? succeed(undefined) : loaded;
}

function debounced(milliseconds: number, work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, milliseconds);
  };
}
