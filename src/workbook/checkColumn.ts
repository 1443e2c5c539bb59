import { base32Digits } from "../domain/base32";
import { withRoom } from "../metrics";

/** How a Check begins, and how many characters it has; see `checkOf`. */
const letter = "X";
const length = 12;
const inHigh = 5;
/** Set in every Check that is kept as a number, so that none of them is 0. */
const isKept = 1 << 25;

const digits = new Map(Array.from(base32Digits, (character, digit) => [character.charCodeAt(0), digit]));

/**
 * Checks by number, eight bytes each instead of a string. A text that is no Check (somebody has edited the cell) is kept as it is. What was
 * never set is "".
 */
export class CheckColumn {
  private high = new Int32Array(64);
  private low = new Int32Array(64);
  private readonly others = new Map<number, string>();

  /** Makes room for so many in all. */
  reserve(count: number): void {
    this.high = withRoom(this.high, count);
    this.low = withRoom(this.low, count);
  }

  set(number: number, check: string): void {
    if (number >= this.high.length) this.reserve(number + 1);
    const low = isPlain(check) ? digitsFrom(check, 1 + inHigh, length) : -1;
    const high = low < 0 ? -1 : digitsFrom(check, 1, 1 + inHigh);
    const isNumber = low >= 0 && high >= 0;
    this.high[number] = isNumber ? high | isKept : 0;
    this.low[number] = isNumber ? low : 0;
    if (!isNumber && check !== "") this.others.set(number, check);
    else if (this.others.size > 0) this.others.delete(number);
  }

  get(number: number): string {
    const high = this.high[number] ?? 0;
    if (high === 0) return this.others.get(number) ?? "";
    return letter + written(high, inHigh) + written(this.low[number] ?? 0, length - 1 - inHigh);
  }
}

function isPlain(check: string): boolean {
  return check.length === length && check.startsWith(letter);
}

/** Some characters as one number; −1 where one of them is not of the alphabet. */
function digitsFrom(check: string, from: number, end: number): number {
  let number = 0;
  for (let index = from; index < end; index++) {
    const digit = digits.get(check.charCodeAt(index));
    if (digit === undefined) return -1;
    number = number * 32 + digit;
  }
  return number;
}

function written(number: number, count: number): string {
  let text = "";
  for (let rest = number, left = count; left > 0; left--, rest >>= 5)
    text = base32Digits.charAt(rest & 31) + text;
  return text;
}
