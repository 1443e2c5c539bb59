import fc from "fast-check";
import { nameKey } from "../../../src/domain/store/name";
import { evaluate } from "../../../src/metrics/evaluate";
import { countCustomers, customersWon, firstWins } from "../../../src/metrics/figures/customers";
import { outcomeOf } from "../../../src/metrics/figures/outcome";
import { ownerIn } from "../../../src/metrics/figures/owner";
import { askedOwners, ownedParts } from "../../../src/metrics/figures/ownedParts";
import { recordedOnTime } from "../../../src/metrics/figures/recordedOnTime";
import { usualDaysOf } from "../../../src/metrics/figures/usualDays";
import { eachEvent } from "../../../src/metrics/index/eachEvent";
import { createIndex, type FunnelIndex } from "../../../src/metrics/index/funnelIndex";
import type { View } from "../../../src/metrics/index/view";
import type { Query } from "../../../src/metrics/query";
import { summarise } from "../../../src/metrics/statistics/summary";
import { days, firstDay, ledgers } from "../generatedLedger";
import { query, type Asked } from "../ledger";

const today = firstDay + days;

const views = fc.constantFrom<(index: FunnelIndex) => View>(
  (index) => index.view(today),
  (index) => index.view(firstDay + 90),
  (index) => index.view(today, firstDay + 120),
);

function recordsThere(view: View): number[] {
  return [...view.leads, ...view.opportunities];
}

