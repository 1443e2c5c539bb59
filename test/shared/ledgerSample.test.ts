import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Papa from "papaparse";
import type { CellValue } from "../../src/domain/cell";
import type { LogEvent } from "../../src/domain/log/event";
import { blankState } from "../../src/domain/log/history";
import type { StoreRecord } from "../../src/domain/store/record";
import { evaluate } from "../../src/metrics/evaluate";
import { createIndex } from "../../src/metrics/index/funnelIndex";
import type { MetricName } from "../../src/metrics/query";
import { funnel, ledgerOf, query, setupWith, type Asked } from "../metrics/ledger";
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

// A generated year of selling (`make-ledger.mjs --history 1000 --seed 2`) with the figures that R and DuckDB gave for it.
const shared = path.join(__dirname, "../../../shared");
const folder = mkdtempSync(path.join(tmpdir(), "funnelbook-ledger-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Numbers = Readonly<Record<string, number | null>>;
interface Group {
  readonly n: number;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  readonly winRate: number;
  readonly wonValue: number;
  readonly lostValue: number;
  readonly openValue: number;
  readonly winRateByValue: number;
  readonly cycleWon: Numbers;
  readonly velocityPerDay: number;
}
interface Leads {
  readonly n: number;
  readonly converted: number;
  readonly disqualified: number;
  readonly open: number;
  readonly conversion: number;
  readonly time: Numbers;
}
interface StageTimes {
  readonly perRecord: Numbers;
  readonly kmMedian: number | null;
}
interface Reference {
  readonly leads: Leads & { readonly bySource: Readonly<Record<string, Leads>> };
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly funnel: Readonly<Record<string, Readonly<Record<string, Numbers>>>>;
  readonly overall: Group;
  readonly byFunnel: Readonly<Record<string, Group>>;
  readonly totalTime: Numbers;
  readonly timeInStage: Readonly<Record<string, Readonly<Record<string, StageTimes>>>>;
  readonly km: { readonly wonLostCensored: KmReference };
  readonly competing?: CompetingReference;
  readonly cohorts?: CohortsReference;
  readonly forecast: { readonly weighted: number; readonly byFunnel: Readonly<Record<string, number>> };
}
const reference = JSON.parse(
  readFileSync(path.join(shared, "reference/ledger-sample.json"), "utf8"),
) as Reference;

execFileSync(process.execPath, [
  path.join(shared, "tools/make-ledger.mjs"),
  ...["--history", "1000", "--seed", "2", "--out", folder],
]);

function table(file: string): Record<string, string>[] {
  const text = readFileSync(path.join(folder, file), "utf8");
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

const leadRows = table("Leads.csv");
const dealRows = table("Opportunities.csv");
const history = table("StageHistory.csv");
const number = (text: string | undefined): number | null =>
  text === undefined || text === "" ? null : Number(text);

function events(): LogEvent[] {
  const deals = new Map(dealRows.map((row) => [row["Opportunity ID"] ?? "", row]));
  const leads = new Map(leadRows.map((row) => [row["Lead ID"] ?? "", row]));
  const owners = new Map<string, string>();
  return history.map((row): LogEvent => {
    const recordId = row["Record ID"] ?? "";
    const [from, to] = [row["From Stage"] ?? "", row["To Stage"] ?? ""];
    const isLead = row["Record Type"] === "Lead";
    const isConversion = isLead && to === "Converted";
    const owner = row.By ?? "";
    owners.set(recordId, owner);
    const deal = deals.get(recordId);
    return {
      eventId: row["Event ID"] ?? "",
      movedAt: Number(row.At),
      recordedAt: Number(row.At),
      recordId,
      type: isLead ? "lead" : "opportunity",
      event: from === "" ? "Created" : isConversion ? "Converted" : from === to ? "Reassigned" : "Moved",
      refersTo: isConversion
        ? (leads.get(recordId)?.["Opportunity ID"] ?? "")
        : from === ""
          ? (deal?.["Lead ID"] ?? "")
          : "",
      fromStage: from,
      state: {
        ...blankState,
        funnel: row.Funnel ?? "",
        stage: isConversion ? from : to,
        owner,
        amount: number(deal?.Amount),
        currency: deal?.Currency ?? "",
      },
      reason: "",
      by: owner,
      via: "Import",
      check: "",
    };
  });
}

function records(): StoreRecord[] {
  const record = (
    type: "lead" | "opportunity",
    id: string,
    linkedId: string,
    fields: [string, CellValue][],
  ): StoreRecord => ({
    type,
    id,
    state: blankState,
    created: null,
    ended: null,
    linkedId,
    fields: new Map(fields),
  });
  return [
    ...leadRows.map((row) =>
      record("lead", row["Lead ID"] ?? "", row["Opportunity ID"] ?? "", [["source", row.Source ?? ""]]),
    ),
    ...dealRows.map((row) =>
      record("opportunity", row["Opportunity ID"] ?? "", row["Lead ID"] ?? "", [
        ["lossReason", row["Loss Reason"] ?? ""],
      ]),
    ),
  ];
}

const setup = setupWith({
  funnels: [
    funnel(
      "New business",
      "Collect lead, Prospect, Contact, Proposal, Negotiation, Won:won, After-sales:aftersales, Lost:lost",
    ),
    funnel("Renewal", "Review, Quote, Agreement, Won:won, Lost:lost"),
    funnel("Leads", "New:lead, Working:lead, Disqualified:lost"),
  ],
  rates: ["EUR", "CNY"].map((currency) => ({ currency, fromDate: 1000, rate: 1 })),
});
const index = createIndex(ledgerOf({ events: events(), records: records(), setup }));
// The end of the last day, which is the instant 46204 of the reference.
const asOf = 46203;

function value(metric: MetricName, args: readonly string[] = [], asked: Asked = {}): CellValue | undefined {
  const found = evaluate(index, query(metric, args, { asOf, ...asked }), { today: 47000, now: 47000.5 });
  return found.kind === "value" ? found.value : undefined;
}

function expectEqual(actual: CellValue | undefined, expected: number | null | undefined): void {
  if (expected === null || expected === undefined) {
    expect(actual).toBeUndefined();
    return;
  }
  expect(typeof actual).toBe("number");
  expect(Math.abs(Number(actual) - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
}

function expectSummary(
  expected: Numbers | undefined,
  metric: MetricName,
  args: readonly string[],
  asked: Asked,
): void {
  const statistics = {
    count: "n",
    mean: "mean",
    median: "median",
    p90: "p90",
    stdev: "sd",
    min: "min",
    max: "max",
  } as const;
  for (const [statistic, key] of Object.entries(statistics)) {
    expectEqual(value(metric, args, { ...asked, statistic: statistic as "mean" }), expected?.[key]);
  }
}

describe("Leads", () => {
  const groups: [string, Asked["where"], Leads][] = [
    ["all", {}, reference.leads],
    ...Object.entries(reference.leads.bySource).map(([source, group]): [string, Asked["where"], Leads] => [
      source,
      { Source: source },
      group,
    ]),
  ];
  test.each(groups)("%s: counts, conversion rate and conversion time", (_name, where = {}, group) => {
    expect(value("TALLY", ["new leads"], { where })).toBe(group.n);
    expect(value("TALLY", ["converted"], { where })).toBe(group.converted);
    expect(value("TALLY", ["lost leads"], { where })).toBe(group.disqualified);
    expect(value("TALLY", ["open leads"], { where })).toBe(group.open);
    expectEqual(value("CONVERSION", ["lead", "opportunity"], { where }), group.conversion);
    expectSummary(group.time, "CONVERTTIME", [], { where });
  });
});

describe("Opportunities", () => {
  const groups: [string, Asked["where"], Group][] = [
    ["all", {}, reference.overall],
    ...Object.entries(reference.byFunnel).map(([name, group]): [string, Asked["where"], Group] => [
      name,
      { Funnel: name },
      group,
    ]),
  ];
  test.each(groups)("%s: counts, amounts, win rate and sales cycle", (_name, where = {}, group) => {
    expect(value("TALLY", ["new opportunities"], { where })).toBe(group.n);
    expect(value("TALLY", ["won"], { where })).toBe(group.won);
    expect(value("TALLY", ["lost"], { where })).toBe(group.lost);
    expect(value("TALLY", ["open"], { where })).toBe(group.open);
    expectEqual(value("AMOUNT", ["won"], { where }), group.wonValue);
    expectEqual(value("AMOUNT", ["lost"], { where }), group.lostValue);
    expectEqual(value("AMOUNT", ["open"], { where }), group.openValue);
    expectEqual(value("WINRATE", [], { where }), group.winRate);
    expectEqual(value("WINRATE", [], { where, measure: "amount" }), group.winRateByValue);
    expectSummary(group.cycleWon, "SALESCYCLE", [], { where });
  });

  test.each(groups)("%s: sales velocity", (_name, where = {}, group) => {
    expectEqual(value("VELOCITY", [], { where }), group.velocityPerDay);
  });

  test("the forecast by the win rate of those that reached each deal's stage, of all and by funnel", () => {
    expectEqual(value("FORECAST", ["history"]), reference.forecast.weighted);
    for (const [name, expected] of Object.entries(reference.forecast.byFunnel)) {
      expectEqual(value("FORECAST", ["history"], { where: { Funnel: name } }), expected);
    }
  });

  test("the snapshot's totals and both ends of a bridge are the open amount", () => {
    const open = (asOf: number): CellValue | undefined => value("AMOUNT", ["open"], { asOf });
    for (const where of [{}, { Funnel: "Renewal" }]) {
      const bridge = evaluate(index, query("BRIDGE", [], { numbers: [asOf - 89, asOf], where }), {
        today: 47000,
        now: 47000.5,
      });
      const rows = bridge.kind === "table" ? bridge.rows : [];
      expect(rows.at(-1)?.slice(1, 3)).toEqual([0, 0]);
    }
    const found = evaluate(index, query("SNAPSHOT", [], { numbers: [asOf] }), { today: 47000, now: 47000.5 });
    const [, totals = []] = found.kind === "table" ? found.rows : [];
    expectEqual(totals[8] as CellValue, open(asOf) as number);
    expect(open(asOf)).toBeCloseTo(reference.overall.openValue, 6);
  });

  test("total sales time of the wins that trace back to a lead", () => {
    expectSummary(reference.totalTime, "TOTALTIME", [], {});
  });
});

describe.each(Object.keys(reference.funnel))("The funnel %s", (name) => {
  const where = { Funnel: name };
  const stages = Object.entries(reference.funnel[name]!).sort(
    ([, a], [, b]) => Number(a.order) - Number(b.order),
  );
  const [first = ""] = stages.map(([stage]) => stage);

  test.each(stages)("%s: reached, visited, there now, conversions", (stage, expected) => {
    expect(value("REACHED", [stage], { where })).toBe(expected.reached);
    expect(value("REACHED", [stage], { where, mode: "visited" })).toBe(expected.visited);
    const next = stages[stages.findIndex(([each]) => each === stage) + 1]?.[0];
    if (next !== undefined) expectEqual(value("CONVERSION", [stage, next], { where }), expected.convNext);
    if (stage !== "After-sales")
      expectEqual(value("CONVERSION", [stage, "Won"], { where }), expected.convToWonStage);
    expectEqual(value("CONVERSION", [first, stage], { where }), expected.fromTop);
    expectEqual(value("CONVERSION", [stage, "Won"], { where, basis: "decided" }), expected.closedWinRate);
    const here = { ...where, Stage: stage };
    const status = stage === "Won" || stage === "After-sales" ? "won" : "open";
    expect(value("TALLY", [status], { where: here })).toBe(expected.current);
    expectEqual(value("AMOUNT", [status], { where: here }), expected.currentValue);
  });

  test("the stage table says the same", () => {
    const found = evaluate(index, query("STAGETABLE", [], { asOf, where }), { today: 47000, now: 47000.5 });
    const [, ...rows] = found.kind === "table" ? found.rows : [];
    expect(rows.map(([stage]) => stage)).toEqual(stages.map(([stage]) => stage));
    stages.forEach(([, expected], at) => {
      const [, reached, ...cells] = rows[at] as CellValue[];
      const account = cells.slice(0, 6).map(Number);
      expect(reached).toBe(expected.reached);
      expect(account.reduce((total, count) => total + count, 0)).toBe(expected.reached);
      if (expected.convNext !== null) expectEqual(cells[6], expected.convNext);
      expectEqual(cells[7], expected.fromTop);
      expect(cells[9]).toBe(Number(expected.reached) - Number(expected.visited));
    });
  });

  test("how many are at each stage", () => {
    for (const [stage, count] of Object.entries(reference.counts[name] ?? {})) {
      const status = stage === "Lost" ? "lost" : stage === "Won" || stage === "After-sales" ? "won" : "open";
      expect(value("TALLY", [status], { where: { ...where, Stage: stage } })).toBe(count);
    }
  });
});

describe.each(Object.keys(reference.timeInStage))("Time in stage of the funnel %s", (name) => {
  const selling = Object.entries(reference.timeInStage[name]!).filter(
    ([stage]) => !["Won", "Lost", "After-sales"].includes(stage),
  );
  test.each(selling)("%s: the days of each deal over its visits that ended", (stage, { perRecord }) => {
    expectSummary(perRecord, "STAGETIME", [stage], { where: { Funnel: name } });
  });

  test.each(selling)("%s: the median incl. open, each visit by itself", (stage, { kmMedian }) => {
    expectEqual(
      value("STAGETIME", [stage], { where: { Funnel: name }, statistic: "medianInclOpen" }),
      kmMedian,
    );
  });

  test("none in won and after-sales", () => {
    expect(value("STAGETIME", ["Won"], { where: { Funnel: name } })).toBeUndefined();
  });
});

describe("How long opportunities take, open ones included", () => {
  const { km, competing, cohorts } = reference;

  test("the Kaplan–Meier curve until won, lost ones censored", () => {
    expectKaplanMeier(index, asOf, "wonLostCensored", km.wonLostCensored);
    expectSalesCycleInclOpen(index, asOf, km.wonLostCensored);
  });

  if (competing !== undefined) {
    test("won and lost as competing ends", () => {
      expectCompeting(index, asOf, competing);
    });
  }

  test("cohorts by month of creation", () => {
    const outcomeOf = (stage: string | undefined): "won" | "lost" | "open" =>
      stage === "Won" || stage === "After-sales" ? "won" : stage === "Lost" ? "lost" : "open";
    const counted = countCohorts(
      dealRows.map((row) => ({
        created: number(row.Created),
        closed: number(row.Closed),
        outcome: outcomeOf(row.Stage),
      })),
      asOf + 1,
    );
    expectCohorts(index, { asOf }, counted);
    if (cohorts !== undefined) expectCohorts(index, { asOf }, cohorts);
  });
});
