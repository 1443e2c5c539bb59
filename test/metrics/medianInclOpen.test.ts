import { indexOf, day, period, value } from "./ledger";

const incl = { statistic: "medianInclOpen" } as const;

describe("The median sales cycle incl. open", () => {
  // As of 2 March: won after 10 and 30 days, lost after 20, open for 40 and 60.
  const deals = `
    O-1 2026-01-01 Created Contact owner=Ann
    O-2 2026-01-01 Created Contact owner=Bob
    O-3 2026-01-21 Created Contact owner=Ann
    O-4 2026-01-21 Created Contact owner=Ann
    O-5 2026-01-01 Created Contact owner=Bob
    O-6 undated Created Contact owner=Ann
    O-1 2026-01-11 Moved Won
    O-2 2026-01-21 Moved Lost reason=Price
    O-3 2026-02-20 Moved Won
  `;
  const index = indexOf(deals);
  const asOf = day("2026-03-02");

  test("counts open deals as open for as long as they have been, lost ones until they were lost", () => {
    // 1 − 1/5 = 0.8 after 10 days; the lost one leaves at 20; 0.8 × (1 − 1/3) = 0.533 after 30.
    expect(value(index, "SALESCYCLE", [], { ...incl, asOf })).toBe("#N/A medianNotReached");
    expect(value(index, "SALESCYCLE", [], { asOf, statistic: "median" })).toBe(20);
    const later = indexOf(`${deals}\nO-4 2026-03-05 Moved Won`);
    // O-4 is won after 43 days: 0.533 × (1 − 1/2) = 0.267.
    expect(value(later, "SALESCYCLE", [], { ...incl, asOf: day("2026-03-05") })).toBe(43);
  });

  test("takes deals by their creation: open ones have no closing", () => {
    const january = period("2026-01-02", "2026-01-31");
    // Of O-3 (won after 30 days) and O-4 (open for 40): exactly one half from day 30 on.
    expect(value(index, "SALESCYCLE", [], { ...incl, asOf, period: january })).toBe(30);
    expect(
      value(index, "SALESCYCLE", [], { ...incl, asOf, period: period("2020-01-01", "2020-12-31") }),
    ).toBe("#N/A nothingInPeriod");
  });

  test("as of an earlier date knows nothing of what came later", () => {
    expect(
      value(index, "SALESCYCLE", [], { ...incl, asOf: day("2026-01-11"), where: { Owner: "Ann" } }),
    ).toBe(10);
  });

  test("meets filters, and has none of nothing", () => {
    expect(value(index, "SALESCYCLE", [], { ...incl, asOf, where: { Owner: "Zoe" } })).toBe(
      "#N/A nothingMatches",
    );
  });

  test("without open and lost deals is the ordinary median, in the unit asked", () => {
    const won = indexOf(`
      O-1 2026-01-01 Created Contact
      O-1 2026-01-08 Moved Won
      O-2 2026-01-01 Created Contact
      O-2 2026-01-15 Moved Won
      O-3 2026-01-01 Created Contact
      O-3 2026-01-22 Moved Won
    `);
    expect(value(won, "SALESCYCLE", [], incl)).toBe(14);
    expect(value(won, "SALESCYCLE", [], { ...incl, unit: "hours" })).toBe(336);
    expect(value(won, "SALESCYCLE", [], { ...incl, unit: "workdays" })).toBe(10);
  });
});

describe("The median lead conversion time and total sales time incl. open", () => {
  const index = indexOf(`
    L-1 2026-01-01 Created Collect_Lead
    L-1 2026-01-06 Converted to=O-1
    O-1 2026-01-06 Created Contact from=L-1
    O-1 2026-02-10 Moved Won
    L-2 2026-01-01 Created Collect_Lead
    L-2 2026-01-09 Moved Lost reason=Price
    L-3 2026-01-01 Created Collect_Lead
    L-3 2026-01-21 Converted to=O-2
    O-2 2026-01-21 Created Contact from=L-3
    L-4 2026-01-01 Created Collect_Lead
    O-3 2026-01-01 Created Contact
    O-3 2026-01-02 Moved Won
  `);
  const asOf = day("2026-03-02");

  test("leads lost and leads still open count for as long as they were followed", () => {
    // Converted after 5 and 20 days, lost after 8, open: 3/4, then 3/4 × 1/2.
    expect(value(index, "CONVERTTIME", [], { ...incl, asOf })).toBe(20);
    expect(value(index, "CONVERTTIME", [], { statistic: "median", asOf })).toBe(12.5);
  });

  test("the total time runs from the lead's creation; a deal without a lead has none", () => {
    expect(value(index, "TOTALTIME", [], { ...incl, asOf })).toBe(40);
    expect(value(index, "TOTALTIME", [], { ...incl, asOf: day("2026-02-09") })).toBe("#N/A medianNotReached");
  });
});

describe("The median time in stage incl. open", () => {
  const index = indexOf(`
    O-1 2026-01-01 Created Contact owner=Ann
    O-1 2026-01-11 Moved Proposal
    O-1 2026-01-15 Moved Contact
    O-1 2026-01-18 Moved Negotiation
    O-2 2026-01-01 Created Contact owner=Ann
    O-2 2026-01-21 Reassigned owner=Bob
    O-2 2026-01-31 Moved Lost reason=Price
    O-3 2026-01-01 Created Contact owner=Bob
  `);
  const asOf = day("2026-03-02");
  const time = (asked = {}): unknown => value(index, "STAGETIME", ["Contact"], { ...incl, asOf, ...asked });

  test("takes each visit by itself: 3, 10 and 30 days, and 60 so far", () => {
    // Exactly one half after 10 days, until 30: the middle.
    expect(time()).toBe(20);
    expect(time({ visits: "first" })).toBe(30);
    expect(time({ visits: "latest" })).toBe(30);
  });

  test("takes visits by their beginning", () => {
    expect(time({ period: period("2026-01-12", "2026-01-31") })).toBe(3);
  });

  test("under an owner a visit that was handed over counts until then", () => {
    // Ann: 3 and 10 days to the end, 20 until Bob took over.
    expect(time({ where: { Owner: "Ann" } })).toBe(10);
    // Bob: 10 days from taking over to the end, and 60 so far.
    expect(time({ where: { Owner: "Bob" } })).toBe(10);
    expect(time({ where: { Owner: "Zoe" } })).toMatch("#N/A");
  });

  test("with times of day a visit that goes on runs to the end of the as-of, without to its day", () => {
    const open = indexOf(`
      O-1 2026-01-01T12:00 Created Contact
      O-2 2026-01-01T12:00 Created Contact
      O-2 2026-01-06T12:00 Moved Proposal
      O-3 2026-01-01T12:00 Created Contact
      O-3 2026-01-03T18:00 Moved Won
    `);
    // 2.25 days; 5 days (not yet over on the 5th: 4.5 so far); the third goes on.
    expect(value(open, "STAGETIME", ["Contact"], { ...incl, asOf: day("2026-01-05") })).toBe(
      "#N/A medianNotReached",
    );
    expect(value(open, "STAGETIME", ["Contact"], { ...incl, asOf: day("2026-01-06") })).toBe(5);
  });
});
