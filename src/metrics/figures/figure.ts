import type { Reason } from "../../domain/result";
import type { Term } from "../answer";
import type { View } from "../index/view";

/** Something that a figure leaves out, and how much of it. `why` is a message code. */
export interface LeftOut {
  readonly why: string;
  readonly count: number;
}

/** A scalar metric's value with everything that explains it. */
export interface Figure {
  readonly view: View;
  /** A number, or why there is none. */
  readonly value: number | Reason;
  /** Undefined for a metric that is no share. */
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
  /** How many values a statistic rests on. */
  readonly count?: number | undefined;
  /** The 95 % interval of a share by count. */
  readonly interval?: readonly [low: number, high: number] | undefined;
  /** Reckoned only when it is explained. */
  readonly leftOut: () => readonly LeftOut[];
  /** The records that the figure counts; looked for only when they are asked for. */
  readonly records: () => readonly number[];
  /** What the metric means: a message code. */
  readonly definition: string;
  /** Reckoned only when it is explained. */
  readonly notes: () => readonly Term[];
  /**
   * The figure of some of its records, as if a criterion had let through only these: a breakdown into many groups then looks at each record
   * once. Only where criteria look at the records themselves; undefined where the metric has to be asked again.
   */
  readonly ofPart?: ((records: readonly number[]) => PartFigure) | undefined;
}

/** What differs from part to part. */
export type PartFigure = Pick<
  Figure,
  "value" | "numerator" | "denominator" | "count" | "interval" | "records"
>;
