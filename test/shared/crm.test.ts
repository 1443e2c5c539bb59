import { readFileSync } from "node:fs";
import path from "node:path";
import Papa from "papaparse";
import type { CellValue } from "../../src/domain/cell";
import { serialOf } from "../../src/domain/dates/serial";
import type { LogEvent } from "../../src/domain/log/event";
import type { StoreRecord } from "../../src/domain/store/record";
import { evaluate } from "../../src/metrics/evaluate";
import { createIndex } from "../../src/metrics/index/funnelIndex";
import type { MetricName } from "../../src/metrics/query";
import { funnel, ledgerOf, query, setupWith, type Asked } from "../metrics/ledger";
import { blankState } from "../../src/domain/log/history";
import {
  countCohorts,
  expectCohorts,
  expectCompeting,
  expectKaplanMeier,
  expectSalesCycleInclOpen,
  type CohortsReference,
  type CompetingReference,
  type KmReference,
} from "./survivalFigures";

// The deals of ../shared/data/crm-sales-opportunities, with the figures that R and DuckDB gave for them.
const shared = path.join(__dirname, "../../../shared");
const pipeline = readFileSync(path.join(shared, "data/crm-sales-opportunities/sales_pipeline.csv"), "utf8");
const reference = JSON.parse(
  readFileSync(path.join(shared, "reference/crm-sales-opportunities.json"), "utf8"),
) as Reference;

interface Summary {
  readonly n: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly sd: number | null;
  readonly min: number | null;
  readonly max: number | null;
}
interface Group {
  readonly n: number;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  readonly winRate: number;
  readonly winRateWilson: { readonly lo: number; readonly hi: number };
  readonly wonOfAll: number;
  readonly wonValue: number;
  readonly lostValue: number;
  readonly openValue: number;
  readonly winRateByValue: number;
  readonly cycleWon: Summary;
  readonly velocityPerDay: number;
}
interface Reference {
  readonly asOf: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly funnel: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  readonly overall: Group;
  readonly byProduct: Readonly<Record<string, Group>>;
  readonly km: Readonly<Record<"wonLostCensored" | "closedAny", KmReference>>;
  readonly competing?: CompetingReference;
  readonly cohorts?: CohortsReference;
}

function serialOfUs(text: string): number | null {
  if (text === "") return null;
  const [month = 0, dayOfMonth = 0, year = 0] = text.split("/").map(Number);
  const serial = serialOf(year, month, dayOfMonth);
  if (serial === undefined) throw new Error(`no date ${text}`);
  return serial;
}

function buildLedger(): { events: LogEvent[]; records: StoreRecord[] } {
  const events: LogEvent[] = [];
  const records: StoreRecord[] = [];
  const { data } = Papa.parse<Record<string, string>>(pipeline, { header: true, skipEmptyLines: true });
  data.forEach((row, index) => {
    const id = row.opportunity_id ?? "";
    const engaged = serialOfUs(row.engage_date ?? "");
    const closed = serialOfUs(row.close_date ?? "");
    const amount = row.close_value === "" ? null : Number(row.close_value);
    const state = { ...blankState, owner: row.sales_agent ?? "", amount };
    const recordedAt = 43101 + index / 86400;
    const add = (
      order: number,
      at: number | null,
      event: LogEvent["event"],
      from: string,
      stage: string,
    ): void => {
      events.push({
        eventId: `${id}-${String(order)}`,
        movedAt: at,
        recordedAt: recordedAt + order / 86_400_000,
        recordId: id,
        type: "opportunity",
        event,
        refersTo: "",
        fromStage: from,
        state: { ...state, stage },
        reason: "",
        by: "",
        via: "Import",
        check: "",
      });
    };
    add(0, engaged, "Created", "", "Prospecting");
    if (engaged !== null) add(1, engaged, "Moved", "Prospecting", "Engaging");
    if (closed !== null) add(2, closed, "Moved", "Engaging", row.deal_stage ?? "");
    records.push({
      type: "opportunity",
      id,
      state: { ...state, stage: row.deal_stage ?? "" },
      created: engaged,
      ended: closed,
      linkedId: "",
      fields: new Map<string, CellValue>([
        ["product", row.product ?? ""],
        ["account", row.account ?? ""],
      ]),
    });
  });
  return { events, records };
}

