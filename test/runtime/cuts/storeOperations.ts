import type { OpenBook } from "../openBook";
import type { Operation } from "./operation";

const withDeals = async (book: OpenBook): Promise<void> => {
  await book.pane.actions.setUp("en");
  await book.pane.actions.declareWho("Alice");
  const deals = Array.from({ length: 160 }, (_, index) => [
    `D-${index}`,
    "",
    `Deal ${index}`,
    `Account ${index}`,
  ]);
  await book.excel.Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("Opportunities");
    table.resize(table.getRange().getResizedRange(deals.length - 1, 0));
    table
      .getDataBodyRange()
      .getCell(0, 0)
      .getResizedRange(deals.length - 1, 3).values = deals;
    await context.sync();
  });
  await book.pane.actions.reconcile();
  await book.select("D-0", "D-159");
};

const withTable = async (book: OpenBook): Promise<void> => {
  await book.excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:G5").values = [
      ["deal_id", "agent", "deal_stage", "created", "close_date", "value", "account"],
      ["A1", "Ann", "Won", "'1/15/2026", "'2/20/2026", 100, "Acme"],
      ["A2", "Bob", "Lost", "'1/16/2026", "'3/1/2026", 0, "Bolt"],
      ["A3", "Ann", "Proposal", "'2/17/2026", "", 300, "Cent"],
      ["A4", "Ann", "Prospecting", "", "", "", "Dune"],
    ];
    await context.sync();
  });
  await book.app.showSelection();
};

export const setUp: Operation = {
  name: "set up",
  unit: "operation",
  size: "large",
  prepare: async () => undefined,
  act: (book) => book.pane.actions.setUp("en"),
};

export const batch: Operation = {
  name: "batch",
  unit: "record",
  size: "large",
  prepare: withDeals,
  act: (book) => book.pane.actions.move({ stage: "Negotiation" }),
};

export const adopt: Operation = {
  name: "adopt",
  unit: "operation",
  size: "large",
  prepare: withTable,
  ready: (book) => book.pane.actions.startAdoption(),
  act: async (book) => {
    const { status } = book.pane.state();
    if (status.kind !== "adopting") return undefined;
    return book.pane.actions.adopt(status.preview.decisions);
  },
};
