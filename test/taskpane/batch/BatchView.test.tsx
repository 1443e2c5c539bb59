/** @jest-environment jsdom */
import { screen, within } from "@testing-library/react";
import "@testing-library/jest-dom";
import { dozen } from "../fakePane";
import { argumentsOf, renderPane } from "../renderPane";

const several = { selection: { kind: "several", batch: dozen } } as const;

describe("Several selected records", () => {
  test("Their count, their sum and how many are in each stage are shown", () => {
    renderPane(several);
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("12 deals selected");
    expect(screen.getByText("$340,000")).toBeVisible();
    const stages = within(screen.getByRole("region", { name: "By stage" })).getAllByRole("listitem");
    expect(stages.map((stage) => stage.textContent)).toEqual(["Contact7", "Proposal5"]);
  });

  test("One move is applied to all of them, with a note", async () => {
    const { pane, user } = renderPane(several);
    await user.click(screen.getByRole("combobox", { name: /Stage/ }));
    await user.click(screen.getByRole("option", { name: "Move to Proposal" }));
    await user.type(screen.getByLabelText("Note"), "Spring round");
    await user.click(screen.getByRole("button", { name: "Apply to 12" }));
    expect(argumentsOf(pane, "move")).toEqual([[{ stage: "Proposal", note: "Spring round" }]]);
  });

  test("Losing several asks for the reason once", async () => {
    const { pane, user } = renderPane({ ...several, question: { kind: "lost" } });
    await user.click(screen.getByRole("button", { name: "Apply to 12" }));
    expect(await screen.findByText("Say why it was lost: choose a reason or type one.")).toBeVisible();
    await user.type(screen.getByRole("combobox", { name: "Loss reason" }), "Price");
    await user.click(screen.getByRole("button", { name: "Apply to 12" }));
    expect(argumentsOf(pane, "move")).toEqual([[{ stage: "Lost", reason: "Price" }]]);
  });

  test("Without a change nothing is sent, and the sentence says what to choose", async () => {
    const { pane, user } = renderPane(several);
    await user.click(screen.getByRole("button", { name: "Apply to 12" }));
    expect(await screen.findByText("Choose a stage or an owner to change.")).toBeVisible();
    expect(argumentsOf(pane, "move")).toEqual([]);
  });

  test("While 500 are being moved the bar counts them", () => {
    renderPane({ ...several, working: { what: "paneWorking", done: 312, total: 500 } });
    expect(screen.getByText("312 of 500")).toBeVisible();
    expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "62");
    expect(screen.getByRole("button", { name: "Apply to 12" })).toHaveAttribute("aria-disabled", "true");
  });

  test("Those that failed are listed by id with why, and a click selects the row", async () => {
    const { pane, user } = renderPane({
      ...several,
      outcome: {
        kind: "partly",
        message: { code: "paneProgress", params: { done: 11, total: 12 } },
        failures: [{ recordId: "O-0004", reason: { code: "paneLossReasonNeeded", params: {} } }],
        notices: [],
        canUndo: true,
      },
    });
    const outcome = screen.getByRole("region", { name: "What was done" });
    expect(outcome).toHaveTextContent("Say why it was lost");
    await user.click(within(outcome).getByRole("button", { name: "O-0004" }));
    expect(argumentsOf(pane, "select")).toEqual([["O-0004"]]);
    await user.click(within(outcome).getByRole("button", { name: "Undo" }));
    expect(argumentsOf(pane, "undo")).toHaveLength(1);
  });
});
