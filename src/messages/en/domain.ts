/** The sentences of domain, in English: why a save, an add, a conversion or an undo cannot be, and what a row leaves in doubt. */
export const domain = {
  // Cells that cannot be read
  cellIsNoDate: "“{value}” in {column} is not a date. Type it as 2026-11-23 or choose a date.",
  cellIsNoNumber: "“{value}” in {column} is not a number. Type digits only, like 12500.",
  cellIsNoProbability: "“{value}” in {column} is not a probability. Type a share from 0 to 100 %, like 50 %.",
  logCellMissing: "A log row has no {column} ({eventId}). It is left out until the cell is filled again.",
  logCellUnreadable: "“{value}” in {column} of log row {eventId} can't be read. Undo the change to that row.",

  // Set-up tables
  duplicateStage: "Stages has “{value}” twice in one funnel. Rename or delete one of the rows.",
  duplicatePerson: "People has “{value}” twice. Delete one of the rows.",
  unknownOption: "“{value}” in {column} of {table} is not one of its options. Choose one from the list.",
  unknownOptionDidYouMean:
    "“{value}” in {column} of {table} is not one of its options. Did you mean “{nearest}”?",
  unknownSettingDidYouMean: "Settings has no “{value}”. Did you mean “{nearest}”?",
  unreadableSetting: "“{value}” in Settings can't be read. The default counts until it is corrected.",
  rateIsNoNumber:
    "“{value}” in Rates is not a positive number. Type the base units for one unit of the currency.",
  rateHasNoDate: "A row of Rates has no From Date. Type the day from which the rate counts.",
  periodNotFixed:
    "“{value}” in {column} of {table} is not a period that stays the same. Type it as 2026-Q1, 2026-01, 2026 or FY2026.",
  periodNotFixedDidYouMean: "“{value}” in {column} of {table} is not a period. Did you mean “{nearest}”?",
  targetForNobody: "A target in Targets is of level {value} but doesn't say whose it is. Fill in For.",
  targetWithoutMeasure: "The target of {value} in Targets has no Measure. Type one, like won amount.",
  duplicateTarget:
    "Targets has two rows for {value}, the same people, funnel and measure. Delete one of them.",
  closedPeriodHasNoDate:
    "The row of {value} in Periods has no date in {column}. Until it is filled, the period counts as not closed.",

  // Stages and funnels
  unknownFunnel: "There is no funnel “{funnel}”. Choose one from the list, or add it to Stages.",
  unknownFunnelDidYouMean: "There is no funnel “{funnel}”. Did you mean “{nearest}”?",
  stageNotInFunnel: "“{stage}” is not a stage of {funnel}. Choose one from the list, or add it to Stages.",
  stageNotInFunnelDidYouMean: "“{stage}” is not a stage of {funnel}. Did you mean “{nearest}”?",
  stageOfOtherFunnel:
    "“{stage}” is a stage of {other}, not of {funnel}. Change the funnel too, or choose another stage.",
  stageNotActive:
    "The stage {stage} of {funnel} is no longer in use. Choose another, or set it active in Stages.",
  noSuchStageInFunnel: "{funnel} has no stage like “{stage}”. Choose a stage of {funnel} too.",
  noFunnel: "No funnel is set up. Add its stages to the table Stages.",
  noStages: "The funnel {funnel} has no stages in use. Add them to the table Stages.",
  noOpenStage:
    "{funnel} has no open stage in which an opportunity could begin. Choose another funnel, or add one to Stages.",

  // What a move needs
  nothingChanged: "Nothing has changed for {id}.",
  fieldsMissing: "{stage} needs {count|one more field|{count} more fields} of {id}: {fields}.",
  lossReasonMissing: "Say why {id} was lost: choose or type a loss reason.",
  convertFirst: "A lead can't be at {stage}. Convert it into an opportunity instead.",
  alreadyConverted: "{id} was already converted into opportunity {opportunity}. Move that one instead.",
  reopenBeforeConverting: "{id} is at {stage}. Move it back to a lead stage before you convert it.",
  notALead: "{id} is not a lead. Select a row of Leads to convert it.",
  notAnOpportunity:
    "{id} is not an opportunity that a lead could be linked to. Select a row of Opportunities.",
  opportunityHasLead: "Opportunity {id} already belongs to lead {lead}. Choose another, or make a new one.",
  ownerHasLeft: "{owner} left on {left:date} (see People). Choose somebody else.",
  ownerNotInPeople: "{owner} is not in People. Add them there, so that team figures count this record.",
  ownerNotInPeopleDidYouMean: "{owner} is not in People. Did you mean {nearest}?",
  amountUnreadable: "The amount is not a number. Type digits only, like 12500.",
  probabilityUnreadable: "{value} is not a probability. Type a share from 0 to 100 %, like 50 %.",
  unknownForecastCategory: "“{value}” is not a forecast category. Choose pipeline, best case, commit or won.",
  nameMissing: "Type at least a name: without one nobody will know whose record it is.",
  duplicateId: "More than one row has the id {id}. Give each its own: the log finds a record by it.",
  recordEmpty: "This row has no id and no name yet. Fill in the name first.",
  recordRemoved: "{id} was removed from the funnel. Add it as a new record.",
  activityEmpty: "Say what happened: choose a kind or type a summary.",

  // Dates
  dateUnreadable: "{value:plain} is not a date. Choose one from the calendar.",
  dateInFuture:
    "{date:date} is in the future. A move is logged when it has happened: choose today or an earlier day.",
  dateBeforePrevious:
    "{date:date} is before this record's previous event ({stage}, {previous:date}). The earliest possible date is {previous:date}.",
  dateTakesPreviousTime:
    "On {previous:date} something was already logged for this record. The new event stands right after it.",
  createdInFuture:
    "Created says {date:date}, which is in the future. Type the day on which the record came in.",
  createdBeforePrevious: "Created says {date:date}, which is before {previous:date}. Correct one of the two.",
  closedInFuture:
    "Closed says {date:date}, which is in the future. Type the day on which the deal was closed.",
  closedBeforePrevious:
    "Closed says {date:date}, which is before the record's previous event on {previous:date}. Correct the date.",
  convertedInFuture: "Converted says {date:date}, which is in the future. Type the day of the conversion.",
  convertedBeforePrevious:
    "Converted says {date:date}, which is before the record's previous event on {previous:date}. Correct the date.",

  // What a row leaves in doubt
  rowOfRemovedRecord:
    "{id} was removed from the funnel, but its row is still there. Delete the row, or give it a new id.",
  recordVanished:
    "{id} ({stage}) is in the log, but no row has this id. Was the row deleted, or its id changed?",
  stageCellBlank: "The stage of {id} is blank; the log has {stage}. Choose the stage.",
  leadAtOpenStage: "Lead {id} is at {stage} but has no opportunity. Convert it, or choose a lead stage.",
  convertedWithoutOpportunity:
    "Lead {id} has a Converted date but no Opportunity ID. Type the id, or convert it in the pane.",
  convertedElsewhere:
    "Lead {id} says opportunity {other}; the log says it was converted into {opportunity}. Which is right?",
  convertedLeadMoved:
    "Lead {id} was moved to {stage}, but it is already opportunity {opportunity}. Move the opportunity instead.",
  closedButOpen:
    "{id} has a Closed date ({date:date}) but is at an open stage. Choose won or lost, or clear the date.",
  closedDiffers: "Closed of {id} says {date:date}; the log says {logged:date}. Which is right?",

  // Undo
  nothingToUndo: "There is nothing to undo for {id}.",
  rowChangedSince:
    "{id} was changed in the sheet since. Let Funnelbook take up that change first, then undo.",
  importNotUndone: "{id} was imported; an import isn't undone record by record.",
  foundRowNotUndone: "{id} was typed into the sheet. To take it back, delete its row there.",
  linkedRecordMissing:
    "The conversion also concerns {id}, whose row can't be found. Look for it before you undo.",
  changedSinceConversion: "{id} has been worked on since the conversion. Undo that first.",
} as const;
