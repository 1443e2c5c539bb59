import { day, indexOf, period, value } from "./ledger";

describe("Time in stage", () => {
  const index = indexOf(`
    O-1 2026-01-01 Created Contact owner=Ann
    O-1 2026-01-05 Reassigned owner=Bob
    O-1 2026-01-11 Moved Proposal
    O-1 2026-01-15 Moved Contact
    O-1 2026-01-18 Moved Negotiation
    O-2 2026-01-02 Created Contact owner=Ann
    O-2 2026-01-04 Moved Lost
    O-3 2026-01-03 Created Contact owner=Ann
    O-4 2026-01-01T12:00 Created Contact owner=Cyd
    O-4 2026-01-02T18:00 Moved Won
  `);
  const time = (asked = {}): unknown => value(index, "STAGETIME", ["Contact"], asked);

  test("adds up a record's visits that ended; one that goes on is left out", () => {
    expect(time({ statistic: "count" })).toBe(3);
    expect(time({ statistic: "max" })).toBe(13);
    expect(time()).toBeCloseTo((13 + 2 + 1.25) / 3, 12);
  });

  test("first and latest visits", () => {
    expect(time({ statistic: "max", visits: "first" })).toBe(10);
    expect(time({ statistic: "max", visits: "latest" })).toBe(3);
  });

  test("The period takes visits by their end", () => {
    expect(time({ period: period("2026-01-12", "2026-01-31") })).toBe(3);
  });

  test("Among many owners each has just the days on which that person owned the record", () => {
    const owners = Array.from({ length: 70 }, (_, number) => `P${String(number)}`);
    const handedOn = indexOf(
      owners
        .flatMap((owner, place) => [
          `O-${owner} 2026-01-01 Created Contact owner=${owner}`,
          `O-${owner} 2026-01-04 Reassigned owner=${owners[(place + 1) % 70]!}`,
          `O-${owner} 2026-01-09 Moved Won`,
        ])
        .join("\n"),
    );
    for (const owner of owners) {
      const own = { where: { Owner: owner }, statistic: "count" as const };
      expect(value(handedOn, "STAGETIME", ["Contact"], own)).toBe(2);
      expect(value(handedOn, "STAGETIME", ["Contact"], { where: { Owner: owner } })).toBe((3 + 5) / 2);
    }
  });

  test("Under an owner only the days count on which that person owned it", () => {
    expect(time({ where: { Owner: "Ann" }, statistic: "max" })).toBe(4);
    expect(time({ where: { Owner: "Bob" } })).toBe(9);
    expect(time({ where: { "Current Owner": "Bob" } })).toBe(13);
  });

  test("in hours, and to the day where an end has no time", () => {
    expect(time({ where: { Owner: "Cyd" }, unit: "hours" })).toBe(30);
  });

  test("a skipped stage has none, nor has won", () => {
    expect(value(index, "STAGETIME", ["Proposal"], { statistic: "count" })).toBe(1);
    expect(value(index, "STAGETIME", ["Won"])).toBe("#N/A noTimeInStage");
  });

  test("a statistic of too few", () => {
    expect(time({ where: { Owner: "Bob" }, statistic: "stdev" })).toBe("#N/A tooFewForStdev");
    expect(time({ where: { Owner: "Zoe" }, statistic: "count" })).toBe(0);
    expect(time({ where: { Owner: "Zoe" } })).toMatch("#N/A");
  });

  test("a lead's last stage ends with its conversion", () => {
    const leads = indexOf(`
      L-1 2026-01-01 Created Collect_Lead
      L-1 2026-01-05 Moved Prospect
      L-1 2026-01-12 Converted to=O-1
      O-1 2026-01-12 Created Contact from=L-1
    `);
    expect(value(leads, "STAGETIME", ["Prospect"])).toBe(7);
  });

  test("in workdays: weekends and holidays are left out, make-up workdays count", () => {
    // 2026-01-01 is a Thursday.
    const calendar = [
      { date: day("2026-01-02"), kind: "holiday" as const, name: "" },
      { date: day("2026-01-04"), kind: "workday" as const, name: "" },
    ];
    const worked = indexOf(
      `
      O-1 2026-01-01 Created Contact
      O-1 2026-01-06 Moved Proposal
      `,
      { setup: { calendar } },
    );
    expect(value(worked, "STAGETIME", ["Contact"])).toBe(5);
    expect(value(worked, "STAGETIME", ["Contact"], { unit: "workdays" })).toBe(3);
  });
});
