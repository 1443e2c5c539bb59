import fc from "fast-check";
import { recordedOnTime } from "../../../src/metrics/figures/recordedOnTime";
import { ownerIn } from "../../../src/metrics/figures/owner";
import { daysBetween } from "../../../src/metrics/index/daysBetween";
import { createIndex } from "../../../src/metrics/index/funnelIndex";
import { days, firstDay, ledgers } from "../generatedLedger";
import { query } from "../ledger";

const today = firstDay + days;
const day = fc.integer({ min: 0, max: days }).map((since) => firstDay + since);

test("recorded on time counts the dated events of each record that is there, those merged into it too", () => {
  fc.assert(
    fc.property(
      fc.record({
        ledger: ledgers,
        asOf: day,
        asRecordedOn: fc.option(day, { nil: undefined, freq: 1 }),
        period: fc.option(fc.record({ from: day, to: day }), { nil: undefined }),
        owner: fc.constantFrom(undefined, "Ann"),
      }),
      ({ ledger, asOf, asRecordedOn, period, owner }) => {
        const index = createIndex(ledger);
        const asked = query("RANKING", [], { where: owner === undefined ? {} : { Owner: owner } });
        const figure = recordedOnTime(index, { ...asked, asOf, asRecordedOn, period }, today);
        if (!figure.ok) throw new Error(figure.reason.code);
        const view = index.view(asOf, asRecordedOn);
        const { movedAt, recordedAt } = view.core.log;
        const events = [...view.leads, ...view.opportunities].flatMap((record) =>
          view.eventRows(record).map((row) => ({ record, row, moved: movedAt[row]! / 86_400_000 })),
        );
        const { from = -Infinity, to = Infinity } = period ?? {};
        const counted = events
          .filter(({ moved }) => moved >= from && moved < to + 1)
          .filter(({ row }) => owner === undefined || ownerIn(view, row) === owner);
        const onTime = counted.filter(({ row }) => daysBetween(movedAt[row]!, recordedAt[row]!) <= 1);
        expect([figure.value.numerator, figure.value.denominator]).toEqual([onTime.length, counted.length]);
        expect(new Set(figure.value.records())).toEqual(new Set(counted.map(({ record }) => record)));
      },
    ),
    { numRuns: 400 },
  );
});
