import { associateActions } from "./commands/associateActions";
import type { Language } from "./domain/language";
import { connectFunctions } from "./functions/connectFunctions";
import "./functions/functions";
import { adoptionActions } from "./runtime/adoption";
import { untilMidnight } from "./runtime/clock";
import { Funnelbook } from "./runtime/funnelbook";
import { watchGrid } from "./runtime/gridWatch";
import { paneActions } from "./runtime/paneActions";
import { recordActions } from "./runtime/recordActions";
import { ribbonActions } from "./runtime/ribbonActions";
import { storeActions } from "./runtime/storeActions";
import { mountPane } from "./taskpane/mount";
import { schedule } from "./workbook/pause";

/**
 * Puts the add-in together: one shared runtime for pane, functions and ribbon. Functions and actions are there at once, since Excel may call
 * them before the store has been read.
 */
async function start(): Promise<void> {
  await Office.onReady();
  const app = new Funnelbook(readerLanguage());
  const records = recordActions(app);
  const store = storeActions(app);
  const adoption = adoptionActions(app);
  associateActions(ribbonActions(app, records, store));
  connectFunctions(app.figures(), {
    language: app.language,
    schedule,
    setTimer: (task, milliseconds) => {
      const timer = setTimeout(task, milliseconds);
      return () => {
        clearTimeout(timer);
      };
    },
  });
  const element = document.getElementById("pane");
  if (element !== null) {
    mountPane(element, {
      state: app.pane.state,
      subscribe: app.pane.subscribe,
      actions: paneActions(app, records, store, adoption),
      language: app.language,
    });
  }
  await watchGrid(app);
  await store.load();
  announceMidnight(app);
}

/** The reader's language: Chinese for every Chinese Excel, else English. */
function readerLanguage(): Language {
  return Office.context.displayLanguage.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

/** At midnight "today" is another day: every figure may have changed. */
function announceMidnight(app: Funnelbook): void {
  const zone = app.book.store?.setup.settings.timeZone ?? "";
  setTimeout(
    () => {
      app.book.announce(undefined);
      announceMidnight(app);
    },
    untilMidnight(zone) + 500,
  );
}

void start();
