/**
 * From now on Excel loads the add-in together with this workbook, so that edits are seen without opening the pane. It takes
 * effect the next time the workbook is opened.
 */
export function loadWithWorkbook(): void {
  if (!Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) return;
  Office.addin.setStartupBehavior(Office.StartupBehavior.load).catch(() => undefined);
}
