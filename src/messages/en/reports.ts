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
} as const;
