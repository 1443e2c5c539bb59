/**
 * The log in columns, the events of each record together and in the order in which they happened: those of record r from `starts[r]` to
 * below `starts[r + 1]`. Times are whole seconds since 2000: the ledger's are whole minutes.
 */
export interface Columns {
  readonly starts: Int32Array;
  readonly times: Int32Array;
  readonly stages: Uint8Array;
  readonly owners: Uint8Array;
  /** In the deal's currency; 0 where blank. */
  readonly amounts: Float64Array;
  readonly currencies: Uint8Array;
  readonly recordCount: number;
  readonly isLead: Uint8Array;
  /** The lead of a deal, the first deal of a lead; −1: none. */
  readonly leads: Int32Array;
  readonly firstDeals: Int32Array;
  /** The source of a lead, by number. */
  readonly sources: Uint8Array;
  readonly numbers: Map<unknown, number>;
  readonly rest: RestColumns;
}

/** What other metrics need of the log than those that the bench asks for, in the order of the rows: loading reads it too. */
export interface RestColumns {
  readonly kinds: Uint8Array;
  /** The serial, days. */
  readonly recorded: Float64Array;
  /** NaN where blank. */
  readonly probabilities: Float32Array;
  readonly categories: Uint8Array;
  /** The serial; 0 where blank. */
  readonly closes: Int32Array;
  /** By record: the deal that a lead became; −1: none. */
  readonly deals: Int32Array;
}

export const secondsPerDay = 86_400;
/** The serial of 2000-01-01. */
const epoch = 36_526;

export function toSeconds(serial: number): number {
  return Math.round((serial - epoch) * secondsPerDay);
}

/** The days between two times, in millionths. */
export function microdays(from: number, to: number): number {
  if (from % secondsPerDay === 0 || to % secondsPerDay === 0) {
    return ((to / secondsPerDay) | 0) * 1_000_000 - ((from / secondsPerDay) | 0) * 1_000_000;
  }
  return Math.round(((to - from) / secondsPerDay) * 1e6);
}
