import { cutEverywhere, type Operation } from "./cutPoints";
import type { OpenBook } from "./openBook";

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

const operations: readonly Operation[] = [
  {
    name: "add",
    size: "small",
    prepare: setUp,
    act: (book) =>
      book.pane.actions.add("opportunity", { opportunityId: "O-9", name: "New", account: "Bolt" }),
  },
  {
    name: "move",
    size: "small",
    prepare: withDeal,
    ready: (book) => book.select("O-1"),
    act: (book) =>
      book.pane.actions.move({ stage: "Proposal", amount: 700, nextContact: 46400, note: "sent" }),
  },
  {
    name: "convert",
    size: "small",
    prepare: withDeal,
    ready: (book) => book.select("L-1"),
    act: (book) => book.pane.actions.convert({}),
  },
  {
    name: "undo",
    size: "small",
    prepare: async (book) => {
      await withDeal(book);
      await book.select("L-1");
      await book.pane.actions.convert({});
      await book.select("L-1");
    },
    ready: (book) => book.select("L-1"),
    act: (book) => book.pane.actions.undo(),
  },
];

operations.forEach(cutEverywhere);
