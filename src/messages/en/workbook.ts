/** The sentences of workbook, in English: what went wrong between the add-in and Excel, and what to do. */
export const workbook = {
  excelDidNotAnswer:
    "Excel did not answer within {seconds} seconds. What was written is checked and completed the next time the store is read: choose Reconcile, or reopen the workbook.",
  sheetProtected: "A sheet that has to be written is protected. Unprotect it (Review > Unprotect Sheet) and try again.",
  sheetIsProtected:
    "The sheet “{sheet}” is protected, so nothing was written. Unprotect it (Review > Unprotect Sheet) and try again.",
  finishEditing: "A cell is being edited. Press Enter or Esc in the sheet, then try again.",
  tooMuchAtOnce: "That is more than Excel takes at once. Select fewer rows and try again.",
  itemGone: "A table or sheet of the store is no longer where it was. Choose Refresh to look for it again.",
  otherWorkbookHasFocus: "Another workbook is in front. Click into this workbook and try again.",
  excelTooOld:
    "This Excel is too old for that. Funnelbook needs Microsoft 365, Excel 2024 or Excel on the web (Excel 2021 is best effort).",
  excelRefused: "Excel refused that ({excelCode}). Nothing else was changed; choose Refresh and try again.",
  rowTooLarge:
    "Row {row|plain} of the sheet “{sheet}” is larger than Excel hands over (5 MB). Shorten its texts.",
  recordGone: "{recordId} is no longer in its table. It may have been deleted or its id changed; choose Refresh.",
  storeChanged: "The store's tables were changed meanwhile. Choose Refresh and try again.",
  noIdColumn:
    "The table “{table}” has no id column ({header}). Add a column with that header, or name your own id column in the Fields table.",
  unreadableRow: "Sheet “{sheet}”, row {row|plain}: {column} holds “{text}”, which can't be read. {hint}",
} as const;
