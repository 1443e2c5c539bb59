import { answer, day, indexOf, log, period, value } from "./ledger";

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
