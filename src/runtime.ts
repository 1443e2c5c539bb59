import "./functions/tagged";
import type { Language } from "./domain/language";
import { compose } from "./runtime/compose";
import { mountPane } from "./taskpane/mount";

/** Starts the add-in in the page that Excel has loaded. */
async function start(): Promise<void> {
  await Office.onReady();
  const { pane, begin } = compose(readerLanguage());
  const element = document.getElementById("pane");
  if (element !== null) mountPane(element, pane);
  await begin();
}

/** The reader's language: Chinese for every Chinese Excel, else English. */
function readerLanguage(): Language {
  return Office.context.displayLanguage.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

void start();