describe("What is worked out once for many", () => {
  test("an answer is the same whatever was asked before it", () => {
    const spring: Asked = { period: { from: firstDay + 60, to: firstDay + 120 } };
    const asked: readonly Query[] = [{}, spring, { asOf: firstDay + 100 }].flatMap((when) =>
      [{}, { Owner: "Ann" }, { Team: "North" }, { Funnel: "Renewal" }, { Product: "Cloud" }].flatMap(
        (where) => [
          query("REACHED", ["Proposal"], { ...when, where }),
          query("REACHED", ["Won"], { ...when, where, mode: "visited" }),
          query("CONVERSION", ["Contact", "Won"], { ...when, where }),
          query("CONVERSION", ["lead", "opportunity"], { ...when, where }),
          query("STAGETIME", ["Contact"], { ...when, where }),
          query("RANKING", ["recorded on time"], { ...when, where }),
          query("TALLY", ["new customers"], { ...when, where }),
        ],
      ),
    );
    fc.assert(
      fc.property(
        ledgers,
        fc.shuffledSubarray([...asked], { minLength: 12, maxLength: 12 }),
        (ledger, list) => {
          const index = createIndex(ledger);
          const context = { today, now: today + 0.5 };
          for (const each of list) {
            expect(evaluate(index, each, context)).toEqual(evaluate(createIndex(ledger), each, context));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test("the events of each record are those that its view names", () => {
    fc.assert(
      fc.property(ledgers, views, (ledger, viewOf) => {
        const view = viewOf(createIndex(ledger));
        const { count } = view.core.records;
        const found = Array.from({ length: count }, (): number[] => []);
        eachEvent(view, 0, count, (row, record) => found[record]!.push(row));
        expect(found).toEqual(found.map((_, record) => [...view.eventRows(record)]));
      }),
    );
  });

  test("recorded on time counts the events of the owners asked, one by one", () => {
    fc.assert(
      fc.property(
        ledgers,
        fc.constantFrom(undefined, "Ann", "Bob"),
        fc.boolean(),
        (ledger, owner, isSpring) => {
          const period = { from: firstDay + 30, to: firstDay + 120 };
          const asked = {
            ...(isSpring ? { period } : {}),
            where: owner === undefined ? {} : { Owner: owner },
          };
          const figure = recordedOnTime(createIndex(ledger), query("RANKING", [], asked), today);
          const view = createIndex(ledger).view(today);
          const { log } = view.core;
          const counted = recordsThere(view).flatMap((record) =>
            view.eventRows(record).filter((row) => {
              const day = log.movedAt[row]! / 86_400_000;
              const isIn = !isSpring || (day >= period.from && day < period.to + 1);
              return !Number.isNaN(day) && isIn && (owner === undefined || ownerIn(view, row) === owner);
            }),
          );
          const onTime = counted.filter(
            (row) => view.daysBetween(log.movedAt[row]! / 86_400_000, log.recordedAt[row]! / 86_400_000) <= 1,
          );
          expect(figure).toMatchObject({
            value: { numerator: onTime.length, denominator: counted.length },
          });
        },
      ),
    );
  });

  test("a visit is cut where its record's owner changed, however often that was", () => {
    fc.assert(
      fc.property(ledgers, views, (ledger, viewOf) => {
        const view = viewOf(createIndex(ledger));
        for (const record of recordsThere(view)) {
          for (let visit = 0; visit < view.visitCount(record); visit++) {
            const [entry, exit] = [view.visitEntry(record, visit), view.visitExit(record, visit) ?? Infinity];
            if (Number.isNaN(entry) || Number.isNaN(exit)) continue;
            const before = view
              .eventRows(record)
              .filter((row) => !(view.core.log.movedAt[row]! / 86_400_000 > entry));
            const changes = view
              .eventRows(record)
              .map((row) => ({ when: view.core.log.movedAt[row]! / 86_400_000, owner: ownerIn(view, row) }))
              .filter(({ when }) => when > entry && when < exit);
            let owner = before.length === 0 ? "" : ownerIn(view, before.at(-1)!);
            const parts = [{ owner, from: entry, to: exit }];
            for (const change of changes) {
              if (change.owner === owner) continue;
              ({ owner } = change);
              parts.at(-1)!.to = change.when;
              parts.push({ owner, from: change.when, to: exit });
            }
            const long = parts.filter(({ from, to }) => to > from);
            expect(ownedParts(view, record, entry, exit)).toEqual(long.length > 0 ? long : [parts.at(-1)]);
          }
        }
      }),
    );
  });

  test("who is said to have had a record all the time, or never, had every part of its visits, or none", () => {
    fc.assert(
      fc.property(ledgers, views, (ledger, viewOf) => {
        const view = viewOf(createIndex(ledger));
        for (const asked of [["Ann"], ["Bob", ""], ["Cyd", "Ann"]]) {
          const { accepts, partOf } = askedOwners(view, (owner) => asked.includes(owner));
          for (const record of recordsThere(view)) {
            const entry = view.visitEntry(record, 0);
            const had = ownedParts(view, record, entry, Infinity).map(({ owner }) => accepts(owner));
            if (partOf(record) === "all") expect(had).not.toContain(false);
            if (partOf(record) === "none") expect(had).not.toContain(true);
          }
        }
      }),
    );
  });

  test("usual days are those of the visits to the stage that ended", () => {
    fc.assert(
      fc.property(ledgers, views, (ledger, viewOf) => {
        const view = viewOf(createIndex(ledger));
        for (const stage of view.core.stages.entries) {
          if (stage.type !== "lead" && stage.type !== "open") continue;
          const ended = recordsThere(view).flatMap((record) =>
            Array.from({ length: view.visitCount(record) }, (_, visit) => visit)
              .filter((visit) => view.visitStage(record, visit) === stage.id)
              .flatMap((visit) => view.visitDays(record, visit) ?? []),
          );
          const { count, quantile } = summarise(ended);
          const usual = { n: count, median: quantile(0.5), p80: quantile(0.8) };
          expect(usualDaysOf(view, stage)).toEqual(count === 0 ? undefined : usual);
        }
      }),
    );
  });

  test("usual days, and who owned a record, are the same after any events as in an index that has had them from the beginning", () => {
    fc.assert(
      fc.property(ledgers, views, fc.integer({ min: 1, max: 5 }), (ledger, viewOf, parts) => {
        const size = Math.ceil(ledger.events.length / parts);
        const grown = createIndex({ ...ledger, events: [] });
        for (let from = 0; from < ledger.events.length; from += size) {
          grown.append(ledger.events.slice(from, from + size));
          const view = viewOf(grown);
          const whole = viewOf(createIndex({ ...ledger, events: ledger.events.slice(0, from + size) }));
          for (const stage of view.core.stages.entries) {
            const same = whole.core.stages.entries.find(
              ({ funnel, name }) => funnel === stage.funnel && name === stage.name,
            );
            expect(usualDaysOf(view, stage)).toEqual(same && usualDaysOf(whole, same));
          }
          for (const record of recordsThere(view)) {
            const id = view.core.records.id(record);
            const other = whole.core.records.find(view.core.records.typeOf(record), id) ?? NaN;
            expect(ownedParts(view, record, firstDay, Infinity)).toEqual(
              ownedParts(whole, other, firstDay, Infinity),
            );
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("customers are the different accounts of won deals, each one's first win its earliest", () => {
    fc.assert(
      fc.property(ledgers, views, (ledger, viewOf) => {
        const view = viewOf(createIndex(ledger));
        const { records } = view.core;
        const nameOf = (deal: number): string => nameKey(String(records.cell(deal, "account") ?? ""));
        const won = view.opportunities.filter(
          (deal) => outcomeOf(view, deal) === "won" && nameOf(deal) !== "",
        );
        const when = (deal: number): number =>
          Number.isNaN(view.closedAt(deal)) ? -Infinity : view.closedAt(deal);
        const names = [...new Set(won.map(nameOf))];
        const firsts = names.map((name) =>
          won
            .filter((deal) => nameOf(deal) === name)
            .reduce((a, b) =>
              when(b) < when(a) || (when(a) === when(b) && records.id(b) < records.id(a)) ? b : a,
            ),
        );
        expect(customersWon(view)).toEqual(won);
        expect(countCustomers(view, won)).toBe(names.length);
        expect(firstWins(view, won)).toEqual(firsts);
      }),
    );
  });
});
