import fc from "fast-check";
import { rateOf } from "../../src/metrics/figures/rates";
import { daysBetween } from "../../src/metrics/index/daysBetween";
import { createIndex, type FunnelIndex } from "../../src/metrics/index/funnelIndex";
import type { View } from "../../src/metrics/index/view";
import { dealFindings } from "../../src/metrics/issues/deals";
import { isOnlyNamed, type Finding } from "../../src/metrics/issues/finding";
import { logFindings } from "../../src/metrics/issues/log";
import type { Ledger } from "../../src/metrics/ledger";
import { days, firstDay, generatedSetup, ledgers } from "./generatedLedger";

const today = firstDay + days;

const views = fc.constantFrom<(index: FunnelIndex) => View>(
  (index) => index.view(today),
  (index) => index.view(firstDay + 90),
  (index) => index.view(today, firstDay + 120),
);

/** Ledgers with rows that name a lead or deal that nobody knows, events entered ahead, and no rates for the first days. */
const incomplete = fc.tuple(ledgers, fc.infiniteStream(fc.boolean())).map(([ledger, stream]): Ledger => ({
  ...ledger,
  events: ledger.events.map((event, place) =>
    place % 5 === 0 ? { ...event, recordedAt: firstDay + 80 } : event,
  ),
  setup: { ...generatedSetup, rates: generatedSetup.rates.filter(({ fromDate }) => fromDate > firstDay) },
  records: ledger.records.map((row) =>
    stream.next().value === true ? { ...row, linkedId: `${row.id} lost` } : row,
  ),
}));

function recordsThere(view: View): readonly number[] {
  return view.leads.concat(view.opportunities);
}

/** Findings as a single record or row shows them. */
const oneByOne: Readonly<Record<string, (view: View) => readonly number[]>> = {
  LateEvent: (view) => {
    const { movedAt, recordedAt } = view.core.log;
    return recordsThere(view).flatMap((record) =>
      view
        .eventRows(record)
        .filter((row) => daysBetween(movedAt[row]!, recordedAt[row]!) > 1)
        .map(() => record),
    );
  },
  FutureEvent: (view) => {
    const { log, records, rows } = view.core;
    return Array.from({ length: records.count }, (_, record) => record).flatMap((record) =>
      rows
        .counted(record)
        .filter((row) => log.movedAt[row]! > view.happenedBy && log.recordedAt[row]! <= view.happenedBy)
        .map(() => record),
    );
  },
  RepeatedEvent: (view) =>
    recordsThere(view).flatMap((record) => {
      const ids = [...view.core.rows.of(record)].map((row) => view.core.log.eventIds.text(row));
      return Array<number>(ids.length - new Set(ids).size).fill(record);
    }),
  MissingRate: (view) =>
    view.opportunities.filter((deal) => {
      const row = view.lastRow(deal);
      const amount = view.core.log.amount[row]!;
      const closed = view.closedAt(deal);
      const day = Number.isNaN(closed) ? view.day : Math.floor(closed);
      return amount !== 0 && !Number.isNaN(amount) && !rateOf(view, view.core.log.currency.get(row), day).ok;
    }),
  BrokenLink: (view) =>
    recordsThere(view).filter((record) => {
      const linked = view.core.records.linkedBy(record);
      return linked >= 0 && isOnlyNamed(view, linked);
    }),
};

const findings: readonly Finding[] = [...dealFindings, ...logFindings];

test("ISSUES counts late, future and repeated events, missing rates and broken links as looking at each one by itself does", () => {
  fc.assert(
    fc.property(incomplete, views, (ledger, viewOf) => {
      const view = viewOf(createIndex(ledger));
      for (const [name, plain] of Object.entries(oneByOne)) {
        const found = findings.find((finding) => finding.name === name)?.find(view) ?? [];
        expect([name, [...found].sort()]).toEqual([name, [...plain(view)].sort()]);
      }
    }),
    { numRuns: 500 },
  );
});
