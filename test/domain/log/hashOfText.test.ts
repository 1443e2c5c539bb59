import { createHash } from "node:crypto";
import fc from "fast-check";
import { hashOfText } from "../../../src/domain/log/hashOfText";

test("is SHA-256 of the text as UTF-8, whatever was hashed before, long or short, in any script", () => {
  const expected = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
  const texts = fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: "grapheme", maxLength: 300 }));
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 20 }), (each) => {
      for (const text of [...each, "客户".repeat(40), "a".repeat(1024), "b".repeat(1025)]) {
        expect(Buffer.from(hashOfText(text)).toString("hex")).toBe(expected(text));
      }
    }),
  );
});
