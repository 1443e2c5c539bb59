import { defaultListRows, defaultSettingRows, defaultStageRows } from "../domain/store/defaults";
import type { Language } from "../domain/language";
import { reason, succeed, type Reason, type Result } from "../domain/result";
import type { RowValues } from "../domain/store/row";
import type { TableName } from "../domain/store/tables";
import { message } from "../messages/message";
import { finishPending } from "../workbook/finishPending";
import type { Intent } from "../workbook/journal";
import { reconcileStore } from "../workbook/reconcileStore";
import { repairFormulas } from "../workbook/repairFormulas";
import { setUpWorkbook } from "../workbook/setUp/setUpWorkbook";
import { recordIds } from "../workbook/storeRecords";
import { unknownBy } from "../domain/log/writeEvents";
import type { Funnelbook } from "./funnelbook";
import { tellDone, tellRefusal } from "./outcomes";
import { lookForTable, resumeAdoption } from "./adoption";
import { checkLog } from "./checkLog";
import { closePeriod } from "./closePeriod";
import { loadWithWorkbook } from "./startup";

/** What is done to the store as a whole. Each tells the pane what came of it. */
export interface StoreActions {
  readonly load: () => Promise<Result<void>>;
  readonly setUp: (language: Language) => Promise<Result<void>>;
  readonly reconcile: () => Promise<Result<void>>;
  readonly repairFormulas: () => Promise<Result<void>>;
  readonly refresh: () => Promise<Result<void>>;
  readonly closePeriod: () => Promise<Result<void>>;
}

