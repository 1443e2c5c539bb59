import type { Codes } from "./codeColumn";
import { kinds, type EventColumns } from "./eventColumns";
import type { StageBook } from "./stageBook";

/** Entries beyond which the table is not made larger: a log with thousands of different funnels and stages is out of order anyway. */
const mostEntries = 1 << 20;

/** Steps beyond which those of a kind of event are no more told apart: no log of sixty thousand different stages is one of stages. */
const mostSteps = 60_000;

/**
 * What a log row says of its record's course, the kind of event and the stage after it, as one small number: there are a few dozen
 * different steps however long the log. Step 0 is that of a row that does not count. From the 60,000th on, rows of a kind share one
 * step, and with it the stage of the first of them.
 */
export class StepCodes {
  /** By step: the code of its kind. */
  readonly kinds: number[] = [-1];
  /** By step: a log row that says it. */
  private readonly rows: number[] = [-1];
  /** By kind and the codes of stage and funnel. */
  private readonly steps = new Map<number, number>();
  /** The same as a table, for as many different stages as its width; 0 for steps that have not come yet. */
  private table = new Uint16Array(0);
  private width = 0;
  /** By kind: see {@link addOther}. */
  private readonly others: number[] = [];
  private stages: Int32Array = new Int32Array(0);
  private book: StageBook | undefined;

  constructor(private readonly log: EventColumns) {}

  /** The step of a log row. */
  of(row: number): number {
    const step = new Uint16Array(1);
    this.write(Int32Array.of(row), 0, 1, step);
    return step[0]!;
  }

  /** Writes the steps of the log rows at some places. */
  write(rows: Int32Array, from: number, to: number, steps: Uint16Array): void {
    const { kind, funnel, stage } = this.log;
    for (let place = from; place < to; place++) {
      place = writeKnown(rows, place, to, kind, funnel.codes, stage.codes, this.table, this.width, steps);
      if (place < to) steps[place] = this.find(rows[place]!);
    }
  }

  /** By step: the number of its stage in a stage book. */
  stagesIn(book: StageBook): Int32Array {
    if (this.book !== book || this.stages.length < this.rows.length) {
      this.book = book;
      this.stages = Int32Array.from(this.rows, (row) => (row < 0 ? -1 : book.ofRow(this.log, row)));
    }
    return this.stages;
  }

  /** The step of a log row that the table does not have. */
  private find(row: number): number {
    const { log, steps } = this;
    const key = (log.funnel.codes[row]! * 0x10000 + log.stage.codes[row]!) * kinds.length + log.kind[row]!;
    let step = steps.get(key);
    if (step === undefined) {
      step = this.rows.length;
      if (step >= mostSteps) return this.others[log.kind[row]!] ?? this.addOther(row);
      steps.set(key, step);
      this.rows.push(row);
      this.kinds.push(log.kind[row]!);
    }
    const place = this.placeOf(row);
    if (place < this.table.length) this.table[place] = step;
    else if (log.funnel.size * log.stage.size * kinds.length <= mostEntries) this.layTable();
    return step;
  }

  /** The step of all rows of a kind that came when there was no more room; the first of them says its stage. */
  private addOther(row: number): number {
    const step = this.rows.push(row) - 1;
    this.kinds.push(this.log.kind[row]!);
    return (this.others[this.log.kind[row]!] = step);
  }

  /** Where the step of a log row is in the table; Infinity where the table is too small for it. */
  private placeOf(row: number): number {
    const { kind, funnel, stage } = this.log;
    if (stage.codes[row]! >= this.width) return Infinity;
    return (funnel.codes[row]! * this.width + stage.codes[row]!) * kinds.length + kind[row]!;
  }

  private layTable(): void {
    const { funnel, stage } = this.log;
    this.width = stage.size;
    this.table = new Uint16Array(funnel.size * this.width * kinds.length);
    for (let step = 1; step < this.rows.length; step++) this.table[this.placeOf(this.rows[step]!)] = step;
  }
}

/** Writes steps as long as the table has them; returns the place where it stopped. It sees nothing but arrays, see `cellColumns.ts`. */
function writeKnown(
  rows: Int32Array,
  from: number,
  to: number,
  kind: Uint8Array,
  funnels: Codes,
  stages: Codes,
  table: Uint16Array,
  width: number,
  steps: Uint16Array,
): number {
  for (let place = from; place < to; place++) {
    const row = rows[place]!;
    const stage = stages[row]!;
    if (stage >= width) return place;
    const step = table[(funnels[row]! * width + stage) * kinds.length + kind[row]!];
    if (step === undefined || step === 0) return place;
    steps[place] = step;
  }
  return to;
}
