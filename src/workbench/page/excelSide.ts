/**
 * Runs in the task pane before Office.js: gives it, at `window.external`, Excel's side of the protocol, which the page around
 * the pane answers. It is the one script that the workbench's server adds to the add-in's page.
 */
const page = window.parent as unknown as Window & {
  workbenchSide: { connect(pane: Window): Record<string, unknown> };
};
// Office.js keeps the host it saw last in the session; a stale one must not win over ours.
sessionStorage.removeItem("hostInfoValue");
Object.defineProperty(window, "external", { value: page.workbenchSide.connect(window), configurable: true });
