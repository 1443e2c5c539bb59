import { en } from "../../src/messages/en";
import type { AnswerCell } from "../../src/metrics/answer";
import { answer, day, indexOf, ledgerOf, log, rows, setupWith, value, type Asked } from "./ledger";
import type { ActivityRow } from "../../src/metrics/ledger";
import { createIndex, type FunnelIndex } from "../../src/metrics/index/funnelIndex";

function issues(
  index: FunnelIndex,
  asked: Asked = {},
): Record<string, readonly [count: AnswerCell, ids: AnswerCell]> {
  const found = answer(index, "ISSUES", [], asked);
  if (found.kind !== "table") throw new Error(JSON.stringify(found));
  return Object.fromEntries(
    found.rows
      .slice(1)
      .map(([issue, count = "", , ids = ""]) => [
        typeof issue === "object" ? issue.term : "",
        [count, ids] as const,
      ]),
  );
}

/** An index over these log lines where every record has its row. */
function kept(text: string, more: Parameters<typeof indexOf>[1] = {}): FunnelIndex {
  const ids = [...new Set(log(text).map(({ recordId }) => recordId))];
  const written = new Set((more.rows ?? "").split("\n").map((line) => line.trim().split(" ")[0]));
  const others = ids.filter((id) => !written.has(id)).join("\n");
  return indexOf(text, { ...more, rows: `${more.rows ?? ""}\n${others}` });
}

const sound = `
  L-1 2026-01-01 Created Collect_Lead owner=Ann
  L-1 2026-01-05 Converted to=O-1
  O-1 2026-01-05 Created Contact from=L-1 owner=Ann amount=100 expected=2027-02-01
  O-1 2026-02-05 Moved Won
`;

