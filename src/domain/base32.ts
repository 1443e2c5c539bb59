/** The digits of Crockford's base 32: no I, L, O or U, so that no digit is mistaken and no word appears. */
export const base32Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** So many digits of base 32 for the beginning of some bytes, five bits each. */
export function inBase32(bytes: Uint8Array, count: number): string {
  let result = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    held += 8;
    while (held >= 5 && result.length < count) {
      held -= 5;
      result += base32Digits.charAt((bits >> held) & 31);
    }
    if (result.length === count) break;
    bits &= (1 << held) - 1;
  }
  return result;
}
