/** @jest-environment jsdom */
import { renderPane } from "./renderPane";
import axe from "axe-core";
import { preview } from "./fakeAdoption";
import { acme, dozen, hooli } from "./fakePane";
import type { PaneState } from "../../src/taskpane/ports";

const screens: Readonly<Record<string, Partial<PaneState>>> = {
  "record view": {},
  "closed record": { selection: { kind: "one", record: { ...acme, outcome: "won", next: undefined } } },
  "form of a lost deal": { question: { kind: "lost" } },
  lead: { selection: { kind: "one", record: hooli } },
  "convert form": { selection: { kind: "one", record: hooli }, question: { kind: "convert" } },
  "several selected": {
    selection: { kind: "several", batch: dozen },
    findings: [{ recordId: "O-0009", reason: { code: "paneUnexpected", params: {} } }],
    working: { what: "paneWorking", done: 3, total: 12 },
    outcome: {
      kind: "partly",
      message: { code: "paneProgress", params: { done: 10, total: 12 } },
      failures: [{ recordId: "O-0004", reason: { code: "paneLossReasonNeeded", params: {} } }],
      notices: [{ code: "paneUnexpected", params: {} }],
      canUndo: true,
    },
  },
  "add a lead": { question: { kind: "addLead" } },
  "add an opportunity": { question: { kind: "addOpportunity" } },
  "log an activity": { question: { kind: "activity" } },
  "who are you": { who: "" },
  "no store": { status: { kind: "noStore", adoptable: undefined }, who: "" },
  "a table to adopt": {
    status: {
      kind: "noStore",
      adoptable: {
        sheet: "Deals",
        recordType: "opportunity",
        rows: 40,
        openAmounts: [{ amount: 61000, currency: "" }],
        openCount: 25,
        overdueCount: 3,
      },
    },
    who: "",
  },
  adoption: { status: { kind: "adopting", preview }, who: "" },
  "wrong sheet": { selection: { kind: "elsewhere", figures: [] } },
  "a figure": { selection: { kind: "elsewhere", figures: ["FUNNEL.WINRATE()", 'FUNNEL.TALLY("won")'] } },
  loading: { status: { kind: "loading", progress: undefined } },
  failed: { status: { kind: "failed", reason: { code: "paneUnexpected", params: {} } } },
  "newer store": { status: { kind: "newerStore", version: 3 } },
};

describe.each(["en", "zh-CN"] as const)("Everyone can use the pane (%s)", (language) => {
  test.each(Object.entries(screens))("%s has no accessibility violation", async (_, state) => {
    const { container } = renderPane(state, language);
    // jsdom draws nothing: contrast is tested with the palettes.
    const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
  });
});

test("Every heading but the first is below one of the level above", () => {
  for (const state of Object.values(screens)) {
    const { container } = renderPane(state);
    const levels = [...container.querySelectorAll("h1, h2, h3")].map(({ tagName }) => Number(tagName[1]));
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index] ?? 0) + 1));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
  }
});
