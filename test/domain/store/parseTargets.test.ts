import type { CellValue } from "../../../src/domain/cell";
import { serialOf } from "../../../src/domain/dates/serial";
import { parseSetup } from "../../../src/domain/store/parseSetup";
import type { TargetRow } from "../../../src/domain/store/setup";

const rows = (values: readonly Readonly<Record<string, CellValue>>[]): Map<string, CellValue>[] =>
  values.map((row) => new Map(Object.entries(row)));
const codes = (targets: readonly Readonly<Record<string, CellValue>>[]): unknown[] =>
  parseSetup({ targets: rows(targets) }).problems.map(({ table, row, role, reason }) => [
    table,
    row,
    role,
    reason.code,
  ]);
const plain: Omit<TargetRow, "period" | "level" | "for" | "measure" | "target"> = {
  funnel: "",
  revised: undefined,
  revisedOn: undefined,
  reason: "",
};

describe("targets", () => {
  test("levels and measures are read in both languages, numbers as people write them", () => {
    const { setup, problems } = parseSetup({
      targets: rows([
        { period: "2026-Q1", level: "Company", measure: "Won Amount", target: "50万" },
        { period: "2026年1月", level: "团队", for: "华东", measure: "赢单数", target: 12 },
        { period: 2026, level: "个人", for: "Ann", measure: "销售周期", target: "30" },
        { period: "FY2026", level: "Company", measure: "win rate", target: "30 %" },
      ]),
    });
    expect(problems).toEqual([]);
    expect(setup.targets).toEqual([
      { ...plain, period: "2026-Q1", level: "company", for: "", measure: "won amount", target: 500_000 },
      { ...plain, period: "2026年1月", level: "team", for: "华东", measure: "won count", target: 12 },
      { ...plain, period: "2026", level: "person", for: "Ann", measure: "sales cycle", target: 30 },
      { ...plain, period: "FY2026", level: "company", for: "", measure: "win rate", target: 0.3 },
    ]);
  });

  test("a blank level is what For names: nobody, a team of People, else a person", () => {
    const { setup } = parseSetup({
      people: rows([{ owner: "Ann", team: "North" }]),
      targets: rows([
        { period: "2026-01", measure: "new leads", target: 9 },
        { period: "2026-01", for: "north", measure: "new leads", target: 5 },
        { period: "2026-01", for: "Ann", measure: "new leads", target: 4 },
      ]),
    });
    expect(setup.targets.map(({ level }) => level)).toEqual(["company", "team", "person"]);
  });

  test("a revised target stands beside the original one, with its day and reason", () => {
    const { setup } = parseSetup({
      targets: rows([
        {
          period: "2026-H1",
          measure: "won amount",
          target: 100,
          revised: 80,
          revisedOn: "2026-03-02",
          reason: "Ann left",
        },
      ]),
    });
    expect(setup.targets[0]).toMatchObject({
      target: 100,
      revised: 80,
      revisedOn: serialOf(2026, 3, 2),
      reason: "Ann left",
    });
  });

  test("a period must stay the same whenever it is read", () => {
    expect(
      codes([
        { period: "this month", measure: "new leads", target: 1 },
        { period: "Q1", measure: "new leads", target: 1 },
        { period: "2026-Q5", measure: "new leads", target: 1 },
        { period: "", measure: "new leads", target: 1 },
      ]),
    ).toEqual([
      ["Targets", 0, "period", "periodNotFixed"],
      ["Targets", 1, "period", "periodNotFixed"],
      ["Targets", 2, "period", "periodNotFixedDidYouMean"],
      ["Targets", 3, "period", "periodNotFixed"],
    ]);
  });

  test("an unknown measure or level, a missing name, a text for a number and a second row for the same are said", () => {
    expect(
      codes([
        { period: "2026-01", measure: "won amuont", target: 1 },
        { period: "2026-01", level: "Regoin", measure: "won amount", target: 1 },
        { period: "2026-01", level: "Team", measure: "won amount", target: 1 },
        { period: "2026-01", target: 1 },
        { period: "2026-01", measure: "won amount", target: "a lot" },
        { period: "2026年1月", measure: "赢单金额", target: 2 },
      ]),
    ).toEqual([
      ["Targets", 0, "measure", "unknownOptionDidYouMean"],
      ["Targets", 1, "level", "unknownOption"],
      ["Targets", 2, "for", "targetForNobody"],
      ["Targets", 3, "measure", "targetWithoutMeasure"],
      ["Targets", 4, "target", "cellIsNoNumber"],
      ["Targets", 5, "period", "duplicateTarget"],
    ]);
  });

  test("a blank row is nothing", () => {
    expect(codes([{ period: "", measure: "", target: "", level: "", for: "" }])).toEqual([]);
  });
});

describe("closed periods", () => {
  test("say as of when and when they were closed; a blank As Of is the period's last day", () => {
    const { setup, problems } = parseSetup({
      periods: rows([
        { period: "2026-01", asOf: "2026-01-31", by: "Ann", at: 46058.5, logRows: 1200, logDigest: "d1" },
        { period: "2026-02", asOf: "", by: "Ann", at: 46085.25, logRows: "", logDigest: "" },
      ]),
    });
    expect(problems).toEqual([]);
    expect(setup.closedPeriods).toEqual([
      {
        period: "2026-01",
        asOf: serialOf(2026, 1, 31),
        by: "Ann",
        at: 46058.5,
        logRows: 1200,
        logDigest: "d1",
      },
      {
        period: "2026-02",
        asOf: serialOf(2026, 2, 28),
        by: "Ann",
        at: 46085.25,
        logRows: undefined,
        logDigest: "",
      },
    ]);
  });

  test("one that doesn't say when it was closed is reported and counts as not closed", () => {
    const { setup, problems } = parseSetup({
      periods: rows([
        { period: "2026-01", asOf: "2026-01-31", at: "" },
        { period: "January", asOf: "", at: 46058 },
        { period: "2026-01", asOf: "end", at: 46058 },
      ]),
    });
    expect(setup.closedPeriods).toEqual([]);
    expect(problems.map(({ row, role, reason }) => [row, role, reason.code])).toEqual([
      [0, "at", "closedPeriodHasNoDate"],
      [1, "asOf", "closedPeriodHasNoDate"],
      [2, "asOf", "cellIsNoDate"],
    ]);
  });
});
