import type { Person } from "../../src/domain/store/setup";
import { answer, day, funnel, indexOf, today, value } from "./ledger";
import { stallLevel, usualDays } from "../../src/metrics/recordFigures";

describe("One record looked up", () => {
  const index = indexOf(
    `
    L-1 2026-10-01 Created Collect_Lead owner=Mia
    L-1 2026-10-11 Converted to=O-1
    O-1 2026-10-11 Created Contact from=L-1 owner=Ann amount=100
    O-1 2026-10-21T12:00 Moved Proposal probability=0.45
    O-1 2026-11-01 Amended amount=250
    O-2 2026-10-01 Created Contact owner=Bob
    O-2 2026-10-31 Moved Won
    `,
    { rows: "L-1 source=Fair\nO-1 product=Cloud Seats=12" },
  );
  const look = (field: string, asked = {}): unknown => value(index, "LOOKUPRECORD", ["O-1", field], asked);

  test("Stage, dates, days and counts", () => {
    expect(look("Stage")).toBe("Proposal");
    expect(look("阶段")).toBe("Proposal");
    expect(look("Entered Contact")).toBe(day("2026-10-11"));
    expect(look("Entered Negotiation")).toBe("");
    expect(look("进入 提案")).toBe(day("2026-10-21 12:00"));
    // A date without a time: date minus date. An instant: until the end of the day.
    expect(look("Age")).toBe(today - day("2026-10-11"));
    expect(look("Days in Stage")).toBe(today + 1 - day("2026-10-21 12:00"));
    expect(look("Moves")).toBe(1);
    expect(look("Outcome")).toBe("Open");
    expect(look("Over Norm")).toBe(today - day("2026-10-11") - 30);
  });

  test("The chance is the row's, else the stage's", () => {
    expect(look("Win Probability")).toBe(0.45);
    expect(value(index, "LOOKUPRECORD", ["O-1", "Win Probability"], { asOf: day("2026-10-15") })).toBe(0.1);
  });

  test("Any column, as of the date where the log carries it, of the lead where the deal has none", () => {
    expect(look("Amount")).toBe(250);
    expect(look("Amount", { asOf: day("2026-10-31") })).toBe(100);
    expect(look("Product")).toBe("Cloud");
    expect(look("seats")).toBe(12);
    expect(look("Source")).toBe("Fair");
    expect(value(index, "LOOKUPRECORD", ["L-1", "Outcome"])).toBe("Converted");
    expect(value(index, "LOOKUPRECORD", ["L-1", "Opportunity ID"])).toBe("O-1");
  });

  test("Owner and Team are whose a closed deal is now, as its row says, also where another closed it", () => {
    const person = (owner: string, team: string): Person => ({
      owner,
      team,
      manager: "",
      role: undefined,
      joined: undefined,
      left: undefined,
    });
    const handed = indexOf(
      `
      O-1 2026-01-01 Created Contact owner=Alice
      O-1 2026-02-01 Moved Won
      O-1 2026-03-01 Reassigned owner=Bob
      L-1 2026-01-01 Created Prospect owner=Alice
      L-1 2026-02-01 Converted to=O-2
      L-1 2026-03-01 Reassigned owner=Bob
      `,
      { setup: { people: [person("Alice", "North"), person("Bob", "South")] } },
    );
    const lookIn = (id: string, field: string, asked = {}): unknown =>
      value(handed, "LOOKUPRECORD", [id, field], asked);
    expect(["Owner", "负责人", "Current Owner", "Team"].map((field) => lookIn("O-1", field))).toEqual([
      "Bob",
      "Bob",
      "Bob",
      "South",
    ]);
    expect(lookIn("L-1", "Owner")).toBe("Bob");
    const before = { asOf: day("2026-02-15") };
    expect([lookIn("O-1", "Owner", before), lookIn("O-1", "Team", before)]).toEqual(["Alice", "North"]);
    expect(value(handed, "TALLY", ["won"], { where: { Owner: "Alice" } })).toBe(1);
  });

  test("A closed deal has the age it closed at and no days in stage", () => {
    expect(value(index, "LOOKUPRECORD", ["O-2", "Age"])).toBe(30);
    expect(value(index, "LOOKUPRECORD", ["O-2", "Days in Stage"])).toBe("");
  });

  test("An id that is not there names the nearest", () => {
    expect(answer(index, "LOOKUPRECORD", ["O-3", "Stage"])).toMatchObject({
      error: "#N/A",
      reason: { code: "unknownRecord", params: { nearest: "O-1" } },
    });
    expect(look("Stag")).toBe("#VALUE! unknownField");
    expect(value(index, "LOOKUPRECORD", ["o-1", "Stage"])).toBe("Proposal");
  });

  test("An id that is not there by a past day names the nearest that was, in a look-up and a journey", () => {
    const kept = indexOf(
      `
      O-1 2026-10-01 Created Contact
      O-31 2026-11-01 Created Contact
      O-32 2026-09-01 Created Contact
      O-32 2026-09-20 Removed
      `,
      { rows: "O-1 product=Cloud\nO-31 product=Cloud\nO-32 product=Cloud" },
    );
    const nearest = (metric: "LOOKUPRECORD" | "JOURNEY", asOf: string): unknown => {
      const found = answer(kept, metric, ["O-33", "Stage"], { asOf: day(asOf) });
      return found.kind === "error" ? found.reason.params.nearest : undefined;
    };
    expect(nearest("LOOKUPRECORD", "2026-12-01")).toBe("O-31");
    expect(nearest("LOOKUPRECORD", "2026-10-15")).toBe("O-1");
    expect(nearest("LOOKUPRECORD", "2026-09-10")).toBe("O-32");
    // The log of a removed record is there to be read.
    expect(nearest("JOURNEY", "2026-10-15")).toBe("O-32");
    expect(nearest("JOURNEY", "2026-09-10")).toBe("O-32");
    for (const metric of ["LOOKUPRECORD", "JOURNEY"] as const) {
      expect(value(kept, metric, ["O-33", "Stage"], { asOf: day("2026-01-01") })).toBe("#N/A noRecordsYet");
    }
  });

  test("A row without a log may be the nearest of a look-up, which reads its columns, but of no journey", () => {
    const rows = indexOf("O-1 2026-10-01 Created Contact", { rows: "O-1 product=Cloud\nO-34 product=Cloud" });
    const nearest = (metric: "LOOKUPRECORD" | "JOURNEY"): unknown => {
      const found = answer(rows, metric, ["O-33", "Product"]);
      return found.kind === "error" ? found.reason.params.nearest : undefined;
    };
    expect(nearest("LOOKUPRECORD")).toBe("O-34");
    expect(nearest("JOURNEY")).toBe("O-1");
  });

  test("Among thousands an id is found in any letter case, unless two fit; one that is not there names the first of the nearest", () => {
    const ids = Array.from({ length: 5000 }, (_, number) => `Deal-${String(9999 - number)}`);
    const many = indexOf([...ids, "deal-7000"].map((id) => `${id} 2026-12-01 Created Contact`).join("\n"));
    const stage = (id: string): unknown => value(many, "LOOKUPRECORD", [id, "Stage"]);
    const nearest = (id: string): unknown => {
      const found = answer(many, "LOOKUPRECORD", [id, "Stage"]);
      return found.kind === "error" ? found.reason.params.nearest : undefined;
    };
    expect(stage("DEAL-5001")).toBe("Contact");
    expect(stage("ｄｅａｌ-9998")).toBe("Contact");
    expect(stage("DEAL-7000")).toBe("#N/A unknownRecord");
    expect(nearest("Deal-500")).toBe("Deal-5000");
    expect(nearest("Deal-999x")).toBe("Deal-9990");
    expect(nearest("Deal-4444")).toBe("Deal-5444");
  });
});

