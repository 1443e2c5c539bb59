import { withRoom } from "./growable";

/** A column of codes: bytes while there are few different values, wider ones when there are more. */
export type Codes = Uint8Array | Uint16Array | Int32Array;

/**
 * A column of values that repeat, such as owners or currencies: each different value is kept once, a row holds its number. Code 0 is
 * the blank value.
 */
export class CodeColumn<Value> {
  codes: Codes = new Uint8Array(64);
  private readonly values: Value[];
  private readonly byValue: Map<Value, number>;
  /** The value written last and its code: neighbouring rows are often alike. */
  private lastValue: Value;
  private lastCode = 0;

  constructor(blank: Value) {
    this.values = [blank];
    this.byValue = new Map([[blank, 0]]);
    this.lastValue = blank;
  }

  /** How many different values there are, blank included. */
  get size(): number {
    return this.values.length;
  }

  /** Makes room for rows up to this one. */
  reserve(length: number): void {
    this.codes = withRoom(this.codes, length);
  }

  set(row: number, value: Value): void {
    const code = value === this.lastValue ? this.lastCode : this.codeOf(value);
    if (row >= this.codes.length) this.codes = withRoom(this.codes, row + 1);
    this.codes[row] = code;
  }

  /** The code of a value, a new one for a new value. */
  codeOf(value: Value): number {
    let code = this.byValue.get(value);
    if (code === undefined) {
      code = this.values.length;
      this.values.push(value);
      this.byValue.set(value, code);
      if (code > 0xffff && !(this.codes instanceof Int32Array)) this.codes = Int32Array.from(this.codes);
      else if (code > 0xff && this.codes instanceof Uint8Array) this.codes = Uint16Array.from(this.codes);
    }
    this.lastValue = value;
    this.lastCode = code;
    return code;
  }

  /** The value of a code. */
  valueOf(code: number): Value {
    return this.values[code] as Value;
  }

  /** The value of a row. */
  get(row: number): Value {
    return this.values[this.codes[row] ?? 0] as Value;
  }
}
