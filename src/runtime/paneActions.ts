import { reason, succeed, type Result } from "../domain/result";
import { recordTypeIn } from "../domain/store/roles";
import type { RecordType } from "../domain/store/words";
import type { PaneActions } from "../taskpane/ports";
import type { AdoptionActions } from "./adoption";
import { explainFigure } from "./explainFigure";
import type { Funnelbook } from "./funnelbook";
import { goToRow } from "./goToRow";
import type { RecordActions } from "./recordActions";
import type { StoreActions } from "./storeActions";
import { tellRefusal } from "./outcomes";
import { keepWho } from "./who";

/** Everything the pane can ask for. */
export function paneActions(
  app: Funnelbook,
  records: RecordActions,
  store: StoreActions,
  adoption: AdoptionActions,
): PaneActions {
  const goTo = async (type: RecordType, row: number): Promise<Result<void>> => {
    const went = await goToRow(app, type, row);
    return went.ok ? went : tellRefusal(app, went.reason);
  };
  return {
    ...records,
    setUp: store.setUp,
    retry: store.load,
    reconcile: store.reconcile,
    repairFormulas: store.repairFormulas,
    refresh: store.refresh,
    ...adoption,
    declareWho: (name) => {
      keepWho(name.trim());
      app.pane.set({ who: name.trim() });
      return Promise.resolve(succeed(undefined));
    },
    select: (recordId) => {
      for (const [table, hints] of app.book.store?.rows ?? []) {
        const row = hints.get(recordId);
        if (row !== undefined) return goTo(recordTypeIn(table), row);
      }
      return Promise.resolve(tellRefusal(app, reason("recordGone", { recordId })));
    },
    goTo: (type) => goTo(type, 0),
    explain: (figure) => app.book.inTurn(() => explainFigure(app, figure)),
    dismissOutcome: () => {
      app.pane.set({ outcome: undefined });
    },
    answerQuestion: () => {
      app.pane.set({ question: undefined });
    },
    today: () => app.today(),
  };
}
