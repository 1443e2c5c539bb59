import type { CellValue } from "../domain/cell";
import { planActivity } from "../domain/planning/planActivity";
import { planAdd } from "../domain/planning/planAdd";
import { planConvert } from "../domain/planning/planConvert";
import { planTransition } from "../domain/planning/planTransition";
import { linkedToUndo, planUndo } from "../domain/planning/planUndo";
import { possibleMoves, type PossibleMove } from "../domain/planning/possibleMoves";
import type { Wish } from "../domain/planning/wish";
import { fail, reason, succeed, type Result } from "../domain/result";
import { findColumn, tableOf } from "../domain/store/roles";
import type { StoreRecord } from "../domain/store/record";
import type { RecordType } from "../domain/store/words";
import type { AddForm, ConvertForm, MoveForm } from "../taskpane/ports";
import { commitPlan } from "../workbook/commitPlan";
import { historyOf } from "../workbook/openStore";
import type { RunOptions } from "../workbook/run";
import { hasRecord, recordOf } from "../workbook/storeRecords";
import type { Funnelbook } from "./funnelbook";
import { goToRow } from "./goToRow";
import { operate, type OperateOptions, type Operated, type PlanOne } from "./operate";
import { tellDone, tellOutcome, tellRefusal } from "./outcomes";

/** What is done to the selected records, from the pane and from the ribbon alike. Each tells the pane what came of it. */
export interface RecordActions {
  readonly move: (form: MoveForm) => Promise<Result<void>>;
  /** Each selected record by the move of its own that `choose` picks. */
  readonly moveEach: (
    choose: (moves: readonly PossibleMove[]) => PossibleMove | undefined,
  ) => Promise<Result<void>>;
  readonly convert: (form: ConvertForm) => Promise<Result<void>>;
  readonly add: (type: RecordType, form: AddForm) => Promise<Result<void>>;
  readonly logActivity: (
    kind: string,
    summary: string,
    nextContact: number | undefined,
  ) => Promise<Result<void>>;
  readonly undo: () => Promise<Result<void>>;
}

/** What the user asked for is refused at once while a cell is being edited: clicking the pane does not end that. */
const atOnce: RunOptions = { whenEditingEnds: false };

/** Makes the record actions of one workbook. */
export function recordActions(app: Funnelbook): RecordActions {
  const overSelected = async (
    doneCode: string,
    canUndo: boolean,
    planOne: PlanOne,
    options: Omit<OperateOptions, "progress"> = {},
  ): Promise<Result<void>> => {
    if (app.book.store === undefined) return tellRefusal(app, reason("noStoreYet"));
    const meant = await meantIds(app);
    if (!meant.ok) return tellRefusal(app, meant.reason);
    const ids = meant.value;
    const operated = await app.working<Operated>("movingRecords", (progress) =>
      app.book.inTurn(() =>
        operate(app.book, ids, () => app.context("Pane"), planOne, { ...options, progress, reading: atOnce }),
      ),
    );
    if (operated.ok) for (const id of operated.value.done) app.marked.delete(id);
    app.refreshView();
    return tellOutcome(app, operated, doneCode, canUndo);
  };

  return {
    move: (form) =>
      overSelected("recordsMoved", true, ({ record, history }, context) =>
        planTransition(record, history, wishOf(record, form), context),
      ),

    moveEach: (choose) =>
      overSelected(
        "recordsMoved",
        true,
        ({ record, history }, context) => {
          const move = choose(possibleMoves(record, context.setup));
          if (move === undefined) return fail("noSuchMove", { id: record.id, stage: record.state.stage });
          if (move.kind === "convert") return planConvert(record, history, {}, context);
          return planTransition(record, history, { funnel: move.funnel, stage: move.stage }, context);
        },
        { growing: ["Opportunities"] },
      ),

    convert: (form) =>
      overSelected(
        "leadsConverted",
        true,
        ({ record, history }, context) => {
          const { opportunityId, ...wish } = form;
          if (opportunityId === undefined || opportunityId === "")
            return planConvert(record, history, wish, context);
          const { store } = app.book;
          const opportunity = store && recordOf(store, opportunityId);
          if (opportunity === undefined) return fail("unknownOpportunity", { id: opportunityId });
          return planConvert(record, history, { ...wish, opportunity }, context);
        },
        { growing: ["Opportunities"] },
      ),

    add: (type, form) =>
      app.book.inTurn(async () => {
        const { store } = app.book;
        if (store === undefined) return tellRefusal(app, reason("noStoreYet"));
        const table = tableOf(type);
        if (!store.layout.has(table)) return tellRefusal(app, reason("noSuchTable", { table }));
        const seen = await app.book.freshen([], [table], atOnce);
        if (!seen.ok) return tellRefusal(app, seen.reason);
        const filled = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ""));
        const plan = planAdd(type, filled, app.context("Pane"), (id) => hasRecord(store, id));
        if (!plan.ok) return tellRefusal(app, plan.reason);
        const written = await commitPlan(app.book, plan.value);
        if (!written.ok) return tellRefusal(app, written.reason);
        const recordId = plan.value.events[0]?.recordId ?? "";
        const row = store.rows.get(table)?.get(recordId);
        const isShown = row !== undefined && (await goToRow(app, type, row, atOnce)).ok;
        // Where Excel won't go to it, the record is there all the same.
        if (!isShown) await app.showSelection();
        return tellDone(app, "recordAdded", { recordId });
      }),

    logActivity: (kind, summary, nextContact) =>
      overSelected(
        "activityLogged",
        false,
        ({ record }, context) => planActivity(record, { kind, summary, nextContact }, context),
        { growing: ["Activities"] },
      ),

    undo: () =>
      overSelected(
        "recordsUndone",
        false,
        (subject, context) => {
          const { store } = app.book;
          const record = store && recordOf(store, linkedToUndo(subject.history) ?? "");
          const linked =
            store === undefined || record === undefined
              ? undefined
              : { record, history: historyOf(store, record.id) };
          return planUndo(subject, linked, context);
        },
        {
          linked: (id) =>
            app.book.store === undefined ? undefined : linkedToUndo(historyOf(app.book.store, id)),
        },
      ),
  };
}

/**
 * The records that an action means: the one that the pane shows, though somebody may have sorted its row away; several only while they are
 * what is selected, since a filter may have hidden some.
 */
async function meantIds(app: Funnelbook): Promise<Result<readonly string[]>> {
  const shown = app.selected?.ids ?? [];
  if (shown.length === 1) return succeed(shown);
  const read = await app.showSelection(atOnce);
  if (!read.ok) return read;
  const ids = app.selected?.ids ?? [];
  if (ids.length === 0) return fail("nothingSelected");
  const isSame = shown.length === ids.length && shown.every((id) => ids.includes(id));
  return shown.length === 0 || isSame ? succeed(ids) : fail("selectionChanged", { count: ids.length });
}

/** A form as a wish: headers of other columns become roles, only what a row of this type has is set. */
function wishOf(record: StoreRecord, form: MoveForm): Wish {
  const { fields, ...rest } = form;
  if (fields === undefined) return rest;
  const table = tableOf(record.type);
  const byRole: Record<string, CellValue> = {};
  for (const [header, value] of Object.entries(fields))
    byRole[findColumn(table, header)?.role ?? header] = value;
  return { ...rest, fields: byRole };
}
