/** What is still missing to a target; negative where it is exceeded. */
export function gapOf(target: number, actual: number): number {
  return target - actual;
}

/**
 * How far the weighted amount expected to close in the period covers a gap: 1 is just enough. Undefined where nothing is missing.
 * Source: SPEC section 2, "Coverage".
 */
export function coverageOf(weighted: number, gap: number): number | undefined {
  return gap > 0 ? weighted / gap : undefined;
}

/** What the leads that a gap needs depend on. */
export interface LeadNeed {
  readonly gap: number;
  readonly meanWonAmount: number;
  /** The share of leads that become a won deal, 0 to 1. */
  readonly leadToWon: number;
  /** The last day of the period, a serial. */
  readonly periodEnd: number;
  /** The 80th percentile of the total sales time, in days. */
  readonly totalTime: number;
}

/**
 * How many new leads a gap needs, not rounded, and by which day they must be there to be won in the period: four in five deals take no
 * longer than that. Undefined where nothing is missing, or where leads bring nothing. Source: SPEC section 2, "New leads needed".
 */
export function newLeadsNeeded(need: LeadNeed): { readonly leads: number; readonly by: number } | undefined {
  const worth = need.meanWonAmount * need.leadToWon;
  if (!(need.gap > 0) || !(worth > 0)) return undefined;
  return { leads: need.gap / worth, by: Math.floor(need.periodEnd - need.totalTime) };
}
