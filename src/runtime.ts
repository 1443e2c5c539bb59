import "./functions/tagged";
import type { Language } from "./domain/language";
import { compose } from "./runtime/compose";
import { mountPane } from "./taskpane/mount";
import { pause } from "./workbook/pause";

/** Starts the add-in in the page that Excel has loaded. */
async function start(): Promise<void> {
  await Office.onReady();
  const { pane, begin } = compose(readerLanguage());
  const element = document.getElementById("pane");
  // Reading the scripts was a block by itself; drawing the pane for the first time is another.
  await pause();
  if (element !== null) mountPane(element, pane);
  await begin();
}

/** The reader's language: Chinese for every Chinese Excel, else English. */
function readerLanguage(): Language {
  return Office.context.displayLanguage.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

void start();
