import type { CellValue } from "../../domain/cell";
import type { FieldReader } from "../filters/readField";

/** Different values of a field beyond which it is no dimension: what has as many tells records apart, it does not group them. */
const mostValues = 255;

/** A field by which closed deals are sorted: each of its values has a small number, in the order in which they came. */
export class Dimension {
  readonly values: CellValue[] = [];
  private readonly numbers = new Map<CellValue, number>();

  /** How many bits its numbers have in a bucket. */
  bits = 1;

  constructor(private readonly read: FieldReader) {}

  /** Whether it has more values than its bits tell apart. */
  get isFull(): boolean {
    return this.values.length > 1 << this.bits;
  }

  /** Whether it has more values than a dimension may have. */
  get isTooWide(): boolean {
    return this.values.length > mostValues;
  }

  /** Takes up the values of some records. False: they are too many for a dimension. */
  takeUp(records: readonly number[]): boolean {
    for (const record of records) {
      this.numberOf(record);
      if (this.isTooWide) return false;
    }
    while (this.isFull) this.bits++;
    return true;
  }

  /** The number of a record's value. */
  numberOf(record: number): number {
    const value = this.read(record);
    let number = this.numbers.get(value);
    if (number === undefined) {
      number = this.values.length;
      this.values.push(value);
      this.numbers.set(value, number);
    }
    return number;
  }
}
