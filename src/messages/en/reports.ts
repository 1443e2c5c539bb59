/** The sentences of the tables that metrics are put together in, in English. */
export const reports = {
  // Why a table can't be understood
  nothingBrokenDown: 'BREAKDOWN needs a metric first, such as "WINRATE" or "CONVERSION(Proposal,Won)".',
  notBrokenDown: "FUNNEL.{function} is no metric that comes to one number, so it can't be broken down.",
  notADateField:
    '"{field}" holds no dates, so it has no months, quarters or years. Name a date, such as "Month of Created".',
  twoPeriods:
    '"{first}" and "{second}" both divide the same date. Keep one of them, or name another date, such as "Month of Created".',

  groupsLeftOut:
    '… {left|1 more group is|{left} more groups are} left out. "Rows" takes more; a filter narrows.',
  headerTotal: "Total",
  headerOf: "of",
  wordBlank: "(blank)",

  // Headers of MOVEMATRIX and STALLED
  headerFromTo: "From \\ to",
  rowCreated: "(created)",
  headerRecordId: "Record ID",
  headerName: "Name",
  headerLevel: "Level",
  headerDaysInStage: "Days in Stage",
  headerDaysSinceActivity: "Days since activity",
  headerLimitDays: "Limit (days)",
  headerNextContact: "Next Contact",
  wordStalled: "stalled",
  wordLate: "late",
  wordWatch: "watch",
  wordNone: "none",

  // THREETIMES
  noTraceableWins:
    "{count|The only won deal doesn't trace|None of the {count} won deals traces} back to a lead with all dates, so the three times can't be told.",
  wordConvertTime: "Lead conversion time",
  wordSalesCycle: "Sales cycle",
  wordTotalTime: "Total sales time",
  headerTime: "Time (mean of traceable wins)",
  headerMean: "Mean",
  headerMedian: "Median",
  headerShareOfTotal: "Share of total",
  headerNormMean: "Norm: mean",
  headerNormMedian: "Norm: median",
  headerStandard: "Standard",
  headerDifference: "Difference",
  headerMeanFrom: "95 % interval of the mean from",
  headerMeanTo: "95 % interval of the mean to",
  headerTraceable: "n (traceable wins)",
  headerOfWins: "of all wins",
  noteTooFew: "too few to tell",

  // Recorded on time
  nothingRecorded: "No dated event of these records is in the period, so none was recorded early or late.",
  definitionRecordedOnTime:
    "Of the events that happened in the period, the share that was recorded within a day of Moved At.",

  // RANKING
  unknownRanking:
    'There is no ranking by "{measure}". Did you mean "{nearest}"? Measures, also with "by team": {known}.',
  headerRank: "Rank",
  headerShare: "Share",

  // BRIEFING
  briefingNeedsPeriod:
    'BRIEFING needs a period with a first and a last day, such as "this month", "2026-Q1" or "2026-W05".',
  periodNotBegun: "The period begins on {from:date}, after the as-of: there is nothing to tell of it yet.",
  headerFigure: "Figure",
  headerDuring: "{from:date} to {to:date}",
  headerChange: "Change",
  headerChangePercent: "Change in %",
  briefNewLeads: "New leads",
  briefConverted: "Leads converted",
  briefConversion: "Lead conversion rate",
  briefNewOpportunities: "New opportunities",
  briefWon: "Won",
  briefWonAmount: "Won amount",
  briefLost: "Lost",
  briefLostAmount: "Lost amount",
  briefWinRate: "Win rate",
  briefCustomers: "Customers",
  briefNewCustomers: "New customers",
  briefOpen: "Open, at the end",
  briefOpenAmount: "Open amount, at the end",
  briefWeighted: "Weighted amount, at the end",
  briefStalledDeals: "Stalled deals, at the end",
  briefStalledLeads: "Stalled leads, at the end",
  briefOverdue: "Overdue deals, at the end",
  briefOverdueAmount: "Overdue amount, at the end",
  briefActivities: "Activities",
  briefOnTime: "Recorded on time",
  briefTarget: "Target: won amount",
  briefAttainment: "Attainment",
  briefGap: "Gap to the target",
  briefCoverage: "Coverage: weighted amount expected in the period ÷ gap",
  briefLeadsNeeded: "New leads needed for the gap",
  noteLeadsBy: "needed by {by:date}",

  // ISSUES: what is found, and what it does to the figures
  headerIssue: "Finding",
  headerFound: "Count",
  headerDoes: "What it does to the figures",
  headerExamples: "Records (up to 5)",
  noIssues: "Nothing found",
  issueMissingRate: "Deals in a currency without an exchange rate",
  effectMissingRate:
    "AMOUNT, FORECAST and every sum that one of them is in are #N/A until Rates has a row for its currency.",
  issueWonWithoutAmount: "Won deals without an amount",
  effectWonWithoutAmount:
    "They count as won, but add nothing to the won amount; win rate by amount and mean won amount leave them out.",
  issueOpenWithoutAmount: "Open deals without an amount",
  effectOpenWithoutAmount:
    "They count as open, but add nothing to the open, weighted and forecast amounts, which are too low.",
  issueOverdue: "Open deals whose expected close is past",
  effectOverdue:
    "They are in no period's forecast; they count as overdue until the date is moved or the deal is closed.",
  issueWithoutExpectedClose: "Open deals without an expected close",
  effectWithoutExpectedClose: "They are in no period's forecast and no coverage.",
  issueLostWithoutReason: "Lost deals without a loss reason",
  effectLostWithoutReason: "A breakdown by Loss Reason has them as blank.",
  issueWonWithoutLead: "Won deals that trace back to no lead",
  effectWonWithoutLead:
    "TOTALTIME and THREETIMES leave them out; if they are many, those speak for few deals.",
  issueConvertedWithoutDeal: "Converted leads whose opportunity is not in the log",
  effectConvertedWithoutDeal:
    "They count as converted, by the time of their conversion, and as handed off in the stage account.",
  issueBrokenLink: "Rows that name a lead or deal that there is not",
  effectBrokenLink: "They count as not linked: the deal has no lead, the lead no deal.",
  issueUndatedCreated: "Records without a date of creation",
  effectUndatedCreated: "They count at every as-of, but in no period and in no time.",
  issueUndatedClosing: "Closed records without a date of closing",
  effectUndatedClosing:
    "They count as won or lost over all time, but in no period; sales cycle and total time leave them out.",
  issueClosedBeforeCreated: "Records closed before they were created",
  effectClosedBeforeCreated: "Their sales cycle is negative and pulls the mean down.",
  issueDealBeforeLead: "Deals created before their lead",
  effectDealBeforeLead: "Their lead conversion time is negative and pulls the mean down.",
  issueConvertedBeforeCreated: "Leads converted before they were created",
  effectConvertedBeforeCreated: "Their time in the last stage is negative.",
  issueLogWithoutRow: "Records in the log without a row",
  effectLogWithoutRow:
    "They count by what the log says; filters on columns that only the row has see them as blank.",
  issueRowWithoutLog: "Rows without a log",
  effectRowWithoutLog: "They count for nothing until “Check log” on the ribbon has entered them in the log.",
  issueUnknownFunnel: "Records in a funnel that Stages does not have",
  effectUnknownFunnel: "REACHED, CONVERSION and STAGETABLE don't see their stages there.",
  issueUnknownStage: "Records that were at a stage that Stages does not have",
  effectUnknownStage:
    "Such a stage is no position: they count as open there, but REACHED and CONVERSION pass over it. Add the stage, or its old name to Also Called.",
  issueRepeatedEvent: "Log rows that repeat an Event ID",
  effectRepeatedEvent: "Each event counts once, so no figure changes; the extra rows can stay.",
  issueFutureEvent: "Events dated after the as-of though recorded before",
  effectFutureEvent: "They count for nothing until that day.",
  issueLateEvent: "Events recorded more than a day after they happened",
  effectLateEvent:
    "Figures as recorded then lack them, so a report printed before showed less; recorded on time counts them as late.",
  issueUnknownOwner: "Records whose owner is not in People",
  effectUnknownOwner: "A breakdown by Team has them as blank; a team's figures lack them.",
  issueOwnerLeft: "Open records of owners who have left",
  effectOwnerLeft: "Nobody works on them; they still count as that owner's. Assign them.",
  issueWithoutOwner: "Open records that nobody owns (pool)",
  effectWithoutOwner: "They are in no person's figures.",
  issueActivityWithoutRecord: "Activities of a record that there is not",
  effectActivityWithoutRecord:
    "They count as activities of the company, but in no person's and under no filter, and stop no stall clock.",
} as const;
