import type { CellValue } from "../../src/domain/cell";
import { reasonText } from "../../src/messages/message";
import type { MetricName } from "../../src/metrics/query";
import { answer, day, funnel, indexOf, period, salesFunnel, value, type Asked } from "./ledger";

describe("Reaching a stage", () => {
  const index = indexOf(`
    O-1 2026-01-01 Created Contact
    O-1 2026-01-11 Moved Negotiation
    O-1 2026-02-01 Moved Proposal
    O-2 2026-01-02 Created Contact
    O-2 2026-01-12 Moved Proposal
    O-2 2026-02-12 Moved Lost
    O-3 2026-02-03 Created Contact
    O-4 2026-02-04 Created Proposal
    O-4 2026-02-05 Moved Invalid
    O-5 2026-02-06 Created Negotiation
    O-5 2026-02-07 Moved Won
    O-5 2026-02-08 Moved After-sales
  `);
  const reached = (stage: string, asked = {}): unknown => value(index, "REACHED", [stage], asked);

  test("A skipped stage is passed, a later loss or a move back takes nothing away", () => {
    expect(reached("Contact")).toBe(5);
    expect(reached("Proposal")).toBe(4);
    expect(reached("Negotiation")).toBe(2);
    expect(reached("Won")).toBe(1);
    expect(reached("After-sales")).toBe(1);
  });

  test("Visited counts those that were really there", () => {
    expect(reached("Proposal", { mode: "visited" })).toBe(3);
    expect(reached("Negotiation", { mode: "visited" })).toBe(2);
  });

  test("The period takes the first time: by skipping, by returning it is not later", () => {
    const january = { period: period("2026-01-01", "2026-01-31") };
    expect(reached("Proposal", january)).toBe(2);
    expect(reached("Proposal", { ...january, mode: "visited" })).toBe(1);
  });

  test("Where no stage is set up, whoever asks for one is told to add stages", () => {
    const bare = indexOf("", { setup: { funnels: [] } });
    const told = (metric: MetricName, args: readonly string[], asked: Asked = {}): unknown => {
      const found = answer(bare, metric, args, asked);
      return found.kind === "error" ? [found.error, reasonText("en", found.reason)] : found;
    };
    const noFunnel = ["#VALUE!", "No funnel is set up. Add its stages to the table Stages."];
    expect(told("REACHED", ["Proposal"])).toEqual(noFunnel);
    expect(told("STAGETABLE", [])).toEqual(noFunnel);
    expect(told("TALLY", ["won"], { where: { "Entered Proposal": ">1" } })).toEqual(noFunnel);
    expect(told("TALLY", ["Proposal"])).toEqual([
      "#VALUE!",
      expect.stringContaining("no stage is set up: add stages to the table Stages"),
    ]);
  });

  test("An outcome is no position; an unknown stage names the nearest", () => {
    expect(reached("Lost")).toBe("#VALUE! notAPosition");
    expect(answer(index, "REACHED", ["Propsal"])).toMatchObject({
      reason: { params: { nearest: "Proposal" } },
    });
  });

  test("Conversion leaves the invalid one out; decided leaves out those under way", () => {
    expect(value(index, "CONVERSION", ["Contact", "Proposal"])).toBe(3 / 4);
    expect(value(index, "CONVERSION", ["Proposal", "Won"])).toBe(1 / 3);
    expect(value(index, "CONVERSION", ["Proposal", "Won"], { basis: "decided" })).toBe(1 / 2);
  });

  test("Moved is entries ÷ entries during the period, returns and all", () => {
    const february = { period: period("2026-02-01", "2026-02-28"), basis: "moved" } as const;
    expect(value(index, "CONVERSION", ["Contact", "Proposal"], february)).toBe(2);
    expect(value(index, "CONVERSION", ["Negotiation", "Won"], february)).toBe(1);
  });

  test("A share of nothing is #N/A", () => {
    expect(
      value(index, "CONVERSION", ["Contact", "Won"], { period: period("2025-01-01", "2025-01-31") }),
    ).toBe("#N/A nothingInPeriod");
  });

  test("The stage account says where each went: it always sums", () => {
    const found = answer(index, "STAGETABLE", []);
    const rows = found.kind === "table" ? found.rows : [];
    const row = (stage: string): readonly unknown[] => rows.find(([name]) => name === stage)!;
    // Stage, reached, advanced, invalid, lost, handed off, moved back, still here, conversion, cumulative, n, skipped.
    expect(row("Contact").slice(1, 9)).toEqual([5, 4, 0, 0, 0, 0, 1, 3 / 4]);
    expect(row("Proposal").slice(1, 9)).toEqual([4, 2, 1, 1, 0, 0, 0, 2 / 3]);
    expect(row("Negotiation").slice(1, 9)).toEqual([2, 1, 0, 0, 0, 1, 0, 1 / 2]);
    expect(row("Contact").slice(10, 12)).toEqual([4, 1]);
  });
});

