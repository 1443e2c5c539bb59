import { createHash } from "node:crypto";
import { inBase32 } from "../../../src/domain/base32";
import { logDigest, type LastCheckOf } from "../../../src/domain/log/logDigest";
import { finish } from "../../../src/domain/steps";

const lasts: readonly LastCheckOf[] = [
  ["O-2", "X0000000002A"],
  ["O-10", "X0000000010A"],
  ["成交-1", "Xedited"],
];

test("The Log Digest is that of the records in the order of their ids, whatever order they are given in", () => {
  const text = "O-10\u001fX0000000010A\u001eO-2\u001fX0000000002A\u001e成交-1\u001fXedited\u001e";
  const hash = createHash("sha256").update(text, "utf8").digest();
  expect(finish(logDigest(lasts))).toBe(inBase32(hash, 32));
  expect(finish(logDigest([...lasts].reverse()))).toBe(inBase32(hash, 32));
});

test("The Log Digest changes with the last Check of any record", () => {
  const digest = finish(logDigest(lasts));
  expect(digest).toMatch(/^[0-9A-Z]{32}$/);
  lasts.forEach(([id], changed) => {
    const others = lasts.map((last, place) => (place === changed ? ([id, "XOTHER"] as const) : last));
    expect(finish(logDigest(others))).not.toBe(digest);
  });
});

test("The Log Digest of more records than one step takes is that of their whole text", () => {
  const many = Array.from({ length: 5001 }, (_, at): LastCheckOf => [`L-${100000 + at}`, `X${at}`]);
  const text = many.map(([id, check]) => `${id}\u001f${check}\u001e`).join("");
  const hash = createHash("sha256").update(text, "utf8").digest();
  expect(finish(logDigest([...many].reverse()))).toBe(inBase32(hash, 32));
});
