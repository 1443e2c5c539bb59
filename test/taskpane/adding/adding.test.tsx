/** @jest-environment jsdom */
import { screen, waitFor } from "@testing-library/react";
import "@testing-library/jest-dom";
import { fail } from "../../../src/domain/result";
import { argumentsOf, renderPane } from "../renderPane";

describe("Adding a lead or an opportunity", () => {
  test("A lead needs only its company", async () => {
    const { pane, user } = renderPane({ question: { kind: "addLead" } });
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(await screen.findByText("Type the company's name; everything else can wait.")).toBeVisible();
    await user.type(screen.getByLabelText(/Company/), "Initech");
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(argumentsOf(pane, "add")).toEqual([["lead", { company: "Initech", owner: "Anna Chen" }]]);
    expect(argumentsOf(pane, "answerQuestion")).toHaveLength(1);
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Acme Corporation");
  });

  test("It belongs to who adds it, also while People names nobody; to nobody where People names others", async () => {
    const alone = renderPane({ question: { kind: "addLead" }, who: "Zoe", people: [] });
    expect(screen.getByRole("combobox", { name: "Owner" })).toHaveValue("Zoe");
    alone.unmount();
    renderPane({ question: { kind: "addLead" }, who: "Zoe", people: ["Anna Chen"] });
    expect(screen.getByRole("combobox", { name: "Owner" })).toHaveValue("");
  });

  test("Once it is added the keyboard goes on at what is shown then", async () => {
    const { user } = renderPane({ question: { kind: "addLead" } });
    await user.type(screen.getByLabelText(/Company/), "Initech{Enter}");
    await waitFor(() => expect(screen.getByRole("heading", { level: 1 })).toHaveFocus());
  });

  test("An opportunity's amount and dates are sent as numbers", async () => {
    const { pane, user } = renderPane();
    await user.click(screen.getByRole("button", { name: "New" }));
    await user.click(screen.getByRole("menuitem", { name: "Add an opportunity" }));
    await user.type(screen.getByLabelText(/Account/), "Initech");
    await user.type(screen.getByLabelText("Amount"), "1.2万");
    await user.type(screen.getByLabelText("Expected close"), "2026-06-30{Enter}");
    expect(argumentsOf(pane, "add")).toEqual([
      ["opportunity", { account: "Initech", amount: 12000, expectedClose: 46203, owner: "Anna Chen" }],
    ]);
  });

  test("Refused, the form stays with what was typed", async () => {
    const { pane, user } = renderPane({ question: { kind: "addLead" } });
    pane.answers.add = fail("paneUnexpected");
    await user.type(screen.getByLabelText(/Company/), "Initech");
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(await screen.findByRole("alert")).toHaveFocus();
    expect(screen.getByLabelText(/Company/)).toHaveValue("Initech");
  });
});

describe("Logging an activity", () => {
  test("Its kind, what was said and the next contact are sent", async () => {
    const { pane, user } = renderPane();
    await user.click(screen.getByRole("button", { name: "Log activity" }));
    await user.type(screen.getByLabelText("Summary"), "Wants a demo");
    await user.type(screen.getByLabelText("Next contact"), "+7");
    await user.click(screen.getByRole("button", { name: "Log it" }));
    expect(argumentsOf(pane, "logActivity")).toEqual([["Call", "Wants a demo", 46122]]);
  });
});
