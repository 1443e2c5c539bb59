import { associateActions } from "../commands/associateActions";
import type { Actions } from "../commands/actionNames";
import type { Language } from "../domain/language";
import { connectFunctions } from "../functions/connectFunctions";
import type { PaneSource } from "../taskpane/ports";
import { schedule } from "../workbook/pause";
import { stopWaiting } from "../workbook/run";
import { adoptionActions } from "./adoption";
import { untilMidnight } from "./clock";
import { Funnelbook } from "./funnelbook";
import { watchGrid } from "./gridWatch";
import { followDays } from "./midnight";
import { paneActions } from "./paneActions";
import { recordActions } from "./recordActions";
import { ribbonActions } from "./ribbonActions";
import { storeActions } from "./storeActions";

/** The add-in put together, before it has looked at the workbook. */
export interface Composed {
  readonly app: Funnelbook;
  readonly pane: PaneSource;
  readonly ribbon: Actions;
  /** Begins to follow the grid and reads the store. */
  readonly begin: () => Promise<void>;
  /** Lets go of timers and live cells; Excel ends a runtime by itself. */
  readonly end: () => void;
}

/**
 * Puts the add-in together: one shared runtime for pane, functions and ribbon. Functions and actions answer at once, since Excel
 * may call them before the store has been read.
 */
export function compose(language: Language): Composed {
  const app = new Funnelbook(language);
  const records = recordActions(app);
  const store = storeActions(app);
  const ribbon = ribbonActions(app, records, store);
  associateActions(ribbon);
  const figures = app.figures();
  const disconnect = connectFunctions(figures, { language, schedule, setTimer });
  let stopFollowing = (): void => undefined;
  return {
    app,
    ribbon,
    pane: {
      state: app.pane.state,
      subscribe: app.pane.subscribe,
      actions: paneActions(app, records, store, adoptionActions(app)),
      language,
    },
    begin: async () => {
      const watching = await watchGrid(app);
      if (!watching.ok) app.status({ kind: "failed", reason: watching.reason });
      else await store.load();
      // At midnight "today" is another day: every figure may have changed, and the days that the pane shows.
      stopFollowing = followDays(
        {
          today: figures.today,
          untilMidnight: () => untilMidnight(app.book.store?.setup.settings.timeZone ?? ""),
          setTimer,
        },
        () => {
          app.book.announce(undefined);
          app.refreshView();
        },
      );
    },
    end: () => {
      stopFollowing();
      stopWaiting();
      disconnect();
    },
  };
}

function setTimer(task: () => void, milliseconds: number): () => void {
  const timer = setTimeout(task, milliseconds);
  return () => {
    clearTimeout(timer);
  };
}
