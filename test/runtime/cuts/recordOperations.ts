import type { OpenBook } from "../openBook";
import type { Operation } from "./operation";

const setUp = async (book: OpenBook): Promise<void> => {
  await book.pane.actions.setUp("en");
  await book.pane.actions.declareWho("Alice");
};

const withDeal = async (book: OpenBook): Promise<void> => {
  await setUp(book);
  await book.pane.actions.add("opportunity", {
    opportunityId: "O-1",
    name: "Pilot",
    account: "Acme",
    amount: 500,
  });
  await book.pane.actions.add("lead", { leadId: "L-1", company: "Acme" });
};

const withLead = async (book: OpenBook): Promise<void> => {
  await withDeal(book);
  await book.select("L-1");
};

/** What is done to one record. */
export const recordOperations: readonly Operation[] = [
  {
    name: "add",
    unit: "operation",
    size: "small",
    prepare: setUp,
    act: (book) =>
      book.pane.actions.add("opportunity", { opportunityId: "O-9", name: "New", account: "Bolt" }),
  },
  {
    name: "move",
    unit: "operation",
    size: "small",
    prepare: async (book) => {
      await withDeal(book);
      await book.select("O-1");
    },
    act: (book) =>
      book.pane.actions.move({ stage: "Proposal", amount: 700, nextContact: 46400, note: "sent" }),
  },
  {
    name: "convert",
    unit: "operation",
    size: "small",
    prepare: withLead,
    act: (book) => book.pane.actions.convert({}),
  },
  {
    name: "undo",
    unit: "operation",
    size: "small",
    prepare: async (book) => {
      await withLead(book);
      await book.pane.actions.convert({});
    },
    act: (book) => book.pane.actions.undo(),
  },
];