const setup = setupWith({
  funnels: [funnel("Sales", "Prospecting, Engaging, Won:won, Lost:lost")],
});
const index = createIndex(ledgerOf({ ...buildLedger(), setup }));
const { asOf } = reference;

function value(metric: MetricName, args: readonly string[] = [], asked: Asked = {}): CellValue | undefined {
  const found = evaluate(index, query(metric, args, { asOf, ...asked }), { today: 46000, now: 46000.5 });
  return found.kind === "value" ? found.value : undefined;
}

function expectEqual(actual: CellValue | undefined, expected: number): void {
  expect(typeof actual).toBe("number");
  expect(Math.abs(Number(actual) - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
}

const groups: readonly (readonly [name: string, where: Asked["where"], group: Group])[] = [
  ["all deals", {}, reference.overall],
  ...Object.entries(reference.byProduct).map(
    ([product, group]) => [product, { Product: product }, group] as const,
  ),
];

describe.each(groups)("The 8,800 deals as of 2017-12-31: %s", (_name, where = {}, group) => {
  test("won, lost and open deals are counted", () => {
    expect(value("TALLY", ["won"], { where })).toBe(group.won);
    expect(value("TALLY", ["lost"], { where })).toBe(group.lost);
    expect(value("TALLY", ["open"], { where })).toBe(group.open);
    expect(value("TALLY", ["new opportunities"], { where })).toBe(group.n);
  });

  test("their amounts add up", () => {
    expectEqual(value("AMOUNT", ["won"], { where }), group.wonValue);
    expectEqual(value("AMOUNT", ["lost"], { where }), group.lostValue);
    expectEqual(value("AMOUNT", ["open"], { where }), group.openValue);
  });

  test("the win rate, by count and by amount", () => {
    expectEqual(value("WINRATE", [], { where }), group.winRate);
    expectEqual(value("WINRATE", [], { where, measure: "amount" }), group.winRateByValue);
    expectEqual(value("CONVERSION", ["opportunity", "Won"], { where }), group.wonOfAll);
  });

  test("its 95 % interval", () => {
    const explained = query("WINRATE", [], { asOf, where });
    const found = evaluate(
      index,
      { ...explained, metric: "EXPLAIN", explained },
      { today: 46000, now: 46000 },
    );
    const rows = found.kind === "table" ? found.rows : [];
    const cell = (term: string): CellValue =>
      rows.find(([name]) => typeof name === "object" && name.term === term)?.[1] as CellValue;
    expectEqual(cell("headerIntervalLow"), group.winRateWilson.lo);
    expectEqual(cell("headerIntervalHigh"), group.winRateWilson.hi);
  });

  test("the sales velocity", () => {
    expectEqual(value("VELOCITY", [], { where }), group.velocityPerDay);
  });

  test("the sales cycle with all its statistics", () => {
    const { n, mean, median, p90, sd, min, max } = group.cycleWon;
    const statistics = { count: n, mean, median, p90, stdev: sd, min, max } as const;
    for (const [statistic, expected] of Object.entries(statistics)) {
      expectEqual(value("SALESCYCLE", [], { where, statistic: statistic as "mean" }), expected ?? NaN);
    }
  });
});

describe("The 8,800 deals broken down by product", () => {
  const breakdown = (explained: ReturnType<typeof query>): Map<unknown, readonly unknown[]> => {
    const asked = { ...query("BREAKDOWN", ["Product"]), explained };
    const found = evaluate(index, asked, { today: 46000, now: 46000.5 });
    return new Map(found.kind === "table" ? found.rows.map(([product, ...cells]) => [product, cells]) : []);
  };

  test("every product's win rate with its two counts, won amount and sales cycle", () => {
    const rates = breakdown(query("WINRATE", [], { asOf }));
    const amounts = breakdown(query("AMOUNT", ["won"], { asOf }));
    const cycles = breakdown(query("SALESCYCLE", [], { asOf, statistic: "p90" }));
    const products = Object.entries(reference.byProduct);
    expect(rates.size).toBe(products.length + 2);
    for (const [product, group] of products) {
      const [rate, won, closed] = rates.get(product) ?? [];
      expectEqual(rate as number, group.winRate);
      expect([won, closed]).toEqual([group.won, group.won + group.lost]);
      expectEqual(amounts.get(product)?.[0] as number, group.wonValue);
      expectEqual(cycles.get(product)?.[0] as number, group.cycleWon.p90 ?? NaN);
    }
  });
});

describe("The funnel of the 8,800 deals", () => {
  const stages = ["Prospecting", "Engaging", "Won"];

  test.each(stages)("%s: reached, visited and there now", (stage) => {
    const expected = reference.funnel[stage]!;
    expect(value("REACHED", [stage])).toBe(expected.reached);
    expect(value("REACHED", [stage], { mode: "visited" })).toBe(expected.visited);
    expect(value("TALLY", [stage])).toBe(stage === "Won" ? reference.overall.won : expected.current);
    expect(value("AMOUNT", [stage])).toBe(expected.currentValue);
  });

  test.each(stages)("%s: conversion to the next stage, to won and from the top", (stage) => {
    const expected = reference.funnel[stage]!;
    const next = stages[stages.indexOf(stage) + 1];
    if (next !== undefined) expectEqual(value("CONVERSION", [stage, next]), expected.convNext!);
    expectEqual(value("CONVERSION", [stage, "Won"]), expected.convToWonStage!);
    expectEqual(value("CONVERSION", ["Prospecting", stage]), expected.fromTop!);
  });

  test.each(stages)("%s: the win rate of those that reached it", (stage) => {
    const expected = reference.funnel[stage]!;
    expectEqual(value("CONVERSION", [stage, "Won"], { basis: "decided" }), expected.closedWinRate!);
  });

  test("every stage says how many deals are there", () => {
    for (const [stage, count] of Object.entries(reference.counts))
      expect(value("TALLY", [stage])).toBe(count);
  });

  test("the 500 undated deals count at every as-of and in no period", () => {
    expect(value("TALLY", ["open"], { asOf: 30000 })).toBe(500);
    expect(value("TALLY", ["new opportunities"], { period: { from: 1, to: 60000 } })).toBe(8300);
  });
});

describe("How long the 8,800 deals take, open ones included", () => {
  test("the Kaplan–Meier curve until won, lost ones censored", () => {
    expectKaplanMeier(index, asOf, "wonLostCensored", reference.km.wonLostCensored);
    expectSalesCycleInclOpen(index, asOf, reference.km.wonLostCensored);
  });

  test("the Kaplan–Meier curve until closed", () => {
    expectKaplanMeier(index, asOf, "closedAny", reference.km.closedAny);
  });

  const { competing, cohorts } = reference;
  if (competing !== undefined) {
    test("won and lost as competing ends", () => {
      expectCompeting(index, asOf, competing);
    });
  }

  test("cohorts by month of creation", () => {
    const { data } = Papa.parse<Record<string, string>>(pipeline, { header: true, skipEmptyLines: true });
    const counted = countCohorts(
      data.map((row) => ({
        created: serialOfUs(row.engage_date ?? ""),
        closed: serialOfUs(row.close_date ?? ""),
        outcome: row.deal_stage === "Won" ? "won" : row.deal_stage === "Lost" ? "lost" : "open",
      })),
      asOf,
    );
    expectCohorts(index, { asOf }, counted);
    if (cohorts !== undefined) expectCohorts(index, { asOf }, cohorts);
  });
});