describe("Stalled by two clocks", () => {
  const timed = funnel("Sales", "Contact, Proposal, Won:won, Lost:lost");
  const stages = timed.stages.map((stage) => ({
    ...stage,
    stallDays: stage.name === "Contact" ? 10 : undefined,
  }));
  const lines = ["O-1", "O-2", "O-3", "O-4"].map(
    (id, at) => `${id} 2026-12-${String([23, 21, 16, 24][at])} Created Contact`,
  );
  const quiet = "O-5 2026-12-29 Created Contact\nO-6 2026-12-29 Created Contact";
  const contact = (recordId: string, at: string) => ({
    activityId: `A-${recordId}`,
    at: day(at),
    recordId,
    kind: "",
    by: "",
    summary: "",
    nextContact: null,
  });
  const index = indexOf(`${lines.join("\n")}\n${quiet}`, {
    setup: { funnels: [{ ...timed, stages }] },
    rows: `O-6 nextContact=${String(today + 3)}`,
    activities: [contact("O-5", "2026-12-10"), contact("O-6", "2026-12-10")],
  });
  const level = (id: string): unknown => value(index, "LOOKUPRECORD", [id, "Stall Level"]);

  test("watch from 0.8, late from 1, stalled from 1.5 times the stage's Stall Days", () => {
    expect([level("O-4"), level("O-1"), level("O-2"), level("O-3")]).toEqual([
      "none",
      "watch",
      "late",
      "stalled",
    ]);
  });

  test("days without an activity count too, unless a next contact is planned", () => {
    expect(level("O-5")).toBe("stalled");
    expect(level("O-6")).toBe("none");
    expect(stallLevel(index, "O-5", today).reason?.code).toBe("stalledWithoutActivity");
    expect(stallLevel(index, "O-3", today + 0.4).reason?.code).toBe("stalledInStage");
  });

  test("Stall levels can be asked for in either language", () => {
    expect(value(index, "TALLY", ["open"], { where: { "Stall Level": "停滞" } })).toBe(2);
  });
});

describe("What the pane shows of a record's stages", () => {
  const index = indexOf(`
    O-1 2026-12-01 Created Contact
    O-1 2026-12-05 Moved Proposal
    O-1 2026-12-11 Moved Contact
    O-1 2026-12-12 Moved Proposal
    O-2 2026-12-01 Created Contact
    O-2 2026-12-07 Moved Lost
  `);

  test("the usual days of past visits", () => {
    expect(usualDays(index, "Sales", "Contact")).toEqual({ median: 4, p80: 5.2, n: 3 });
    expect(usualDays(index, "Sales", "Negotiation")).toBeUndefined();
  });
});
