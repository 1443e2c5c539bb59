import { recordedOnTime } from "../../../src/metrics/figures/recordedOnTime";
import { indexOf, period, query, today, type Asked } from "../ledger";

const index = indexOf(`
  O-1 2026-01-01T09:00 Created Contact owner=Ann recorded=2026-01-02T09:00
  O-1 2026-01-05T09:00 Moved Proposal recorded=2026-01-06T09:01
  O-1 2026-01-07 Reassigned owner=Bob recorded=2026-01-08T23:00
  O-1 2026-01-10 Moved Won recorded=2026-01-12T00:30
  O-2 undated Created Contact owner=Ann
  O-2 2026-02-01 Moved Lost recorded=2026-02-09 id=LATE
  O-2 2026-02-09 Voided voids=LATE
`);

function onTime(asked: Asked = {}): readonly (number | undefined)[] {
  const figure = recordedOnTime(index, query("RANKING", [], asked), today);
  return figure.ok ? [figure.value.numerator, figure.value.denominator] : [];
}

describe("Recorded on time", () => {
  test("is the share of events recorded within a day: to the minute, or by the next day where the event has no time", () => {
    expect(onTime()).toEqual([2, 4]);
  });

  test("takes the events that happened in the period, voided and undated ones not", () => {
    expect(onTime({ period: period("2026-01-05", "2026-01-10") })).toEqual([1, 3]);
    expect(onTime({ period: period("2026-02-01", "2026-02-28") })).toEqual([0, 0]);
    const none = recordedOnTime(index, query("RANKING", [], { where: { Owner: "Zoe" } }), today);
    expect(none).toMatchObject({ value: { value: { code: "nothingRecorded" } } });
  });

  test("goes to whoever owned the record then", () => {
    expect(onTime({ where: { Owner: "Ann" } })).toEqual([1, 2]);
    expect(onTime({ where: { Owner: "Bob" } })).toEqual([1, 2]);
  });
});
