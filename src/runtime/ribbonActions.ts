import type { Actions } from "../commands/actionNames";
import { reason, type Result } from "../domain/result";
import type { PossibleMove } from "../domain/planning/possibleMoves";
import type { PaneQuestion } from "../taskpane/ports";
import type { Funnelbook } from "./funnelbook";
import { tellRefusal } from "./outcomes";
import type { RecordActions } from "./recordActions";
import type { StoreActions } from "./storeActions";

/** The actions of the ribbon, on the selected rows. One that needs an answer opens the pane at the question. */
export function ribbonActions(app: Funnelbook, records: RecordActions, store: StoreActions): Actions {
  const showPane = async (): Promise<void> => {
    if (Office.context.requirements.isSetSupported("SharedRuntime", "1.1"))
      await Office.addin.showAsTaskpane();
  };
  const ask = async (question: PaneQuestion): Promise<void> => {
    await app.showSelection();
    app.pane.set({ question });
    await showPane();
  };
  /** A question about the selected records; where there are none, or what is selected can't be told, that is said instead. */
  const askAbout = async (question: PaneQuestion): Promise<void> => {
    const shown = await app.showSelection();
    if (!shown.ok) tellRefusal(app, shown.reason);
    else if ((app.selected?.ids ?? []).length === 0) tellRefusal(app, reason("nothingSelected"));
    else app.pane.set({ question });
    await showPane();
  };
  /** A button of the ribbon means what is selected now, whatever the pane shows. */
  const onSelected = async (work: () => Promise<Result<void>>): Promise<void> => {
    const shown = await app.showSelection();
    await say(
      shown.ok || app.book.store === undefined ? work() : Promise.resolve(tellRefusal(app, shown.reason)),
    );
  };
  const say = async (work: Promise<{ readonly ok: boolean }>): Promise<void> => {
    const done = await work;
    // What was refused is explained in the pane; what went well shows in the sheet.
    if (!done.ok) await showPane();
  };
  return {
    setUpWorkbook: () => say(store.setUp(app.language)),
    showPane,
    advanceStage: () => onSelected(() => records.moveEach(nextMove)),
    moveBack: () => onSelected(() => records.moveEach((moves) => moves.find((move) => move.kind === "back"))),
    markWon: () => onSelected(() => records.moveEach((moves) => moves.find((move) => move.kind === "won"))),
    markLost: () => askAbout({ kind: "lost" }),
    convertLead: () => onSelected(() => records.convert({})),
    addLead: () => ask({ kind: "addLead" }),
    addOpportunity: () => ask({ kind: "addOpportunity" }),
    logActivity: () => askAbout({ kind: "activity" }),
    undoMove: () => onSelected(() => records.undo()),
    reconcileLog: () => say(store.reconcile()),
    repairFormulas: () => say(store.repairFormulas()),
    refreshAll: () => say(store.refresh()),
    closePeriod: () => say(store.closePeriod()),
  };
}

/** The next stage; from the last open one winning, from the last lead stage conversion, from won after-sales. */
function nextMove(moves: readonly PossibleMove[]): PossibleMove | undefined {
  const isOpen = !moves.some((move) => move.kind === "reopen");
  return (
    moves.find((move) => move.kind === "next") ??
    (isOpen ? moves.find((move) => move.kind === "convert" || move.kind === "won") : undefined) ??
    moves.find((move) => move.kind === "aftersales")
  );
}
