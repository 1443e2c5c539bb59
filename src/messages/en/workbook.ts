/** The sentences of workbook, in English: what went wrong between the add-in and Excel, and what to do. */
export const workbook = {
  excelDidNotAnswer:
    "Excel did not answer within {seconds} seconds. What was written is checked and completed the next time the store is read: choose Check log, or reopen the workbook.",
  sheetProtected:
    "A sheet that has to be written is protected. Unprotect it (Review > Unprotect Sheet) and try again.",
  sheetIsProtected:
    "The sheet “{sheet}” is protected, so nothing was written. Unprotect it (Review > Unprotect Sheet) and try again.",
  finishEditing: "A cell is being edited. Press Enter or Esc in the sheet, then try again.",
  tooMuchAtOnce: "That is more than Excel takes at once. Select fewer rows and try again.",
  itemGone: "A table or sheet of the store is no longer where it was. Choose Refresh to look for it again.",
  otherWorkbookHasFocus:
    "What is selected can't be told. Click into this workbook, select one block of rows (not several apart from each other), and try again.",
  excelTooOld:
    "This Excel is too old for that. Funnelbook needs Microsoft 365, Excel 2024 or Excel on the web (Excel 2021 is best effort).",
  excelRefused: "Excel refused that ({excelCode}). Nothing else was changed; choose Refresh and try again.",
  rowTooLarge:
    "Row {row:plain} of the sheet “{sheet}” is larger than Excel hands over (5 MB). Shorten its texts.",
  recordGone:
    "{recordId} is no longer in its table. It may have been deleted or its id changed; choose Refresh.",
  storeChanged: "The store's tables were changed meanwhile. Choose Refresh and try again.",
  noIdColumn:
    "The table “{table}” has no id column ({header}). Add a column with that header, or name your own id column in the Fields table.",
  columnMissing:
    "The table “{table}” on the sheet “{sheet}” has no column “{header}” any more, so nothing was written. Undo its deletion or renaming, or name the column that plays it in the Fields table.",
  unreadableRow: "Sheet “{sheet}”, row {row:plain}: {column} holds “{text}”, which can't be read. {hint}",
  movingRecords: "Saving",
  settingUp: "Setting up the store",
  reconciling: "Comparing the sheets with the log",
  verifyingLog: "Checking the rows of the log",
  adopting: "Writing the log",
  readingLeads: "Reading the leads",
  readingOpportunities: "Reading the opportunities",
  readingStageLog: "Reading the stage log",
  recordsMoved: "{count|Saved {recordId}.|Saved {count} records.}",
  leadsConverted: "{count|Converted {recordId}.|Converted {count} leads.}",
  recordAdded: "Added {recordId}.",
  activityLogged: "{count|Activity logged for {recordId}.|Activity logged for {count} records.}",
  recordsUndone:
    "{count|Undid the last operation of {recordId}.|Undid the last operation of {count} records.}",
  noneDone: "None of the {count} records could be done. Each says why below.",
  nothingSelected: "No record is selected. Select one or more rows in the lead or deal list, then try again.",
  selectionChanged:
    "The selection has changed since: it has {count|one record|{count} records} now. Look at what the pane shows, then save again.",
  noStoreYet: "This workbook has no store yet. Set one up, or adopt a table, in the Funnelbook pane.",
  storeIsNewer:
    "This store was made by a newer version of Funnelbook, so it is only read. Update the add-in to change it.",
  noSuchMove: "{id} can't be moved that way from “{stage}”. Choose another move in the pane.",
  unknownOpportunity: "There is no opportunity {id}. Check the id, or leave it empty to make a new one.",
  noSuchTable: "The workbook has no table {table}. Choose Set up in the pane to add it.",
  nothingToAdopt:
    "There is no table of leads or deals on this sheet. Go to the sheet that has one (headers in its first row) and try again.",
  tableAdopted: "{count|Adopted one record|Adopted {count} records}; the log has {events} events of them.",
  storeSetUp: "The store is set up. Add a lead or an opportunity, or type one below its table.",
  storeIsComplete:
    "The store has all its tables. Its drop-downs now offer what Stages, People and Lists hold; those that you set yourself stay.",
  reconciledNothing: "The sheets and the log agree.",
  reconciledAsking:
    "Nothing new could be logged: {count|one edit in the sheets waits|{count} edits in the sheets wait} to be made clear, see below.",
  reconciledEvents:
    "{events|One event was|{events} events were} missing from the log and {events|is|are} written now.",
  reconciledAfterCut:
    "{operations|An operation that was cut off has|{operations} operations that were cut off have} been finished; {events|one more event was|{events} more events were} missing and written.",
  logIntact:
    "{count|The one row|All {count} rows} of the log {count|agrees|agree} with {count|its Check|their Checks}.",
  logNotIntact:
    "{count|At one place|At {count} places} rows of the log were edited or deleted after they were written. The log is left as it is; what stood there is in the file's version history.",
  logForks:
    "{count|At one place|At {count} places} in the log two people wrote at once: all their rows are kept and count.",
  logRepeats: "{count|One event stands|{count} events stand} in the log twice: each counts once.",
  logRowEdited:
    "Sheet “{sheet}”, row {row:plain}: event {eventId} was edited after it was written, or the row before it was deleted.",
  logRowMissing: "Sheet “{sheet}”, row {row:plain}: a row of the log before event {eventId} is gone.",
  logRowUnchecked:
    "Sheet “{sheet}”, row {row:plain}: event {eventId} has no Check, so that nothing vouches for it.",
  logRowUnreadable:
    "Sheet “{sheet}”, row {row:plain} can't be read as an event, so it counts for nothing. Put back what stood in its Event, Recorded At, Moved At and ids.",
  logAsWhenClosed: "The log as it was when {period} was closed agrees with the digest noted then.",
  logNotAsWhenClosed:
    "The log as it was when {period} was closed no longer agrees with the digest noted then: a row of that time was edited, deleted or added, or written since by a device whose clock was behind.",
  explainedFigure: "{cell}: {figure}",
  figureExplained:
    "What lies behind the figure stands from {cell} on. Clear {caption} and {cell} to remove it.",
  noRoomBeside:
    "This sheet has no free column at its right end. Make room there, then explain the figure again.",
  figureGone: "The selected cell has no {figure} any more. Select the figure again.",
  formulasRepaired: "{count|Entered one FUNNEL formula anew.|Entered {count} FUNNEL formulas anew.}",
  formulasRepairedPartly:
    "{count|Entered one FUNNEL formula anew.|Entered {count} FUNNEL formulas anew.} Protected sheets were left alone: {sheets}. Unprotect them and repeat.",
  refreshed: "{count|Read one record anew.|Read {count} records anew.}",
  periodClosed: "{period} is closed already: see the Periods table on the set-up sheet.",
  periodNowClosed:
    "{period} is closed: its figures and the digest of the log are noted in the Periods table. Delete its row there to open it again.",
  headlineFigures: "open {open} ({openAmount}), won {won} ({wonAmount}), lost {lost}",
} as const;
