import type { ActivityRow } from "../../src/metrics/ledger";
import { answer, day, indexOf, log, period, salesFunnel, value, type Asked } from "./ledger";

function activity(activityId: string, at: string, recordId: string): ActivityRow {
  return { activityId, at: day(at), recordId, kind: "Call", by: "", summary: "", nextContact: null };
}

describe("The log is the truth about time", () => {
  test("A voided event counts for nothing, except as recorded on a date before the voiding", () => {
    const index = indexOf(`
      O-1 2026-01-01 Created Contact
      O-1 2026-01-10 Moved Won id=E-9
      O-1 2026-01-20 Voided Contact voids=E-9
    `);
    expect(value(index, "TALLY", ["won"])).toBe(0);
    expect(value(index, "TALLY", ["won"], { asOf: day("2026-01-15") })).toBe(0);
    expect(value(index, "TALLY", ["won"], { asRecordedOn: day("2026-01-19") })).toBe(1);
    expect(value(index, "TALLY", ["open"], { asRecordedOn: day("2026-01-20") })).toBe(1);
  });

  test("A voiding that was itself voided voids nothing", () => {
    const index = indexOf(`
      O-1 2026-01-01 Created Contact
      O-1 2026-01-10 Moved Won id=E-9
      O-1 2026-01-20 Voided Contact voids=E-9 id=E-10
      O-1 2026-01-21 Voided Won voids=E-10
    `);
    expect(value(index, "TALLY", ["won"])).toBe(1);
  });

  test("A back-dated event takes its place in time and is known from when it was recorded", () => {
    const index = indexOf(`
      O-1 2026-01-01 Created Contact
      O-1 2026-03-01 Moved Negotiation
      O-1 2026-02-01 Moved Proposal recorded=2026-04-01
    `);
    expect(value(index, "STAGETIME", ["Proposal"])).toBe(28);
    expect(value(index, "TALLY", ["Negotiation"])).toBe(1);
    expect(
      value(index, "TALLY", ["Contact"], { asOf: day("2026-02-15"), asRecordedOn: day("2026-03-31") }),
    ).toBe(1);
    expect(value(index, "TALLY", ["Proposal"], { asOf: day("2026-02-15") })).toBe(1);
  });

  test("The same Event ID counts once", () => {
    const index = indexOf(`
      O-1 2026-01-01 Created Contact id=E-1
      O-1 2026-01-05 Moved Proposal id=E-2
      O-1 2026-01-05 Moved Proposal id=E-2 recorded=2026-01-09
    `);
    expect(value(index, "CONVERSION", ["Contact", "Proposal"], { basis: "moved" })).toBe(1);
  });

  test("A removed record is out from then on, a log row without a row in its table counts", () => {
    const index = indexOf(`
      O-1 2026-01-01 Created Contact
      O-1 2026-02-01 Removed
      O-2 2026-01-02 Created Contact
    `);
    expect(value(index, "TALLY", ["open"])).toBe(1);
    expect(value(index, "TALLY", ["open"], { asOf: day("2026-01-31") })).toBe(2);
    expect(value(index, "LOOKUPRECORD", ["O-1", "Stage"])).toBe("#N/A recordNotThere");
  });

  test("A merged record's history moves to the survivor", () => {
    const index = indexOf(`
      O-1 2026-01-01 Created Contact owner=Ann
      O-1 2026-01-05 Moved Negotiation
      O-2 2026-01-10 Created Contact owner=Bob
      O-2 2026-01-12 Moved Proposal
      O-1 2026-02-01 Merged into=O-2
    `);
    expect(value(index, "TALLY", ["open"], { asOf: day("2026-01-31") })).toBe(2);
    expect(value(index, "TALLY", ["open"])).toBe(1);
    expect(value(index, "LOOKUPRECORD", ["O-2", "Created"])).toBe(day("2026-01-01"));
    expect(value(index, "LOOKUPRECORD", ["O-2", "Stage"])).toBe("Proposal");
    expect(value(index, "LOOKUPRECORD", ["O-2", "Owner"])).toBe("Bob");
    expect(value(index, "REACHED", ["Negotiation"])).toBe(1);
  });

  describe("Activities of a merged record", () => {
    const index = indexOf(
      `
      O-1 2026-01-01 Created Proposal owner=Ann
      O-2 2026-01-02 Created Proposal owner=Bob
      O-3 2026-01-03 Created Proposal owner=Cid
      O-4 2026-01-04 Created Proposal owner=Ann
      O-3 2026-02-01 Merged into=O-2
      O-2 2026-03-01 Merged into=O-1
      O-4 2026-03-01 Removed
      `,
      {
        activities: [
          activity("A-1", "2026-01-20", "O-2"),
          activity("A-2", "2026-02-20", "O-3"),
          activity("A-3", "2026-02-21", "O-4"),
        ],
        setup: {
          funnels: [
            { ...salesFunnel, stages: salesFunnel.stages.map((stage) => ({ ...stage, stallDays: 10 })) },
          ],
        },
      },
    );
    const count = (asked: Asked = {}): unknown => value(index, "TALLY", ["activities"], asked);

    test("count as the survivor's, a removed record's don't count", () => {
      expect(count()).toBe(2);
      expect(count({ period: period("2026-02-01", "2026-02-28") })).toBe(1);
      expect(count({ where: { Owner: "Ann" } })).toBe(2);
      expect(count({ where: { Owner: "Cid" } })).toBe(0);
    });

    test("were its own before the merging", () => {
      expect(count({ asOf: day("2026-02-25") })).toBe(3);
      expect(count({ asOf: day("2026-01-31"), where: { Owner: "Bob" } })).toBe(1);
      expect(count({ asOf: day("2026-02-25"), where: { Owner: "Bob" } })).toBe(2);
      expect(count({ asRecordedOn: day("2026-02-25"), where: { Owner: "Bob" } })).toBe(2);
    });

    test("say when the survivor was last spoken to", () => {
      const found = answer(index, "STALLED", [], { asOf: day("2026-03-02") });
      const rows = found.kind === "table" ? found.rows.slice(1) : [];
      expect(rows.map((row) => [row[0], row[6]])).toEqual([["O-1", 10]]);
    });
  });

  test("JOURNEY of a survivor shows the rows of those merged into it too, and whose they were", () => {
    const index = indexOf(`
      O-1 2026-01-01 Created Contact
      O-2 2026-01-05 Created Contact
      O-2 2026-01-10 Moved Proposal id=E-9
      O-1 2026-01-15 Moved Negotiation
      O-2 2026-01-20 Voided Contact voids=E-9
      O-2 2026-02-01 Merged into=O-1
    `);
    const rowsAsOf = (asOf: number): unknown => {
      const found = answer(index, "JOURNEY", ["O-1"], { asOf });
      return found.kind === "table" ? found.rows.slice(1).map((row) => [row[0], row[13], row[15]]) : found;
    };
    expect(rowsAsOf(day("2026-02-01"))).toEqual([
      [day("2026-01-01"), { term: "wordYes" }, "O-1"],
      [day("2026-01-05"), { term: "wordYes" }, "O-2"],
      [day("2026-01-10"), { term: "wordNo" }, "O-2"],
      [day("2026-01-15"), { term: "wordYes" }, "O-1"],
      [day("2026-01-20"), { term: "wordNo" }, "O-2"],
      [day("2026-02-01"), { term: "wordYes" }, "O-2"],
    ]);
    expect(rowsAsOf(day("2026-01-31"))).toEqual([
      [day("2026-01-01"), { term: "wordYes" }, "O-1"],
      [day("2026-01-15"), { term: "wordYes" }, "O-1"],
    ]);
  });

  test("Reopened is open again: the earlier close is no longer current", () => {
    const index = indexOf(`
      O-1 2026-01-01 Created Contact
      O-1 2026-02-01 Moved Lost
      O-1 2026-03-01 Moved Contact
      O-1 2026-04-01 Moved Won
      O-1 2026-05-01 Moved After-sales
    `);
    expect(value(index, "LOOKUPRECORD", ["O-1", "Closed"])).toBe(day("2026-04-01"));
    expect(value(index, "SALESCYCLE")).toBe(90);
    expect(value(index, "TALLY", ["lost"], { period: period("2026-02-01", "2026-02-28") })).toBe(0);
  });

  test("One event more and one question: only that record is read again", () => {
    const index = indexOf(`O-1 2026-01-01 Created Contact`);
    expect(value(index, "TALLY", ["won"])).toBe(0);
    const touched = index.append(log("O-1 2026-02-01 Moved Won id=E-7"));
    expect([...touched]).toEqual(["O-1"]);
    expect(value(index, "TALLY", ["won"])).toBe(1);
  });

  test("JOURNEY shows every row, in the order in which it happened, and which count", () => {
    const index = indexOf(`
      O-1 2026-01-01 Created Contact owner=Ann
      O-1 2026-01-10 Moved Won id=E-9
      O-1 2026-01-20 Voided Contact voids=E-9 by=Ann
    `);
    const found = answer(index, "JOURNEY", ["O-1"]);
    const rows = found.kind === "table" ? found.rows.slice(1) : [];
    expect(rows.map((row) => [row[0], row[3], row[13]])).toEqual([
      [day("2026-01-01"), "Contact", { term: "wordYes" }],
      [day("2026-01-10"), "Won", { term: "wordNo" }],
      [day("2026-01-20"), "Contact", { term: "wordNo" }],
    ]);
    expect(value(index, "JOURNEY", ["O-9"])).toBe("#N/A unknownRecord");
  });
});