describe("A lead with its first opportunity is one journey", () => {
  const index = indexOf(
    `
    L-1 2026-01-01 Created Collect_Lead owner=Mia
    L-1 2026-01-05 Moved Prospect
    L-1 2026-01-11 Converted to=O-1
    O-1 2026-01-11 Created Contact from=L-1 owner=Ann
    O-1 2026-02-11 Moved Won
    O-2 2026-03-01 Created Contact from=L-1 owner=Ann
    L-2 2026-01-02 Created Collect_Lead owner=Mia
    L-2 2026-01-20 Converted to=O-3
    O-3 2026-01-20 Created Contact from=L-2 owner=Bob
    L-3 2026-01-03 Created Collect_Lead owner=Mia
    O-4 2026-01-04 Created Contact owner=Ann
    L-4 2026-01-05 Created Collect_Lead owner=Max
    L-4 2026-01-06 Moved Invalid
    `,
    {
      rows: "L-1 source=Fair\nL-2 source=Web\nL-3 source=Web\nL-4 source=Web\nO-1 product=Cloud\nO-3 product=Box",
    },
  );

  test("Further opportunities, and those without a lead, pass no lead stages", () => {
    expect(value(index, "REACHED", ["Collect Lead"])).toBe(4);
    expect(value(index, "REACHED", ["Prospect"])).toBe(2);
    expect(value(index, "REACHED", ["Prospect"], { mode: "visited" })).toBe(1);
    expect(value(index, "REACHED", ["Contact"])).toBe(4);
    expect(value(index, "REACHED", ["lead"])).toBe(4);
    expect(value(index, "REACHED", ["opportunity"])).toBe(4);
  });

  test("The lead conversion rate is of the leads that are not invalid", () => {
    expect(value(index, "CONVERSION", ["lead", "opportunity"])).toBe(2 / 3);
    expect(value(index, "CONVERSION", ["线索", "商机"], { where: { Source: "Web" } })).toBe(1 / 2);
    expect(value(index, "CONVERSION", ["lead", "Won"])).toBe(1 / 3);
  });

  test("A lead stage is the lead's owner's, a deal stage the deal's", () => {
    expect(value(index, "CONVERSION", ["lead", "opportunity"], { where: { Owner: "Mia" } })).toBe(2 / 3);
    expect(value(index, "CONVERSION", ["Collect Lead", "Contact"], { where: { Owner: "Mia" } })).toBe(2 / 3);
    expect(value(index, "REACHED", ["Contact"], { where: { Owner: "Ann" } })).toBe(3);
    expect(value(index, "REACHED", ["Contact"], { where: { Product: "Box", Source: "Web" } })).toBe(1);
  });

  test("The times: lead conversion, sales cycle and total, which adds up", () => {
    expect(value(index, "CONVERTTIME")).toBe((10 + 18) / 2);
    expect(value(index, "CONVERTTIME", [], { where: { Source: "Fair" } })).toBe(10);
    expect(value(index, "SALESCYCLE")).toBe(31);
    expect(value(index, "TOTALTIME")).toBe(41);
  });

  test("Links may stand in the rows only", () => {
    const rowsOnly = indexOf(
      `
      L-1 2026-01-01 Created Collect_Lead
      O-1 2026-01-11 Created Contact
      `,
      { rows: "O-1 leadId=L-1" },
    );
    expect(value(rowsOnly, "CONVERSION", ["lead", "opportunity"])).toBe(1);
    expect(value(rowsOnly, "TALLY", ["converted"], { period: period("2026-01-11", "2026-01-11") })).toBe(1);
    expect(value(rowsOnly, "TALLY", ["open leads"], { asOf: day("2026-01-10") })).toBe(1);
  });
});

describe("Several funnels", () => {
  const renewal = funnel("Renewal", "Review, Contact, Won:won, Lost:lost");
  const index = indexOf(
    `
    O-1 2026-01-01 Created Contact
    O-1 2026-01-05 Moved Won
    O-2 2026-01-01 Created Review funnel=Renewal
    O-2 2026-01-07 Moved Contact
    O-3 2026-01-01 Created Contact
    O-3 2026-01-09 Moved Review funnel=Renewal
    `,
    { setup: { funnels: [salesFunnel, renewal] } },
  );

  test("Each counts by its own order and they are summed", () => {
    expect(value(index, "REACHED", ["Contact"])).toBe(3);
    expect(value(index, "CONVERSION", ["Contact", "Won"])).toBe(1 / 3);
    expect(value(index, "REACHED", ["Contact"], { where: { Funnel: "Renewal" } })).toBe(1);
    expect(value(index, "TALLY", ["Review"])).toBe(1);
  });

  test("The stage table asks for one, and shows what was handed off", () => {
    expect(value(index, "STAGETABLE")).toBe("#VALUE! ambiguousFunnel");
    const found = answer(index, "STAGETABLE", [], { where: { Funnel: "Sales" } });
    const contact = found.kind === "table" ? found.rows.find(([stage]) => stage === "Contact") : [];
    expect(contact?.slice(1, 8)).toEqual([2, 1, 0, 0, 1, 0, 0]);
  });
});

describe("Renamed stages", () => {
  test("keep working in the log and in formulas", () => {
    const renamed = {
      ...salesFunnel,
      stages: salesFunnel.stages.map((stage) =>
        stage.name === "Proposal" ? { ...stage, name: "Offer", alsoCalled: ["Proposal"] } : stage,
      ),
    };
    const index = indexOf(
      `
      O-1 2026-01-01 Created Contact
      O-1 2026-01-05 Moved Proposal
      O-1 2026-01-09 Reassigned Offer owner=Ann
      `,
      { setup: { funnels: [renamed] } },
    );
    const values = ["Offer", "Proposal", "提案"].map((stage): CellValue => value(index, "REACHED", [stage]));
    expect(values).toEqual([1, 1, 1]);
    expect(value(index, "LOOKUPRECORD", ["O-1", "Moves"])).toBe(1);
    expect(value(index, "TALLY", ["open"], { where: { Stage: "Proposal" } })).toBe(1);
    expect(value(index, "TALLY", ["open"], { where: { Stage: "<>Proposal" } })).toBe(0);
  });
});
