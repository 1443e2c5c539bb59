import { evaluate } from "../../../src/metrics/evaluate";
import { createIndex } from "../../../src/metrics/index/funnelIndex";
import { LiveAnswers } from "../../../src/metrics/live/liveAnswers";
import { ledgerOf, log, query } from "../ledger";

const [created, won] = log("O-0 2025-01-01 Created Contact owner=Ann\nO-0 2025-01-02 Moved Won");
const today = created!.recordedAt + 400;
const context = { today, now: today + 0.5 };

/** Deals that were each won after 1 to 79 days. */
function wins(from: number, to: number): NonNullable<typeof created>[] {
  return Array.from({ length: to - from }, (_, index) => from + index).flatMap((deal) => {
    const recordId = `O-${String(deal)}`;
    const movedAt = created!.recordedAt + 1 + ((deal * 37) % 79);
    return [
      { ...created!, recordId, eventId: `${recordId}a` },
      { ...won!, recordId, eventId: `${recordId}b`, movedAt, recordedAt: movedAt },
    ];
  });
}

test.each([1024, 1025, 2000])(
  "The first live median and p90 over %i wins are those of a fresh answer",
  (count) => {
    const index = createIndex(ledgerOf({ events: wins(0, count) }));
    const live = new LiveAnswers(index, () => context);
    for (const statistic of ["median", "p90"] as const) {
      const asked = query("SALESCYCLE", [], { statistic });
      expect(live.follow(asked).answer()).toEqual(evaluate(index, asked, context));
    }
  },
);

test("A median that is followed stays right while wins grow beyond thousands", () => {
  const index = createIndex(ledgerOf({ events: wins(0, 1020) }));
  const live = new LiveAnswers(index, () => context);
  const asked = query("SALESCYCLE", [], { statistic: "median", where: { Owner: "Ann" } });
  const cell = live.follow(asked);
  cell.answer();
  for (let first = 1020; first < 5000; first += 995) {
    live.changed(index.append(wins(first, first + 995)));
    expect(cell.answer()).toEqual(evaluate(index, asked, context));
    expect(live.follow(query("SALESCYCLE", [], { statistic: "p90" })).answer()).toEqual(
      evaluate(index, query("SALESCYCLE", [], { statistic: "p90" }), context),
    );
  }
});
