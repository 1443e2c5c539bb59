import type { EventColumns } from "./eventColumns";
import type { StageBook } from "./stageBook";

/**
 * What a log row says of its record's course, the kind of event and the stage after it, as one small number: there are a few dozen
 * different steps however long the log. Step 0 is that of a row that does not count.
 */
export class StepCodes {
  /** By step: the code of its kind. */
  readonly kinds: number[] = [-1];
  /** By step: a log row that says it. */
  private readonly rows: number[] = [-1];
  /** By kind and the codes of stage and funnel. */
  private readonly codes = new Map<number, number>();
  private lastKey = -1;
  private lastCode = 0;
  private stages: Int32Array = new Int32Array(0);
  private book: StageBook | undefined;

  constructor(private readonly log: EventColumns) {}

  /** The step of a log row. */
  of(row: number): number {
    const { log } = this;
    const key = (log.funnel.codes[row]! * 0x10000 + log.stage.codes[row]!) * 8 + log.kind[row]!;
    if (key !== this.lastKey) {
      let code = this.codes.get(key);
      if (code === undefined) {
        code = this.rows.length;
        if (code > 0xffff) throw new Error("more different steps than a log of stages can have");
        this.codes.set(key, code);
        this.rows.push(row);
        this.kinds.push(log.kind[row]!);
      }
      this.lastKey = key;
      this.lastCode = code;
    }
    return this.lastCode;
  }

  /** By step: the number of its stage in a stage book. */
  stagesIn(book: StageBook): Int32Array {
    if (this.book !== book || this.stages.length < this.rows.length) {
      this.book = book;
      this.stages = Int32Array.from(this.rows, (row) => (row < 0 ? -1 : book.ofRow(this.log, row)));
    }
    return this.stages;
  }
}
