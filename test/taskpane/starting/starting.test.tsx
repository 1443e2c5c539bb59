/** @jest-environment jsdom */
import { act, screen } from "@testing-library/react";
import "@testing-library/jest-dom";
import { argumentsOf, renderPane } from "../renderPane";

const sheet = {
  sheet: "sales_pipeline",
  recordType: "opportunity",
  rows: 8800,
  openAmounts: [],
  openCount: 2089,
  overdueCount: 37,
} as const;

describe("A workbook without a store", () => {
  test("The first screen says that nothing leaves the workbook", () => {
    renderPane({ status: { kind: "noStore", adoptable: undefined }, who: "" });
    expect(screen.getByText("Nothing leaves this workbook: no server, no account.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Look at it together" })).toBeNull();
  });

  test("A table on the sheet is described by what is seen in it, and offered for adoption", async () => {
    const { pane, user } = renderPane({ status: { kind: "noStore", adoptable: sheet }, who: "" });
    expect(screen.getByText("8,800 deals, 2,089 open without an amount, 37 overdue.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Look at it together" }));
    expect(argumentsOf(pane, "startAdoption")).toHaveLength(1);
  });

  test("The open amount is said where the table has one", () => {
    const openAmounts = [
      { amount: 1234567.4, currency: "" },
      { amount: 500, currency: "EUR" },
    ];
    renderPane({ status: { kind: "noStore", adoptable: { ...sheet, openAmounts } }, who: "" });
    expect(screen.getByText("8,800 deals, 2,089 open worth 1,234,567 + €500, 37 overdue.")).toBeVisible();
  });

  test("The sheets are set up in the language that is chosen; the reader's is proposed", async () => {
    const { pane, user } = renderPane(
      { status: { kind: "noStore", adoptable: undefined }, who: "" },
      "zh-CN",
    );
    expect(screen.getByLabelText("中文")).toBeChecked();
    await user.click(screen.getByLabelText("English"));
    await user.click(screen.getByRole("button", { name: "初始化工作簿" }));
    expect(argumentsOf(pane, "setUp")).toEqual([["en"]]);
  });
});

describe("Who are you?", () => {
  test("It is asked once, says why, and one click on a name answers it", async () => {
    const { pane, user } = renderPane({ who: "" });
    expect(screen.getByText(/Excel does not tell add-ins who is working/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Ben Okafor" }));
    expect(argumentsOf(pane, "declareWho")).toEqual([["Ben Okafor"]]);
  });

  test("A name that is not among the people can be typed", async () => {
    const { pane, user } = renderPane({ who: "" });
    await user.type(screen.getByRole("combobox", { name: "Another name" }), "Dana");
    await user.click(screen.getByRole("button", { name: "That’s me" }));
    expect(argumentsOf(pane, "declareWho")).toEqual([["Dana"]]);
  });

  test("Enter after the name answers it too", async () => {
    const { pane, user } = renderPane({ who: "", people: [] });
    await user.type(screen.getByRole("combobox", { name: "Your name" }), "Dana{Enter}");
    expect(argumentsOf(pane, "declareWho")).toEqual([["Dana"]]);
  });

  test("Without a name nothing is declared", async () => {
    const { pane, user } = renderPane({ who: "", people: [] });
    await user.click(screen.getByRole("button", { name: "That’s me" }));
    expect(await screen.findByText("Choose or type your name.")).toBeVisible();
    expect(argumentsOf(pane, "declareWho")).toEqual([]);
  });

  test("It can be changed later in the menu", async () => {
    const { user } = renderPane();
    await user.click(screen.getByRole("button", { name: "More commands" }));
    await user.click(screen.getByRole("menuitem", { name: "Change who you are" }));
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Who are you?");
  });
});

describe("Between", () => {
  test("On another sheet the pane says what to select and goes there", async () => {
    const { pane, user } = renderPane({ selection: { kind: "elsewhere", figures: [] } });
    await user.click(screen.getByRole("button", { name: "Go to opportunities" }));
    await user.click(screen.getByRole("button", { name: "Go to leads" }));
    expect(argumentsOf(pane, "goTo")).toEqual([["opportunity"], ["lead"]]);
  });

  test("On a cell with figures the pane names them and explains the one that is asked for", async () => {
    const figures = ["FUNNEL.WINRATE()", 'FUNNEL.TALLY("won","Owner",B5)'];
    const { pane, user } = renderPane({ selection: { kind: "elsewhere", figures } });
    expect(screen.getByRole("heading", { name: "2 figures" })).toBeVisible();
    const [, second] = screen.getAllByRole("button", { name: "Explain" });
    expect(second).toHaveAccessibleDescription(figures[1]);
    await user.click(second!);
    expect(argumentsOf(pane, "explain")).toEqual([[figures[1]]]);
  });

  test("While the workbook is read the bar counts", () => {
    renderPane({
      status: { kind: "loading", progress: { what: "paneLoadingWhat", done: 4200, total: 8800 } },
    });
    expect(screen.getByText("4,200 of 8,800")).toBeVisible();
  });

  test("A failure gives its reason and lets one try again", async () => {
    const { pane, user } = renderPane({
      status: { kind: "failed", reason: { code: "paneAmountUnreadable", params: { typed: "n/a" } } },
    });
    expect(screen.getByRole("alert")).toHaveTextContent("“n/a” is not an amount");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(argumentsOf(pane, "retry")).toHaveLength(1);
  });

  test("A newer store is shown but cannot be changed", () => {
    renderPane({ status: { kind: "newerStore", version: 3 } });
    expect(screen.getByText(/set up by a newer Funnelbook \(format 3\)/)).toBeVisible();
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Acme Corporation");
    for (const name of [/Move to/, "Save", /^Undo/, "New", "Log activity"]) {
      expect(screen.queryByRole("button", { name })).toBeNull();
    }
  });

  test("What came of an action is announced", () => {
    const { pane } = renderPane();
    act(() =>
      pane.set({
        outcome: {
          kind: "done",
          message: { code: "paneMovedTo", params: { stage: "Negotiation" } },
          failures: [],
          notices: [],
          canUndo: false,
        },
      }),
    );
    expect(screen.getByRole("status")).toHaveTextContent("Moved to Negotiation");
  });
});
