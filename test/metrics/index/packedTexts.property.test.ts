import fc from "fast-check";
import { PackedTexts } from "../../../src/metrics/index/packedTexts";

/** Ids of one length or of several, some with characters beyond U+00FF; many have their beginnings in common. */
const id = fc
  .tuple(fc.constantFrom("", "O-", "O-1", "客户-"), fc.string({ unit: "binary", maxLength: 3 }))
  .map(([beginning, end]) => beginning + end);

test("packed texts are in the order of the texts themselves, by code unit", () => {
  fc.assert(
    fc.property(fc.array(id, { minLength: 2, maxLength: 6 }), (texts) => {
      const packed = new PackedTexts();
      packed.pushAll(texts, texts.length);
      texts.forEach((a, first) => {
        texts.forEach((b, second) => {
          expect(Math.sign(packed.compare(first, second))).toBe(a < b ? -1 : a > b ? 1 : 0);
        });
      });
    }),
    { numRuns: 500 },
  );
});
