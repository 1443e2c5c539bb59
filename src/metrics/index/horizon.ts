import { lastMillisecond } from "./lastMillisecond";

/** How far a question looks: events that happened and were recorded until then, in milliseconds, both included. */
export interface Horizon {
  readonly happened: number;
  readonly recorded: number;
}

/** How far a view of a day (its end) or an instant looks, as recorded by another; undefined: as recorded by now. */
export function horizonOf(asOf: number, asRecordedOn: number | undefined): Horizon {
  return {
    happened: lastMillisecond(asOf),
    recorded: asRecordedOn === undefined ? Infinity : lastMillisecond(asRecordedOn),
  };
}
