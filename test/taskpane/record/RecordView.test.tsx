/** @jest-environment jsdom */
import { act, screen, waitFor, within } from "@testing-library/react";
import "@testing-library/jest-dom";
import { fail } from "../../../src/domain/result";
import { acme, hooli } from "../fakePane";
import { argumentsOf, renderPane } from "../renderPane";

describe("What a record shows", () => {
  test("Company, amount in its currency, owner and expected close are at the top", () => {
    renderPane();
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Acme Corporation");
    expect(screen.getByText("$12,500")).toBeVisible();
    expect(screen.getByText("19 Mar 2026")).toBeVisible();
    expect(screen.getByText("overdue")).toBeVisible();
  });

  test("A stalled deal says so in words and says why", () => {
    renderPane();
    expect(screen.getByText("Stalled")).toBeVisible();
    expect(screen.getByText("12 days here")).toBeVisible();
  });

  test("The path shows the days in each stage, marks the skipped one and compares the current age with the usual", () => {
    renderPane();
    const path = screen.getByRole("region", { name: "Stages" });
    const steps = within(path).getAllByRole("listitem");
    expect(steps.map((step) => step.textContent)).toEqual([
      "Collect Lead3.2 days",
      "Prospect21 days",
      "Contactskipped",
      "Proposal12 days here · usually 8 (n=143)",
      "Negotiation",
      "Won",
      "After-sales",
    ]);
    expect(steps[3]).toHaveAttribute("aria-current", "step");
  });

  test("The history is newest first, and what was undone is struck through and says so", () => {
    renderPane();
    const entries = within(screen.getByRole("region", { name: "History" })).getAllByRole("listitem");
    expect(entries.map((entry) => entry.textContent)).toEqual([
      "Prospect → ProposalAsked for a written offer by the end of the month21 Mar 2026 14:24 · by Anna Chen",
      "Prospect → NegotiationUndone · 20 Mar 2026 12:00 · by Ben Okafor",
      "Created at Prospect27 Feb 2026 · by Anna Chen · Import",
    ]);
    expect(entries[1]?.querySelector("s")).toHaveTextContent("Prospect → Negotiation");
  });

  test("An owner is missing where the record is in the pool", () => {
    renderPane({ selection: { kind: "one", record: { ...acme, owner: "" } } });
    expect(screen.getByText("In the pool, no owner")).toBeVisible();
  });

  test("A link leads to the other half of the journey", async () => {
    const { pane, user } = renderPane();
    await user.click(screen.getByRole("button", { name: "Lead L-0007" }));
    expect(argumentsOf(pane, "select")).toEqual([["L-0007"]]);
  });
});

