/** The sentences of what lies ahead and how it came to it, in English: velocity, forecast, targets, bridge and snapshot. */
export const outlook = {
  unknownForecastMethod:
    'There is no forecast "{method}". Did you mean "{nearest}"? Use weighted, history, p10, p50, p90, commit, best case, pipeline (each also cumulative), won or overdue.',
  noHistory:
    'No deal of the funnel {funnel} has been won or lost yet, so its open deals can\'t be weighed by history. Use FORECAST("weighted").',
  timeIsZero:
    "The mean time is 0 days: everything began and ended on one day, so nothing can be divided by it.",
  definitionVelocity:
    "Open deals × win rate × mean won amount ÷ mean sales cycle, a day: open at the period's end, the rest of deals closed in the period.",
  noteVelocity: "{open} open × {rate:percent} × {amount} ÷ {days:days} days.",
  definitionForecastWeighted:
    "Amount × probability (the row's, else the stage's) of open deals expected to close in the period.",
  definitionForecastHistory:
    "Amount × the win rate of the company's closed deals that reached the deal's stage (none: the funnel's), of open deals expected to close in the period.",
  definitionForecastPercentile:
    "The smallest total that is not exceeded with this chance, each open deal expected to close in the period won or not by the win rate of closed deals that reached its stage.",
  definitionForecastCategory:
    "The amounts of open deals of this category expected to close in the period; a blank category is pipeline.",
  definitionForecastCumulative:
    "The amounts of open deals of this category and the surer ones expected to close in the period, and what was won in it.",
  definitionForecastWon: "The amounts of deals won in the period, by their closing.",
  definitionForecastOverdue: "The amounts of open deals whose expected close is past, whatever the period.",
  noteStageRate: "{stage} ({funnel}): {rate:percent}, {won} of {n} closed deals that reached it.",
  noteFunnelRate:
    "{stage} ({funnel}): {rate:percent}, {won} of {n} closed deals of the funnel; none reached the stage.",
  noteForecastRounding:
    "Amounts are rounded to a ten-thousandth of the total; so many small deals make {rounding:percent} of it.",
  leftOutOverdue: "Left out: expected close is past",
  leftOutWithoutExpectedClose: "Left out: without an expected close",

  unknownTargetMeasure:
    'There are no targets of "{measure}". Did you mean "{nearest}"? Measures: won amount, won count, new leads, converted leads, new opportunities, new customers, activities, win rate, lead conversion time, sales cycle, total sales time; each also followed by (revised).',
  targetNeedsPeriod: 'A target is set for a period. Say which, for example "Period", "2026-Q1".',
  targetNotBy:
    'Targets are set for the company, teams, people and funnels, not by "{field}". Leave that filter out, or filter by Owner, Team or Funnel.',
  noTarget:
    'Targets has no "{measure}" for these people from {from} to {to}. The nearest row is {nearest}. Add a row, or ask for that one.',
  noTargetOfMeasure: 'Targets has no row for "{measure}" ({from} to {to}). Add one to the Targets table.',
  targetsDontAddUp:
    'The {count} targets of "{measure}" do not add up to one. Ask for one person, team or funnel at a time.',
  targetIsBlank: "The target is blank or 0.",
  definitionTarget: "The original target that the Targets table sets for the period.",
  definitionTargetRevised:
    "The target of the period as it was revised by the as-of; the original one where it was not.",
  definitionAttainment: "Actual ÷ target of the period, closed deals credited to the owner at closing.",
  definitionAttainmentOfTime:
    "Target ÷ actual mean time of the period: 100 % or more means that the target is met.",
  noteTargetsOfPeople:
    "Teams or people below add up to {total}: {difference} against the target of {target}.",
  noteTargetsOfFunnels: "The funnels add up to {total}: {difference} against the target of {target}.",
  noteTargetsOfPeriods:
    "Its months or quarters add up to {total}: {difference} against the target of {target}.",

  bridgeBackwards: "The bridge begins on {from} and ends on {to}, which is earlier. Exchange the two dates.",
  bridgeOpening: "Opening, end of {date}",
  bridgeNew: "New",
  bridgeReopened: "Reopened",
  bridgeIncreased: "Increased",
  bridgeDecreased: "Decreased",
  bridgePulledIn: "Pulled in",
  bridgePushedOut: "Pushed out",
  bridgeTransferredIn: "Transferred in",
  bridgeTransferredOut: "Transferred out",
  bridgeExchangeRates: "Exchange rates",
  bridgePriorPeriod: "Prior-period adjustments",
  bridgeWon: "Won",
  bridgeLost: "Lost",
  bridgeInvalid: "Invalid or removed",
  bridgeClosing: "Closing, end of {date}",
  bridgeResidual: "Residual",
  headerLine: "Line",
  headerCount: "Count",
  headerEffect: "Effect",
  snapshotTotal: "{count|1 open deal|{count} open deals}",
  headerOpportunityId: "Opportunity ID",
  headerAccount: "Account",
  headerFunnel: "Funnel",
  headerBaseAmount: "Base amount",
  headerWeighted: "Weighted",
  headerForecastCategory: "Forecast Category",
  headerAge: "Age",
} as const;
