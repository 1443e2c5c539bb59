import type { AnswerCell } from "../../src/metrics/answer";
import { createIndex } from "../../src/metrics/index/funnelIndex";
import { answer, day, indexOf, ledgerOf, log, salesFunnel, setupWith, type Asked } from "./ledger";

const stages = salesFunnel.stages.map((stage) =>
  stage.name === "Contact" ? { ...stage, stallDays: 10 } : stage,
);
const activity = (recordId: string, at: string, activityId = `${recordId} ${at}`) => ({
  activityId,
  at: day(at),
  recordId,
  kind: "",
  by: "",
  summary: "",
  nextContact: null,
});

const index = indexOf(
  `
  O-1 2026-01-01 Created Contact owner=Ann amount=100 currency=EUR
  O-2 2026-01-05 Created Contact owner=Bob
  O-3 2026-01-11 Created Contact owner=Bob
  O-4 2026-01-12 Created Contact owner=Bob
  O-5 2025-06-01 Created Contact
  O-5 2025-12-01 Moved Won
  O-6 2026-01-13 Created Contact owner=Ann
  L-1 2025-01-01 Created Collect_Lead
  `,
  {
    rows: `
    O-1 name=Mill account=Acme
    O-2 account=Birch nextContact=46100
    `,
    setup: { funnels: [{ ...salesFunnel, stages }] },
    activities: [activity("O-2", "2025-12-20"), activity("O-6", "2026-01-05")],
  },
);

function stalled(asked: Asked): readonly (readonly AnswerCell[])[] {
  const found = answer(index, "STALLED", [], asked);
  if (found.kind !== "table") throw new Error(JSON.stringify(found));
  return found.rows.slice(1);
}

const asOf = day("2026-01-20");

describe("STALLED", () => {
  test("lists what waits too long, worst first; closed deals and stages without a limit are not on it", () => {
    expect(stalled({ asOf }).map(([id, , , , level]) => [id, level])).toEqual([
      ["O-1", { term: "wordStalled" }],
      ["O-2", { term: "wordStalled" }],
      ["O-6", { term: "wordStalled" }],
      ["O-3", { term: "wordWatch" }],
      ["O-4", { term: "wordWatch" }],
    ]);
  });

  test("says of each what it is, where it waits, how long, what the limit is and why", () => {
    expect(stalled({ asOf })[0]).toEqual([
      "O-1",
      "Mill",
      "Contact",
      "Ann",
      { term: "wordStalled" },
      19,
      "",
      10,
      { term: "stalledInStage", params: { level: "stalled", stage: "Contact", threshold: 10, days: 19 } },
      "",
      100,
      "EUR",
    ]);
  });

  test("a contact planned for later suspends the clock of activities, and both are shown", () => {
    const [, second] = stalled({ asOf });
    expect(second?.slice(0, 2)).toEqual(["O-2", "Birch"]);
    expect(second?.slice(5, 10)).toEqual([
      15,
      31,
      10,
      expect.objectContaining({ term: "stalledInStage" }),
      46100,
    ]);
  });

  test("the contact planned in the last activity counts where the record's own is blank or earlier", () => {
    const planned = (recordId: string, at: string, next: string) => ({
      ...activity(recordId, at),
      nextContact: day(next),
    });
    const lines = ["O-1", "O-2", "O-3", "O-4", "O-5", "O-6"].map((id) => `${id} 2026-01-15 Created Contact`);
    const contacted = indexOf(lines.join("\n"), {
      rows: `
      O-2 nextContact=${String(day("2026-01-16"))}
      O-3 nextContact=${String(day("2026-02-20"))}
      O-5 nextContact=${String(day("2026-02-20"))}
      `,
      setup: { funnels: [{ ...salesFunnel, stages }] },
      activities: [
        planned("O-1", "2025-12-20", "2026-02-01"),
        planned("O-2", "2025-12-20", "2026-02-01"),
        planned("O-3", "2025-12-20", "2026-02-01"),
        planned("O-4", "2025-12-20", "2026-02-01"),
        planned("O-6", "2025-12-31", "2026-01-23"),
        // Spoken to since, and no next contact planned.
        activity("O-4", "2025-12-30"),
      ],
    });
    const found = answer(contacted, "STALLED", [], { asOf: day("2026-01-23") });
    const rows = found.kind === "table" ? found.rows.slice(1) : [];
    expect(rows.map((row) => [row[0], row[4], row[6], row[9]])).toEqual([
      ["O-4", { term: "wordStalled" }, 24, ""],
      ["O-6", { term: "wordStalled" }, 23, day("2026-01-23")],
      ["O-1", { term: "wordWatch" }, 34, day("2026-02-01")],
      ["O-2", { term: "wordWatch" }, 34, day("2026-02-01")],
      ["O-3", { term: "wordWatch" }, 34, day("2026-02-20")],
      ["O-5", { term: "wordWatch" }, "", day("2026-02-20")],
    ]);
  });

  test("an activity is with the deal where a lead has the same id, one that is added later too", () => {
    const [lead, deal] = ["L-7", "O-7"].map((id) =>
      log(`${id} 2026-01-01 Created Contact`).map((event) => ({ ...event, eventId: id, recordId: "X-7" })),
    );
    const shared = createIndex(
      ledgerOf({
        events: lead ?? [],
        activities: [activity("X-7", "2026-01-05")],
        setup: setupWith({ funnels: [{ ...salesFunnel, stages }] }),
      }),
    );
    const sinceActivity = (): unknown[] => {
      const found = answer(shared, "STALLED", [], { asOf });
      return found.kind === "table" ? found.rows.slice(1).map((row) => row[6]) : [];
    };
    expect(sinceActivity()).toEqual([15]);
    shared.append(deal ?? []);
    expect(sinceActivity().sort()).toEqual(["", 15]);
  });

  test("filters narrow it, and it was shorter on an earlier day", () => {
    expect(stalled({ asOf, where: { Owner: "Ann" } }).map(([id]) => id)).toEqual(["O-1", "O-6"]);
    expect(stalled({ asOf: day("2026-01-09") }).map(([id]) => id)).toEqual(["O-1"]);
    expect(stalled({ asOf: day("2026-01-02"), where: { Owner: "Ann" } })).toEqual([]);
  });
});