describe("ISSUES", () => {
  test("finds nothing in a sound store", () => {
    const found = answer(kept(sound), "ISSUES", []);
    expect(found).toMatchObject({ rows: [expect.anything(), [{ term: "noIssues" }, 0, "", ""]] });
  });

  test("finds what a deal lacks: amount, rate, expected close, reason, lead", () => {
    const index = kept(
      `
      ${sound}
      O-2 2026-01-05 Created Contact owner=Ann
      O-2 2026-01-06 Moved Won
      O-3 2026-01-05 Created Contact owner=Ann
      O-4 2026-01-05 Created Contact owner=Ann amount=5 currency=EUR expected=2026-12-30
      O-5 2026-01-05 Created Contact owner=Ann
      O-5 2026-01-06 Moved Lost
      O-6 2026-01-05 Created Contact owner=Ann
      O-6 2026-01-06 Moved Lost reason=Price
      `,
      { rows: "O-5 lossReason=\nO-1 leadId=L-1" },
    );
    expect(issues(index)).toEqual({
      issueMissingRate: [1, "O-4"],
      issueWonWithoutAmount: [1, "O-2"],
      issueOpenWithoutAmount: [1, "O-3"],
      issueOverdue: [1, "O-4"],
      issueWithoutExpectedClose: [1, "O-3"],
      issueLostWithoutReason: [1, "O-5"],
      issueWonWithoutLead: [1, "O-2"],
    });
  });

  test("finds dates that are missing or run backwards", () => {
    const index = kept(`
      ${sound}
      O-2 undated Created Contact from=L-1 owner=Ann amount=1 expected=2027-01-01
      O-3 2026-03-01 Created Contact from=L-1 owner=Ann amount=1
      O-3 2026-02-01 Moved Won
      L-4 2026-05-01 Created Collect_Lead owner=Ann
      L-4 2026-04-01 Converted to=O-4
      O-4 2026-04-01 Created Contact from=L-4 owner=Ann amount=1 expected=2027-01-01
    `);
    expect(issues(index)).toEqual({
      issueUndatedCreated: [1, "O-2"],
      issueClosedBeforeCreated: [1, "O-3"],
      issueDealBeforeLead: [1, "O-4"],
      issueConvertedBeforeCreated: [1, "L-4"],
    });
  });

  test("finds where log, rows and set-up disagree", () => {
    const events = log(`
      ${sound}
      O-2 2026-01-05 Created Haggling owner=Ann amount=1 expected=2027-01-01
      O-3 2026-01-05 Created Contact funnel=Old owner=Ann amount=1 expected=2027-01-01
      L-5 2026-01-05 Created Collect_Lead owner=Ann
    `);
    const index = createIndex(
      ledgerOf({
        events,
        records: rows("L-1 opportunityId=O-9\nO-1\nO-2\nO-3\nO-7\nL-5"),
        setup: setupWith(),
      }),
    );
    expect(issues(index)).toEqual({
      issueBrokenLink: [1, "L-1"],
      issueRowWithoutLog: [1, "O-7"],
      issueUnknownFunnel: [1, "O-3"],
      issueUnknownStage: [1, "O-2"],
    });
    index.removeRecord("L-5");
    expect(issues(index).issueLogWithoutRow).toEqual([1, "L-5"]);
  });

  test("finds events that were repeated, dated ahead, or recorded late", () => {
    const index = kept(`
      ${sound}
      O-2 2026-01-05 Created Contact owner=Ann amount=1 expected=2027-02-01 id=X
      O-2 2026-01-05 Created Contact id=X
      O-2 2026-02-01 Moved Proposal recorded=2026-02-09
      O-2 2026-02-02 Moved Contact recorded=2026-02-09
      O-2 2027-01-01 Moved Lost recorded=2026-12-01
    `);
    expect(issues(index)).toEqual({
      issueRepeatedEvent: [1, "O-2"],
      issueFutureEvent: [1, "O-2"],
      issueLateEvent: [2, "O-2"],
    });
    expect(issues(index, { asOf: day("2026-02-01") })).not.toHaveProperty("issueFutureEvent");
  });

  test("finds open records of nobody, of people who left, and owners that People lacks", () => {
    const person = {
      owner: "Ann",
      team: "North",
      manager: "",
      role: undefined,
      joined: undefined,
      left: undefined,
    };
    const index = kept(
      `
      ${sound}
      L-2 2026-01-01 Created Collect_Lead
      L-3 2026-01-01 Created Collect_Lead owner=Bob
      L-4 2026-01-01 Created Collect_Lead owner=Cyd
      `,
      { setup: { people: [person, { ...person, owner: "Bob", left: day("2026-06-30") }] } },
    );
    expect(issues(index)).toEqual({
      issueUnknownOwner: [1, "L-4"],
      issueOwnerLeft: [1, "L-3"],
      issueWithoutOwner: [1, "L-2"],
    });
    expect(issues(index, { asOf: day("2026-06-29") })).not.toHaveProperty("issueOwnerLeft");
    expect(issues(index, { where: { Owner: "Bob" } })).toEqual({ issueOwnerLeft: [1, "L-3"] });
  });

  test("finds activities of a record that there is not, or of none", () => {
    const activity = (activityId: string, recordId: string, at = "2026-01-06"): ActivityRow => ({
      activityId,
      at: day(at),
      recordId,
      kind: "Call",
      by: "Ann",
      summary: "",
      nextContact: null,
    });
    const index = kept(sound, {
      activities: [
        activity("A-1", "O-1"),
        activity("A-2", "O-77"),
        activity("A-3", "O-77"),
        activity("A-4", ""),
        activity("A-5", "L-9", "2026-03-01"),
      ],
    });
    expect(issues(index)).toEqual({ issueActivityWithoutRecord: [4, "L-9, O-77"] });
    expect(issues(index, { asOf: day("2026-02-28") })).toMatchObject({
      issueActivityWithoutRecord: [3, "O-77"],
    });
    expect(issues(index, { where: { Owner: "Ann" } })).toEqual({ noIssues: [0, ""] });
    expect(value(index, "TALLY", ["activities"])).toBe(5);
    expect(value(index, "TALLY", ["activities"], { where: { Owner: "*" } })).toBe(1);
  });

  test("names five of many, in order", () => {
    const lines = [7, 3, 5, 1, 6, 2].map((n) => `O-${n} 2026-01-01 Created Contact owner=Ann amount=1`);
    expect(issues(kept(lines.join("\n")))).toEqual({
      issueWithoutExpectedClose: [6, "O-1, O-2, O-3, O-5, O-6, …"],
    });
  });

  test("says of each finding what it does to the figures", () => {
    const names = Object.keys(en).filter((code) => code.startsWith("issue"));
    expect(names.length).toBe(25);
    expect(names.filter((name) => !(name.replace("issue", "effect") in en))).toEqual([]);
  });
});
