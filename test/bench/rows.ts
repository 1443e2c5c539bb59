/** A cell as Excel hands it over; a blank one is "". */
export type Cell = string | number;
export type Row = Cell[];

/** Where the columns of StageLog are in a row, by role: SPEC section 1, in its order. */
export const logColumn = {
  eventId: 0,
  movedAt: 1,
  recordedAt: 2,
  recordId: 3,
  type: 4,
  event: 5,
  refersTo: 6,
  funnel: 7,
  fromStage: 8,
  toStage: 9,
  owner: 10,
  amount: 11,
  currency: 12,
  probability: 13,
  forecastCategory: 14,
  expectedClose: 15,
  reason: 16,
  by: 17,
  via: 18,
  check: 19,
} as const;

/** Where the columns that the bench asks for are in a row of Leads. */
export const leadColumn = { leadId: 0, source: 5, opportunityId: 12 } as const;

/** What every variant loads: rows as they stand in the sheets, the log's in the order of writing. */
export interface Sheets {
  readonly log: Row[];
  readonly leads: Row[];
  readonly opportunities: Row[];
}

/** The sheets, and log rows that come in afterwards, one at a time. */
export interface BenchLedger extends Sheets {
  readonly later: readonly Row[];
}
