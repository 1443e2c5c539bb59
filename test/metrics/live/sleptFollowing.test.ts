import { createIndex } from "../../../src/metrics/index/funnelIndex";
import { Following } from "../../../src/metrics/live/following";
import { plainQuery } from "../../../src/metrics/query";
import { day, ledgerOf, log } from "../ledger";

test("A question that is followed anew on a new day is answered for that day, though nobody announced it", () => {
  const index = createIndex(ledgerOf({ events: log("O-1 2026-06-01 Created Contact"), records: [] }));
  let today = day("2026-06-30");
  const following = new Following(
    () => index,
    () => ({ today, now: today + 0.5 }),
  );
  const won = { ...plainQuery, metric: "TALLY", args: ["won"] } as const;
  expect(following.follow(won).answer()).toEqual({ kind: "value", value: 0 });
  // The machine slept through midnight; subscriptions see it at the next change and follow anew, without asking what changed.
  today++;
  index.append(log("O-1 2026-07-01 Moved Won id=E-9"));
  expect(following.follow(won).answer()).toEqual({ kind: "value", value: 1 });
  // What was followed the day before is not of this day: it is to be followed anew with whatever comes next.
  expect(following.changed(new Set())).toBeUndefined();
  expect(following.follow(won).answer()).toEqual({ kind: "value", value: 1 });
  expect(following.changed(new Set())).toEqual([]);
});
