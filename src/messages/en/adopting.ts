/** The sentences of adopting, in English. */
export const adopting = {
  adoptTableOpportunities: "A table of deals, judging by {headers}.",
  adoptTableLeads: "A table of leads, judging by {headers}.",
  adoptNoTable:
    "No table was found here. Put the headers in one row, the records right below it, and select that sheet.",

  adoptWhyHeader: "Its header, “{header}”, says so.",
  adoptWhyEnding: "The last word of “{header}” says so. Please check.",
  adoptWhyEntered: "“{header}” is the date on which a record entered {stage}.",
  adoptWhyStem: "“{header}” holds dates and is named after the stage {stage}.",
  adoptWhyUniqueCodes: "Its {count} values are all different, as ids are.",
  adoptWhyStageWords: "Its values are words of stages: {example}.",
  adoptWhyExpectedWhileOpen:
    "{count|One open row has|{count} open rows have} a date in “{header}”: expected while open, actual once closed.",
  adoptWhyStageProbability: "“{header}” is the same in every row of a stage, so it belongs to the stage.",
  adoptWhyExtra: "An extra column: kept as it is, usable as a filter.",

  adoptDatesNone: "No dates.",
  adoptDatesClear: "Every date reads one way only.",
  adoptDatesDayFirst: "Day first: in row {row:plain} “{text}” can only be read so.",
  adoptDatesMonthFirst: "Month first: in row {row:plain} “{text}” can only be read so.",
  adoptDatesShared: "Read as in “{column}”, which is written the same way.",
  adoptDatesAsk: "“{text}” reads both ways. Say whether the day or the month comes first.",
  adoptDatesMixed:
    "Some dates can only be day first, others only month first. Say which holds for those that read both ways.",
  adoptDateOrderUnknown: "“{column}”: dates such as {text} read both ways. Choose day first or month first.",
  adoptDateOrderMixed:
    "“{column}” mixes day first and month first, as {text} shows. Choose how to read the others; what does not fit stays text and is listed.",
  adoptDatesHalfRead:
    "“{column}” holds {count|one date|{count} dates} as text among real dates whose days are all 12 or less. Probably the file was opened under another country’s settings and day and month are swapped in the real ones. Check a few before going on.",
  adoptDateUnreadable:
    "“{column}”: {count|one cell is|{count} cells are} not a date, such as “{text}” (row {rows}). Correct it in the sheet, or go on without it.",
  adoptNumberUnreadable:
    "“{column}”: {count|one cell is|{count} cells are} not a number, such as “{text}” (row {rows}). Correct it in the sheet, or go on without it.",
  adoptDateInFuture:
    "{count|One record has|{count} records have} a date in the future for something that has happened already (row {rows}). That date is left out.",
  adoptBeforeCreated:
    "{count|One record has|{count} records have} a date before the creation date (row {rows}). Created will be undated there: no duration is counted for it until you correct the dates.",
  adoptEntryAfterClose:
    "{count|One record has|{count} records have} a stage entered after the closing date (row {rows}). That date is left out.",
  adoptNoClosedDate:
    "{count|One closed record has|{count} closed records have} no closing date (row {rows}). The latest date known of the record is taken.",
  adoptClosedUndated:
    "{count|One closed record has|{count} closed records have} no date at all (row {rows}). Counted as closed at every date, in no period.",
  adoptConvertedUndated:
    "{count|One converted lead has|{count} converted leads have} no date (row {rows}). The conversion is not logged; fill in Converted to have it.",
  adoptHistoryEndsElsewhere:
    "{count|One record’s|{count} records’} last entry date belongs to another stage than the one it is in (row {rows}). The move to its present stage is dated by the latest date known.",
  adoptOutcomeContradicts:
    "{count|One row says|{count} rows say} one outcome in the status and another in the stage, such as “{text}” (row {rows}). Where the status says open, the stage counts; else the status.",

  adoptNoId:
    "No column holds an id of its own for each record. Funnelbook can add one; ids are how it finds a record after sorting.",
  adoptIdBlank:
    "{count|One record has|{count} records have} no id (row {rows}) and will be given one, such as {text}.",
  adoptIdDuplicate:
    "{count|One row repeats|{count} rows repeat} an id, such as {text} (row {rows}). Correct them in the sheet, or let the later ones be numbered on ({text}-2).",
  adoptIdUsed:
    "{count|One id is|{count} ids are} already in use in this workbook’s store, such as {text} (row {rows}). Give these rows other ids.",
  adoptStageUnknown:
    "{count|One row has|{count} rows have} a stage that is not in the list below, “{text}” (row {rows}). Correct the cell, or choose the stage column again.",
  adoptStageBlank:
    "{count|One row has|{count} rows have} no stage (row {rows}). The first stage is filled in.",
  adoptFunnelUnknown:
    "{count|One row names|{count} rows name} a funnel that is not in the list below, “{text}” (row {rows}). Correct the cell, or choose the funnel column again.",

  adoptStageByName: "The name says what kind of stage it is.",
  adoptStageByNumber: "In the order of the numbers in the names.",
  adoptStageByWord: "Where a stage of this name usually stands.",
  adoptStageByProbability: "In the order of the probabilities.",
  adoptStageByEntries: "In the order of how many records entered it.",
  adoptStageOrderUnsure: "Nothing in the table says where {stage} stands. Please put it in its place.",
  adoptStageUnclear: "“{stage}” does not say whether deals are won or lost there. Please check the type.",
  adoptStageAdded: "Added, so that records can be moved there.",
  adoptStageExisting: "A stage of the funnel {funnel} in this workbook.",

  adoptCreatedStandIn:
    "There is no creation date: the earliest date in {column} stands in for it. Records without one are undated.",
  adoptCloseSplit:
    "“{column}” becomes the expected close; a column Closed is added for the deals that are closed.",
  adoptOutcomeIntoStage:
    "Won and lost deals get their outcome as their stage. “{column}” stays as an extra column and is not kept up to date.",
  adoptDeletedRemoved:
    "{count|One row is|{count} rows are} marked as deleted: in the log as removed, counted in nothing from then on. You can delete {count|it|them} from the sheet afterwards.",
  adoptColumnsAdded: "Added at the right of the table: {columns}.",
  adoptHeaderChanged: "The header “{from}” becomes “{to}”, so that it is not taken for something else.",
  adoptLinesBelow:
    "{count|One line|{count} lines} below the data will not be part of the table, beginning with “{text}”.",
} as const;
