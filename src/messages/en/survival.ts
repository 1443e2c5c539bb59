/** The sentences of times and shares that count what is still open, in English. */
export const survival = {
  // Why there is no answer
  medianNotReached:
    "There is no median yet: of {n} that were followed, {ended|one has|{ended} have} come to the end that is timed, and the share still under way never falls to one half. FUNNEL.WONWITHIN gives the share that does so within a number of days.",
  wonWithinNeedsDays: "WONWITHIN needs a number of days from 0 up, such as 90; this is none: {days}.",
  unknownGrain:
    'COHORTS knows no "{grain}". Did you mean "{nearest}"? Use month, quarter, year, fiscal quarter or fiscal year.',
  unknownCohortMeasure:
    'COHORTS counts opportunities or leads, not "{measure}". Write "Measure", "leads" for leads, or leave Measure out.',

  // What EXPLAIN says
  noteFollowed:
    "{ended} came to the end that is timed; {otherwise} left otherwise and {open} are still open: they count for as long as they were followed.",
  noteAtRisk: "Followed for {days} days or longer: {atRisk} of {n}.",
  noteNotPlainShare:
    "Numerator and denominator are counts as of the date. The share itself also takes into account that open deals were followed for a part of the time only.",
  noteBeyondFollowUp:
    "No deal has been followed for {days} days: the longest was for {longest}. The share is that of {longest} days.",
  definitionWonWithin:
    "Share of the opportunities created in the period that are won within so many days of their creation (Aalen–Johansen): lost and invalid ones can't be won any more, open ones count for as long as they have been followed.",
  definitionSalesCycleInclOpen:
    "Kaplan–Meier median from the opportunity's creation to the win, of the opportunities created in the period: open ones are censored at the as-of, lost and invalid ones at their closing.",
  definitionConvertTimeInclOpen:
    "Kaplan–Meier median from the lead's creation to that of its first opportunity, of the leads created in the period: open ones are censored at the as-of, lost and invalid ones at their closing.",
  definitionTotalTimeInclOpen:
    "Kaplan–Meier median from the lead's creation to the win, of the opportunities that trace back to a lead created in the period: open ones are censored at the as-of, lost and invalid ones at their closing.",
  definitionStageTimeInclOpen:
    "Kaplan–Meier median of the days of visits to the stage, each by itself (those of one record are not added up). The period takes them by their entry: those that go on have no end yet. Leaving the stage is an end, to Lost or Invalid too; visits that go on are censored at the as-of; under an owner, those handed off at that moment.",

  // Headers of COHORTS
  headerCohort: "Cohort",
  cohortConverted: "Converted",
  cohortWon: "Won",
  cohortStillOpen: "Still open",
  cohortWonWithin: "Won within {days:plain} days",
  cohortConvertedWithin: "Converted within {days:plain} days",
  cohortShareWithin: "Share within {days:plain} days",
  cohortOldEnough: "At least {days:plain} days old",
  cohortWonOfOldEnough: "Of those won within {days:plain} days",
  cohortConvertedOfOldEnough: "Of those converted within {days:plain} days",
  cohortShareOfOldEnough: "Share of those within {days:plain} days",
  cohortUndated: "(undated)",
} as const;
