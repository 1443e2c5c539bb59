/** @jest-environment jsdom */
import { screen, within } from "@testing-library/react";
import "@testing-library/jest-dom";
import type { AdoptionDecisions, AdoptionPreview } from "../../../src/domain/adopting/types";
import { preview } from "../fakeAdoption";
import { argumentsOf, renderPane, type Person } from "../renderPane";

function open(change: Partial<AdoptionPreview> = {}, who = "Anna Chen"): ReturnType<typeof renderPane> {
  return renderPane({ status: { kind: "adopting", preview: { ...preview, ...change } }, who });
}

function lastPreviewed(pane: ReturnType<typeof renderPane>["pane"]): AdoptionDecisions {
  return argumentsOf(pane, "previewAdoption").at(-1)?.[0] as AdoptionDecisions;
}

async function choose(user: Person, list: RegExp, option: string): Promise<void> {
  await user.click(screen.getByRole("combobox", { name: list }));
  await user.click(screen.getByRole("option", { name: option }));
}

describe("Adopting a team's own table", () => {
  test("One sentence says what is in it", () => {
    open();
    expect(
      screen.getByText("40 deals, 25 open worth $61,000, 3 overdue, 10 won, 5 lost, 2 without any date."),
    ).toBeVisible();
  });

  test("A date that reads both ways is asked, with nothing chosen, and adoption waits for the answer", async () => {
    const { pane, user } = open();
    expect(screen.getByLabelText("3 Apr 2026 (day first)")).not.toBeChecked();
    expect(screen.getByLabelText("4 Mar 2026 (month first)")).not.toBeChecked();
    const adopt = screen.getByRole("button", { name: "Adopt 40 deals" });
    expect(adopt).toHaveAttribute("aria-disabled", "true");
    expect(screen.getByText("One thing above to settle first.")).toBeVisible();
    await user.click(screen.getByLabelText("4 Mar 2026 (month first)"));
    expect(lastPreviewed(pane).dateOrders).toEqual({ 3: "mdy" });
  });

  test("With the dates answered it is adopted as it was confirmed", async () => {
    const decisions: AdoptionDecisions = { ...preview.decisions, dateOrders: { 3: "mdy" } };
    const { pane, user } = open({ decisions });
    await user.click(screen.getByRole("button", { name: "Adopt 40 deals" }));
    expect(argumentsOf(pane, "adopt")).toEqual([[decisions]]);
  });

  test("Who adopts is asked where nobody has said so yet", async () => {
    const decisions: AdoptionDecisions = { ...preview.decisions, dateOrders: { 3: "dmy" } };
    const { pane, user } = open({ decisions }, "");
    await user.click(screen.getByRole("button", { name: "Adopt 40 deals" }));
    expect(await screen.findByText("Choose or type your name.")).toBeVisible();
    expect(argumentsOf(pane, "adopt")).toEqual([]);
    await user.type(screen.getByRole("combobox", { name: "Your name" }), "Dana");
    await user.click(screen.getByRole("button", { name: "Adopt 40 deals" }));
    expect(argumentsOf(pane, "declareWho")).toEqual([["Dana"]]);
    expect(argumentsOf(pane, "adopt")).toHaveLength(1);
  });

  test("A corrected column takes its role from the column that had it", async () => {
    const { pane, user } = open();
    await choose(user, /Meaning of account/, "Amount");
    expect(lastPreviewed(pane).roles).toEqual({
      0: "opportunityId",
      1: "amount",
      2: "stage",
      3: "created",
      4: "",
      5: "",
    });
  });

  test("Real dates in a column are shown as dates, not as serial numbers", () => {
    const columns = preview.survey.columns.map((column) =>
      column.index === 3 ? { ...column, samples: ["46148.385416666664", "46051"] } : column,
    );
    open({ survey: { ...preview.survey, columns } });
    expect(screen.getByText("6 May 2026 09:15 · 29 Jan 2026")).toBeVisible();
  });

  test("Numbers that no date has are shown as they stand, as the import reads them: before March 1900, after 9999", () => {
    const columns = preview.survey.columns.map((column) =>
      column.index === 3 ? { ...column, samples: ["45", "60.5", "61", "2958465", "2958466"] } : column,
    );
    open({ survey: { ...preview.survey, columns } });
    expect(screen.getByText("45 · 60.5 · 1 Mar 1900 · 31 Dec 9999 · 2958466")).toBeVisible();
  });

  test("Columns without a role stay, and are shown on demand", async () => {
    const { user } = open();
    expect(screen.queryByText("sales_region")).toBeNull();
    expect(screen.getByText(/One other column stays as it is/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show them" }));
    expect(screen.getByText("sales_region")).toBeVisible();
  });

  test("Stages are put in order by buttons, without dragging", async () => {
    const { pane, user } = open();
    await user.click(screen.getByRole("button", { name: "Move Prospecting up" }));
    expect(lastPreviewed(pane).stages.funnels[0]?.stages.map(({ name }) => name)).toEqual([
      "Prospecting",
      "Engaging",
      "Won",
      "Lost",
    ]);
  });

  test("A stage's type can be corrected", async () => {
    const { pane, user } = open();
    await choose(user, /Type of Prospecting/, "lead");
    expect(lastPreviewed(pane).stages.funnels[0]?.stages[1]?.type).toBe("lead");
  });

  test("A missing id column is offered with one click", async () => {
    const { pane, user } = open({
      summary: {
        ...preview.summary,
        problems: [{ reason: { code: "paneAddIds", params: {} }, blocking: true, offer: "addIds" }],
      },
    });
    const problems = screen.getByRole("region", { name: "Please look at this" });
    await user.click(within(problems).getByRole("button", { name: "Add an ID column" }));
    expect(lastPreviewed(pane).addIds).toBe(true);
  });

  test("Cancel changes nothing", async () => {
    const { pane, user } = open();
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(argumentsOf(pane, "cancelAdoption")).toHaveLength(1);
    expect(argumentsOf(pane, "adopt")).toEqual([]);
  });
});
