import { atTimes } from "../../src/runtime/atTimes";

test("a progress bar is drawn at its beginning, ten times a second at most, and at its end", () => {
  const shown: string[] = [];
  let now = 0;
  const progress = atTimes(
    (done, total) => shown.push(`${done} of ${total} at ${now}`),
    () => now,
  );
  for (let done = 0; done <= 300; done += 10) {
    progress(done, 300);
    now += 15;
  }
  expect(shown).toEqual([
    "0 of 300 at 0",
    "70 of 300 at 105",
    "140 of 300 at 210",
    "210 of 300 at 315",
    "280 of 300 at 420",
    "300 of 300 at 450",
  ]);
});
