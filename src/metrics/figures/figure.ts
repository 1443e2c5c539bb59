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
  /** Records that the figure counts. */
  readonly records: readonly number[];
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

/**
 * A figure whose records are looked for when they are asked for. It is a class since a getter of an object literal makes every such object
 * one of a kind to the engine, which is slow and keeps what they refer to for long.
 */
export class FigureWithRecords implements Figure {
  readonly view: View;
  readonly value: number | Reason;
  readonly numerator: number | undefined;
  readonly denominator: number | undefined;
  readonly count: number | undefined;
  readonly interval: Figure["interval"];
  readonly leftOut: Figure["leftOut"];
  readonly definition: string;
  readonly notes: Figure["notes"];

  constructor(
    figure: Omit<Figure, "records" | "ofPart">,
    private readonly recordsOf: () => readonly number[],
  ) {
    this.view = figure.view;
    this.value = figure.value;
    this.numerator = figure.numerator;
    this.denominator = figure.denominator;
    this.count = figure.count;
    this.interval = figure.interval;
    this.leftOut = figure.leftOut;
    this.definition = figure.definition;
    this.notes = figure.notes;
  }

  get records(): readonly number[] {
    return this.recordsOf();
  }
}

/** What differs from part to part. */
export type PartFigure = Pick<
  Figure,
  "value" | "numerator" | "denominator" | "count" | "interval" | "records"
>;