/** Makes the store actions of one workbook. */
export function storeActions(app: Funnelbook): StoreActions {
  const load = async (): Promise<Result<void>> => {
    app.status({ kind: "loading", progress: undefined });
    const loaded = await app.book.load((table, done, total) => {
      app.status({ kind: "loading", progress: { what: `reading${table}`, done, total } });
    });
    if (!loaded.ok) {
      app.status({ kind: "failed", reason: loaded.reason });
      return loaded;
    }
    await showStatus(app);
    return succeed(undefined);
  };

  const setUpNow = (language: Language, resumed: boolean): Promise<Result<void>> =>
    app.working("settingUp", async () => {
      const made = await app.book.run((session) =>
        setUpWorkbook(session, {
          language,
          firstRows: firstRows(language),
          funnelFilter: "",
          listAlert: message(language, "listAlert"),
          resumed,
        }),
      );
      return made.ok ? succeed(undefined) : made;
    });

  /** Ends what earlier operations left half done, whichever they were. */
  const finish = async (): Promise<Result<number>> => {
    const finished = await finishPending(app.book);
    if (!finished.ok) return finished;
    let resumed = 0;
    const { others } = finished.value;
    // An adoption sets up by itself, with its own funnel and lists.
    const isAdopting = others.some(({ intent }) => intent.kind === "adopt");
    for (const { intent } of others.filter((each) => !isAdopting || each.intent.kind === "adopt")) {
      const ended = await resume(intent);
      if (!ended.ok) return ended;
      resumed += 1;
    }
    if (resumed > 0) {
      const loaded = await app.book.load();
      if (!loaded.ok) return loaded;
    }
    return succeed(finished.value.completed + resumed);
  };

  const resume = (intent: Intent): Promise<Result<unknown>> => {
    if (intent.kind === "setUp") return setUpNow(intent.language, true);
    if (intent.kind === "adopt") return resumeAdoption(app, intent);
    return Promise.resolve(succeed(undefined));
  };

  const reconcile = (): Promise<Result<void>> =>
    app.working("reconciling", async (progress) => {
      const finished = await finish();
      if (!finished.ok) return tellRefusal(app, finished.reason);
      const loaded = await app.book.load();
      if (!loaded.ok) return tellRefusal(app, loaded.reason);
      if (app.book.store === undefined) return tellRefusal(app, reason("noStoreYet"));
      const context = { ...app.context("Repair"), by: unknownBy };
      const reconciled = await reconcileStore(app.book, context, progress);
      await showStatus(app);
      if (!reconciled.ok) return tellRefusal(app, reconciled.reason);
      const { events, questions } = reconciled.value;
      app.marked.clear();
      app.pane.set({ findings: questions });
      const checked = await checkLog(app);
      const report = checked.ok ? checked.value : { failures: [], notices: [checked.reason] };
      const done = (code: string, params: Reason["params"]): Result<void> =>
        tellDone(app, code, params, report);
      if (finished.value > 0) return done("reconciledAfterCut", { events, operations: finished.value });
      if (events > 0) return done("reconciledEvents", { events });
      const asked = questions.length;
      return done(asked > 0 ? "reconciledAsking" : "reconciledNothing", { count: asked });
    });

  return {
    closePeriod: () => app.book.inTurn(() => closePeriod(app)),

    load: () =>
      app.book.inTurn(async () => {
        const loaded = await load();
        if (loaded.ok && app.book.store?.isNewer !== true) await reconcileQuietly(app, finish);
        return loaded;
      }),

    setUp: (language) =>
      app.book.inTurn(async () => {
        const isStore = app.book.store !== undefined;
        const made = await setUpNow(isStore ? app.locale() : language, false);
        if (!made.ok) return tellRefusal(app, made.reason);
        loadWithWorkbook();
        const loaded = await load();
        return loaded.ok ? tellDone(app, isStore ? "storeIsComplete" : "storeSetUp") : loaded;
      }),

    reconcile: () => app.book.inTurn(reconcile),

    repairFormulas: () =>
      app.book.inTurn(async () => {
        const repaired = await app.book.run(repairFormulas);
        if (!repaired.ok) return tellRefusal(app, repaired.reason);
        const { cells, protectedSheets } = repaired.value;
        if (protectedSheets.length > 0) {
          return tellDone(app, "formulasRepairedPartly", {
            count: cells,
            sheets: protectedSheets.join(", "),
          });
        }
        return tellDone(app, "formulasRepaired", { count: cells });
      }),

    refresh: () =>
      app.book.inTurn(async () => {
        const loaded = await load();
        if (!loaded.ok) return loaded;
        return app.book.store === undefined
          ? loaded
          : tellDone(app, "refreshed", { count: [...recordIds(app.book.store)].length });
      }),
  };
}

/** After loading: what a cut left is finished, what the grid has that the log lacks is logged, doubts are shown, without a word otherwise. */
async function reconcileQuietly(app: Funnelbook, finish: () => Promise<Result<number>>): Promise<void> {
  const finished = await finish();
  if (finished.ok && finished.value > 0) await showStatus(app);
  if (!finished.ok || app.book.store === undefined) return;
  const reconciled = await reconcileStore(app.book, { ...app.context("Repair"), by: unknownBy });
  if (reconciled.ok) app.pane.set({ findings: reconciled.value.questions });
  await showStatus(app);
}

/** Shows which screen fits what was read, and the selection. */
export async function showStatus(app: Funnelbook): Promise<void> {
  app.isRead = true;
  const { store } = app.book;
  if (store === undefined) {
    app.status({ kind: "noStore", adoptable: app.adoptable });
    await lookForTable(app);
    app.book.announce(undefined);
    return;
  }
  if (store.isNewer) app.status({ kind: "newerStore", version: store.setup.settings.schemaVersion });
  else app.status({ kind: "ready" });
  await app.showSelection();
}

/** The rows that a new store begins with. */
export function firstRows(language: Language): ReadonlyMap<TableName, readonly RowValues[]> {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return new Map<TableName, readonly RowValues[]>([
    ["Stages", defaultStageRows(language)],
    ["Lists", defaultListRows(language)],
    ["Settings", defaultSettingRows(language, { timeZone })],
  ]);
}