describe("Moving a record", () => {
  test("The one primary button moves it to its next stage", async () => {
    const { pane, user } = renderPane();
    await user.click(screen.getByRole("button", { name: "Move to Negotiation →" }));
    expect(argumentsOf(pane, "move")).toEqual([[{ stage: "Negotiation" }]]);
  });

  test("A note typed before the button is pressed goes with the move", async () => {
    const { pane, user } = renderPane();
    await user.type(screen.getByLabelText("Note"), "Met the buyer");
    await user.click(screen.getByRole("button", { name: "Move to Negotiation →" }));
    expect(argumentsOf(pane, "move")).toEqual([[{ stage: "Negotiation", note: "Met the buyer" }]]);
  });

  test("The menu has every other move, and going back is one click", async () => {
    const { pane, user } = renderPane();
    await user.click(screen.getByRole("button", { name: "Other moves" }));
    expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual([
      "Back to Contact",
      "Mark as Won",
      "Mark as Lost…",
      "Mark as Invalid",
      "Change funnel to Renewals, Contact",
    ]);
    await user.click(screen.getByRole("menuitem", { name: "Back to Contact" }));
    expect(argumentsOf(pane, "move")).toEqual([[{ stage: "Contact" }]]);
  });

  test("Changing the funnel sends the funnel and its stage", async () => {
    const { pane, user } = renderPane();
    await user.click(screen.getByRole("button", { name: "Other moves" }));
    await user.click(screen.getByRole("menuitem", { name: /Renewals/ }));
    expect(argumentsOf(pane, "move")).toEqual([[{ stage: "Contact", funnel: "Renewals" }]]);
  });

  test("A move chosen while an amount cannot be read is not made: the amount is asked for first", async () => {
    const { pane, user } = renderPane();
    const amount = screen.getByLabelText("Amount");
    await user.clear(amount);
    await user.type(amount, "a lot");
    await user.click(screen.getByRole("button", { name: "Move to Negotiation →" }));
    expect(await screen.findByText(/“a lot” is not an amount/)).toBeVisible();
    expect(amount).toHaveFocus();
    expect(argumentsOf(pane, "move")).toEqual([]);
  });

  test("Losing a deal asks for the reason first and sends nothing without it", async () => {
    const { pane, user } = renderPane();
    await user.click(screen.getByRole("button", { name: "Other moves" }));
    await user.click(screen.getByRole("menuitem", { name: /Lost/ }));
    const reasonInput = screen.getByRole("combobox", { name: "Loss reason" });
    await waitFor(() => expect(reasonInput).toHaveFocus());
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Say why it was lost: choose a reason or type one.")).toBeVisible();
    expect(argumentsOf(pane, "move")).toEqual([]);
    await user.type(reasonInput, "Too slow");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(argumentsOf(pane, "move")).toEqual([[{ stage: "Lost", reason: "Too slow" }]]);
  });

  test("The ribbon's Mark lost opens the form at the reason", async () => {
    const { pane } = renderPane({ question: { kind: "lost" } });
    await waitFor(() => expect(screen.getByRole("combobox", { name: "Loss reason" })).toHaveFocus());
    expect(argumentsOf(pane, "answerQuestion")).toHaveLength(1);
  });

  test("Fields that the stage requires are asked for by name, also those the form has no input of its own for", async () => {
    const record = { ...acme, expectedClose: null };
    const { pane, user } = renderPane({ selection: { kind: "one", record } });
    await user.click(screen.getByRole("button", { name: "Other moves" }));
    await user.click(screen.getByRole("menuitem", { name: "Mark as Won" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Won needs Contract No.")).toBeVisible();
    expect(await screen.findByText("Won needs Expected Close.")).toBeVisible();
    expect(argumentsOf(pane, "move")).toEqual([]);
    await user.type(screen.getByRole("textbox", { name: /Contract No/ }), "C-77");
    await user.type(screen.getByRole("textbox", { name: /Expected close/ }), "2026-04-30");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(argumentsOf(pane, "move")).toEqual([
      [{ stage: "Won", expectedClose: 46142, fields: { "Contract No": "C-77" } }],
    ]);
  });
});

describe("The form", () => {
  test("Only what was changed is sent: stage, amount, next contact and note in one save", async () => {
    const { pane, user } = renderPane();
    const amount = screen.getByLabelText("Amount");
    await user.clear(amount);
    await user.type(amount, "15,000");
    await user.clear(screen.getByLabelText("Next contact"));
    await user.type(screen.getByLabelText("Next contact"), "2026-04-10");
    await user.type(screen.getByLabelText("Note"), "Raised the scope");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(argumentsOf(pane, "move")).toEqual([
      [{ amount: 15000, nextContact: 46122, note: "Raised the scope" }],
    ]);
  });

  test("Enter saves", async () => {
    const { pane, user } = renderPane();
    const amount = screen.getByLabelText("Amount");
    await user.clear(amount);
    await user.type(amount, "9000{Enter}");
    expect(argumentsOf(pane, "move")).toEqual([[{ amount: 9000 }]]);
  });

  test("Clearing the next contact says that there is none", async () => {
    const { pane, user } = renderPane();
    await user.clear(screen.getByLabelText("Next contact"));
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(argumentsOf(pane, "move")).toEqual([[{ nextContact: null }]]);
  });

  test("Save waits until something is changed", async () => {
    const { pane, user } = renderPane();
    expect(screen.getByRole("button", { name: "Save" })).toHaveAttribute("aria-disabled", "true");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(pane.calls).toEqual([]);
  });

  test("A date that can be read two ways is not guessed: the sentence stands at the input, which has the focus", async () => {
    const { pane, user } = renderPane();
    const when = screen.getByLabelText("When");
    await user.type(when, "3/4/2026");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText(/can be 3 Apr 2026 or 4 Mar 2026/)).toBeVisible();
    await waitFor(() => expect(when).toHaveFocus());
    expect(when).toHaveValue("3/4/2026");
    expect(argumentsOf(pane, "move")).toEqual([]);
  });

  test("A refusal is said in the form with the focus on it, and what was typed stays", async () => {
    const { pane, user } = renderPane();
    pane.answers.move = fail("paneDateUnreadable", { typed: "x" });
    await user.type(screen.getByLabelText("Note"), "Met the buyer");
    await user.click(screen.getByRole("button", { name: "Save" }));
    const refusal = await screen.findByRole("alert");
    expect(refusal).toHaveTextContent("“x” is not a date");
    expect(refusal).toHaveFocus();
    expect(screen.getByLabelText("Note")).toHaveValue("Met the buyer");
  });

  test("After a save the form is empty again", async () => {
    const { user } = renderPane();
    await user.type(screen.getByLabelText("Note"), "Met the buyer");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.getByLabelText("Note")).toHaveValue(""));
  });

  test("Selecting another row and coming back loses nothing that was typed", async () => {
    const { pane, user } = renderPane();
    await user.type(screen.getByLabelText("Note"), "Half a sen");
    act(() => pane.set({ selection: { kind: "one", record: { ...acme, id: "O-0099", title: "Initech" } } }));
    expect(screen.getByLabelText("Note")).toHaveValue("");
    act(() => pane.set({ selection: { kind: "one", record: acme } }));
    expect(screen.getByLabelText("Note")).toHaveValue("Half a sen");
  });

  test("The rarer fields are under More", async () => {
    const { pane, user } = renderPane();
    expect(screen.queryByLabelText("Probability")).toBeNull();
    await user.click(screen.getByRole("button", { name: "More" }));
    const probability = screen.getByLabelText("Probability");
    expect(probability).toHaveValue("50%");
    await user.clear(probability);
    await user.type(probability, "70");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(argumentsOf(pane, "move")).toEqual([[{ probability: 0.7 }]]);
  });

  test("The forecast category is chosen in the reader's words and sent as the store's", async () => {
    const { pane, user } = renderPane({}, "zh-CN");
    await user.click(screen.getByRole("button", { name: "更多" }));
    await user.click(screen.getByRole("combobox", { name: /预测类别/ }));
    await user.click(screen.getByRole("option", { name: "承诺" }));
    await user.click(screen.getByRole("button", { name: "保存" }));
    expect(argumentsOf(pane, "move")).toEqual([[{ forecastCategory: "commit" }]]);
  });

  test("While a long operation runs nothing can be moved", async () => {
    const { pane, user } = renderPane({ working: { what: "paneWorking", done: 1, total: 2 } });
    expect(screen.getByRole("button", { name: "Move to Negotiation →" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await user.click(screen.getByRole("button", { name: "Move to Negotiation →" }));
    await user.type(screen.getByLabelText("Amount"), "1{Enter}");
    expect(argumentsOf(pane, "move")).toEqual([]);
    expect(screen.getByRole("progressbar")).toBeVisible();
  });

  test("A date can be picked from the calendar by keyboard, and Escape closes it", async () => {
    const { user } = renderPane();
    const button = screen.getByRole("button", { name: "When: open the calendar" });
    await user.click(button);
    expect(await screen.findByRole("dialog", { name: "When" })).toBeInTheDocument();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });
});

describe("Undo", () => {
  test("Undo says what it takes back", async () => {
    const { pane, user } = renderPane();
    await user.click(screen.getByRole("button", { name: "Undo: Prospect → Proposal" }));
    expect(argumentsOf(pane, "undo")).toHaveLength(1);
  });

  test("Undo is not offered where there is nothing to undo", () => {
    renderPane({ selection: { kind: "one", record: { ...acme, undoable: undefined } } });
    expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull();
  });
});

describe("Converting a lead", () => {
  const lead = { selection: { kind: "one", record: hooli } } as const;

  test("The next step of a lead at its last stage is to convert it; name and account are filled in", async () => {
    const { pane, user } = renderPane(lead);
    await user.click(screen.getByRole("button", { name: "Convert to an opportunity…" }));
    await user.type(screen.getByLabelText("Amount"), "20000");
    await user.type(screen.getByLabelText("Expected close"), "2026-06-30");
    await user.click(screen.getByRole("button", { name: "Convert" }));
    expect(argumentsOf(pane, "convert")).toEqual([
      [{ name: "Hooli", account: "Hooli", owner: "Anna Chen", amount: 20000, expectedClose: 46203 }],
    ]);
  });

  test("It can be linked to an opportunity that is already there", async () => {
    const { pane, user } = renderPane({ ...lead, question: { kind: "convert" } });
    await user.click(screen.getByLabelText("One that is already there"));
    await user.click(screen.getByRole("button", { name: "Convert" }));
    expect(await screen.findByText(/Type the ID of the opportunity/)).toBeVisible();
    await user.type(screen.getByLabelText(/Opportunity ID/), "O-0044");
    await user.click(screen.getByRole("button", { name: "Convert" }));
    expect(argumentsOf(pane, "convert")).toEqual([[{ opportunityId: "O-0044" }]]);
    expect(argumentsOf(pane, "answerQuestion")).toHaveLength(1);
  });

  test("A lead has no amount and no probability", () => {
    renderPane(lead);
    expect(screen.queryByLabelText("Amount")).toBeNull();
  });
});
