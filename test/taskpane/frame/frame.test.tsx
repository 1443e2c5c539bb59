/** @jest-environment jsdom */
import { act, screen } from "@testing-library/react";
import "@testing-library/jest-dom";
import { mountPane } from "../../../src/taskpane/mount";
import { acme, fakePane } from "../fakePane";
import { argumentsOf, renderPane } from "../renderPane";

describe("The menu at the bottom", () => {
  test.each([
    ["Refresh", "refresh"],
    ["Check log", "reconcile"],
    ["Repair formulas", "repairFormulas"],
  ] as const)("%s", async (name, action) => {
    const { pane, user } = renderPane();
    await user.click(screen.getByRole("button", { name: "More commands" }));
    await user.click(screen.getByRole("menuitem", { name }));
    expect(argumentsOf(pane, action)).toHaveLength(1);
  });

  test("It says which version this is and where the language comes from", async () => {
    const { user } = renderPane();
    await user.click(screen.getByRole("button", { name: "More commands" }));
    expect(screen.getByText(/^Funnelbook \d+\.\d+\.\d+$/)).toBeInTheDocument();
    expect(screen.getByText("Language follows Excel")).toBeInTheDocument();
  });
});

describe("Doubtful edits", () => {
  test("They are listed with what is doubtful, and a click selects the record", async () => {
    const { pane, user } = renderPane({
      findings: [
        { recordId: "O-0009", reason: { code: "paneCellInRow", params: { row: "12", text: "Propsal" } } },
      ],
    });
    expect(screen.getByRole("region", { name: "1 edit to look at" })).toHaveTextContent("row 12: “Propsal”");
    await user.click(screen.getByRole("button", { name: "O-0009" }));
    expect(argumentsOf(pane, "select")).toEqual([["O-0009"]]);
  });

  test("There is no list where there is nothing doubtful", () => {
    renderPane();
    expect(screen.queryByRole("region", { name: /to look at/ })).toBeNull();
  });
});

describe("Mounting", () => {
  test("Mounting the same source twice draws one pane and keeps what was typed in it", () => {
    const place = document.body.appendChild(document.createElement("div"));
    const pane = fakePane();
    mountPane(place, pane);
    const first = place.firstElementChild;
    mountPane(place, pane);
    expect(place.firstElementChild).toBe(first);
    expect(place.querySelectorAll("h1")).toHaveLength(1);
  });

  test("The page says which language it is in", () => {
    mountPane(document.body.appendChild(document.createElement("div")), fakePane({}, "zh-CN"));
    expect(document.documentElement.lang).toBe("zh-CN");
  });

  test("A state of the workbook that changes is drawn anew", () => {
    const { pane } = renderPane();
    act(() => pane.set({ selection: { kind: "one", record: { ...acme, id: "O-0050", title: "Initech" } } }));
    expect(screen.getByRole("heading", { level: 1, name: "Initech" })).toBeVisible();
  });
});
