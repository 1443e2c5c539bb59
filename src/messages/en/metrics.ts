/** The sentences of metrics, in English. */
export const metrics = {
  // Why a question can't be understood
  unknownStage: 'There is no stage "{stage}". Did you mean "{nearest}"? The stages are: {known}.',
  unknownStatusNoStages:
    '"{status}" is no status, and no stage is set up: add stages to the table Stages. Did you mean "{nearest}"? Statuses: new leads, open leads, converted, new opportunities, open, won, lost, invalid, customers, new customers, activities.',
  unknownStatus:
    '"{status}" is neither a status nor a stage. Did you mean "{nearest}"? Statuses: new leads, open leads, converted, new opportunities, open, won, lost, invalid, customers, new customers, activities; stages: {known}.',
  unknownField:
    'There is no field "{field}". Did you mean "{nearest}"? A field is a column of Leads or Opportunities, or one of: Outcome, Age, Days in Stage, Over Norm, Entered <stage>, Team, Current Owner.',
  unknownStatistic:
    '"{statistic}" is no statistic. Use mean, median, median incl. open, p10 to p99, min, max, stdev or count.',
  notAPosition:
    '"{stage}" is an outcome, not a position in the funnel that can be reached. TALLY counts lost and invalid deals.',
  notNumeric: 'The column "{field}" holds text here, no numbers to add up. Name a column of numbers.',
  statusIsAnAmount: '"{status}" is an amount. Use FUNNEL.AMOUNT("weighted"), or count with "open".',
  statusHasNoAmount: '"{status}" has no amount. Count it with FUNNEL.TALLY.',
  ambiguousFunnel:
    'There are several funnels: {known}. Say which one: add "Funnel" and its name to the formula.',
  noSuchFunnel: "No funnel meets this Funnel criterion. The funnels are: {known}.",
  nothingExplained: 'EXPLAIN needs a metric, such as "WINRATE" or "CONVERSION(Proposal,Won)".',
  notExplained:
    "FUNNEL.{function} is a table and explains itself. EXPLAIN takes a metric that comes to one number.",

  // Why there is no answer
  nothingThere: "Nothing of this kind is in the log yet, so there is nothing to compute.",
  nothingMatches:
    'Nothing matches: "{field}" leaves none of the {before} before it. Step by step from {total}: {steps}.',
  nothingInPeriod:
    "{before} match the criteria, but none falls in the period; {undated} of them are undated.",
  nothingDecided:
    "{count|One journey|{count} journeys} reached the stage, but none of them can be counted yet: all are invalid, or still open.",
  nothingTimed: "{count|One record matches|{count} records match}, but none has the dates that a time needs.",
  nothingToDivide:
    '{count|The closed deal has|The {count} closed deals have} nothing in "{measure}", so there is no share.',
  onlyInvalidClosed:
    "{count|The only closed deal is|All {count} closed deals are} invalid; none was won or lost.",
  tooFewForStdev: "A standard deviation needs at least two values; there is {n}.",
  noTimeInStage:
    'Days in "{stage}" are not counted: a deal there is closed. Time in stage is for lead and open stages.',
  missingRate:
    "There is no exchange rate for {currency} on {day}. Add a row to the Rates table: {currency}, a From Date of {day} or earlier, the rate.",
  unknownRecord: 'There is no record with the id "{id}". The nearest id is "{nearest}".',
  noRecordsYet: 'There is no record with the id "{id}", nor any other as of the date asked.',
  recordNotThere: '"{id}" was not there on {date}: not created yet, removed, or merged into another record.',

  // Why a record is watched
  stalledInStage: "{days:days} days in {stage}; {threshold:days} are the limit.",
  stalledWithoutActivity: "{days:days} days without an activity; in {stage} {threshold:days} are the limit.",

  // What EXPLAIN says
  headerValue: "Value",
  headerNumerator: "Numerator",
  headerDenominator: "Denominator",
  headerIntervalLow: "95 % interval from",
  headerIntervalHigh: "95 % interval to",
  headerAsOf: "As of",
  headerAsRecordedOn: "As recorded on",
  headerPeriod: "Period",
  periodFromTo: "{from} – {to}",
  periodSince: "since {from}",
  periodUntil: "until {to}",
  headerDefinition: "Definition",
  headerRecords: "Records counted: {count}",
  headerNote: "Note",
  explanationCutShort:
    '… the rest is left out, with the records counted. Write a larger "Rows" into the formula to see it.',
  leftOutInvalid: "Left out: invalid",
  leftOutOpen: "Left out: still open",
  leftOutUndated: "Left out: undated, so in no period",
  leftOutWithoutAmount: "Left out: without an amount",
  leftOutWithoutProbability: "Left out: without a probability",
  leftOutWithoutDates: "Left out: a date is missing",
  leftOutWithoutLead: "Left out: no lead is known",
  leftOutStillThere: "Left out: still there, or left outside the period",
  leftOutNotOwned: "Left out: owned by others all the time",
  noteImmature:
    "Immature: more than a tenth are still here and younger than those who went on usually were. The share may still rise.",
  noteNegativeTimes:
    "{count|One time is|{count} times are} negative: something ended before it began. The dates need mending.",
  noteInherited:
    "{count|One record was|{count} records were} inherited: others owned a part of the time, which is not counted.",
  noteTodaysFields:
    "Stage, owner, amount, currency, probability, category and expected close are as of the date; all other fields have today's value.",

  definitionNewLeads: "Leads created in the period.",
  definitionOpenLeads:
    "Leads neither converted nor lost nor invalid, at the period's end (or the as-of, if earlier).",
  definitionConverted: "Leads converted to an opportunity in the period.",
  definitionLostLeads: "Leads that ended so in the period, by their closing.",
  definitionNewOpportunities: "Opportunities created in the period.",
  definitionOpen: "Opportunities that are open at the period's end (or the as-of, if earlier).",
  definitionWon: "Opportunities now at a won or after-sales stage that were won in the period.",
  definitionLost: "Opportunities now lost that were lost in the period.",
  definitionInvalid: "Opportunities now invalid that were found so in the period.",
  definitionCustomers: "Different accounts (else companies) with a win in the period.",
  definitionNewCustomers:
    "Different accounts (else companies) whose first win ever is in the period. Filters look at that win; an earlier win counts whoever made it.",
  definitionActivities:
    "Activities in the period, each Activity ID once; those of a merged record are its survivor's.",
  definitionTallyStage:
    "Leads and opportunities at this stage at the period's end (or the as-of, if earlier); converted leads have left it.",
  definitionAmount:
    "The amounts in base currency: open deals at the rate of the as-of, closed ones at the rate of their closing.",
  definitionWeighted:
    "Amount × probability of open opportunities (the row's, else the stage's), in base currency.",
  definitionBegan: "Journeys that became a lead, or an opportunity, in the period.",
  definitionReached:
    "Journeys (a lead with its first opportunity is one) that entered this stage or any later one for the first time in the period; lost ones too.",
  definitionVisited: "Journeys that really entered this stage for the first time in the period.",
  definitionConversion:
    "Of the journeys that reached the first stage in the period and are not invalid, the share that has reached the second.",
  definitionConversionDecided:
    "Of the journeys that reached the first stage in the period: those that reached the second ÷ (those + those lost before it).",
  definitionConversionMoved:
    "Entries into the second stage ÷ entries into the first, both during the period.",
  definitionWinRate: "Won ÷ (won + lost), of the opportunities closed in the period.",
  definitionWinRateBy: "Won ÷ (won + lost) by this measure, of the opportunities closed in the period.",
  definitionConvertTime:
    "From the lead's creation to the creation of its first opportunity; leads converted in the period.",
  definitionSalesCycle: "From the opportunity's creation to its closing; deals won in the period.",
  definitionTotalTime:
    "From the lead's creation to the deal's closing; deals won in the period that trace back to a lead.",
  definitionStageTime: "Days in the stage over all of a record's visits that ended in the period.",
  definitionStageTimeOneVisit: "Days of a record's first or latest visit to the stage, ended in the period.",

  // Headers of STAGETABLE and JOURNEY
  headerStage: "Stage",
  headerReached: "Reached",
  headerAdvanced: "Advanced",
  headerInvalid: "Invalid",
  headerLost: "Lost",
  headerHandedOff: "Handed off",
  headerMovedBack: "Moved back",
  headerStillHere: "Still here",
  headerConversion: "Conversion",
  headerCumulative: "Cumulative",
  headerN: "n",
  headerSkipped: "Skipped",
  headerMedianDays: "Median days",
  headerP80Days: "80th percentile days",
  headerMovedAt: "Moved At",
  headerEvent: "Event",
  headerFromStage: "From Stage",
  headerToStage: "To Stage",
  headerField: "{field}",
  headerFieldByMonth: "{field} by month",
  headerFieldByQuarter: "{field} by quarter",
  headerFieldByYear: "{field} by year",
  headerOwner: "Owner",
  headerAmount: "Amount",
  headerCurrency: "Currency",
  headerProbability: "Probability",
  headerExpectedClose: "Expected Close",
  headerReason: "Reason",
  headerBy: "By",
  headerRecordedAt: "Recorded At",
  headerRecordedVia: "Recorded Via",
  headerCounts: "Counts",
  headerEventId: "Event ID",
  wordYes: "yes",
  wordNo: "no",
  wordCreated: "Created",
  wordMoved: "Moved",
  wordConverted: "Converted",
  wordReassigned: "Reassigned",
  wordAmended: "Amended",
  wordVoided: "Voided",
  wordMerged: "Merged",
  wordRemoved: "Removed",
  wordPane: "Pane",
  wordCell: "Cell",
  wordImport: "Import",
  wordRepair: "Repair",
} as const;
