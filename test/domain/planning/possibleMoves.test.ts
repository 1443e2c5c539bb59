import { possibleMoves } from "../../../src/domain/planning";
import type { Setup } from "../../../src/domain/store/setup";
import type { RowValues } from "../../../src/domain/store/row";
import type { RecordType } from "../../../src/domain/store/words";
import { Desk, setup } from "../desk";

function menu(type: RecordType, values: RowValues, inSetup: Setup = setup): string[] {
  const desk = new Desk(inSetup);
  const id = type === "lead" ? "leadId" : "opportunityId";
  return possibleMoves(desk.put(type, { [id]: "R-1", ...values }), desk.setup).map(
    ({ kind, stage }) => `${kind} ${stage}`,
  );
}

test("a new lead: the next lead stage, conversion, lost, invalid", () => {
  expect(menu("lead", { stage: "Collect Lead" })).toEqual([
    "next Prospect",
    "convert Contact",
    "lost Lost",
    "invalid Invalid",
  ]);
});

test("a lead at its last stage: conversion comes first", () => {
  expect(menu("lead", { stage: "Prospect" })).toEqual([
    "convert Contact",
    "back Collect Lead",
    "lost Lost",
    "invalid Invalid",
  ]);
});

test("a converted lead: nothing", () => {
  expect(menu("lead", { stage: "Prospect", opportunityId: "O-1", converted: 46340 })).toEqual([]);
});

test("a deal in the middle: next, won, back, lost, invalid", () => {
  expect(menu("opportunity", { stage: "Proposal", leadId: "L-1" })).toEqual([
    "next Negotiation",
    "won Won",
    "back Contact",
    "lost Lost",
    "invalid Invalid",
  ]);
});

test("a deal without a lead may go back to the lead stages of its funnel", () => {
  expect(menu("opportunity", { stage: "Contact" })).toContain("back Prospect");
  expect(menu("opportunity", { stage: "Contact", leadId: "L-1" })).not.toContain("back Prospect");
});

test("a deal at the last open stage: won comes first", () => {
  expect(menu("opportunity", { stage: "Negotiation", leadId: "L-1" })[0]).toBe("won Won");
});

test("a won deal: after-sales, reopening, lost, invalid", () => {
  expect(menu("opportunity", { stage: "Won", leadId: "L-1" })).toEqual([
    "aftersales After-sales",
    "reopen Contact",
    "reopen Proposal",
    "reopen Negotiation",
    "lost Lost",
    "invalid Invalid",
  ]);
});

test("a lost deal: reopening, won after all, invalid", () => {
  expect(menu("opportunity", { stage: "Lost", leadId: "L-1" })).toEqual([
    "reopen Contact",
    "reopen Proposal",
    "reopen Negotiation",
    "won Won",
    "invalid Invalid",
  ]);
});

test("a stage that is no longer in use is passed over, forward and back", () => {
  const withoutProposal: Setup = {
    ...setup,
    funnels: setup.funnels.map((funnel) => ({
      ...funnel,
      stages: funnel.stages.map((stage) => (stage.name === "Proposal" ? { ...stage, active: false } : stage)),
    })),
  };
  const moves = (stage: string): string[] =>
    menu("opportunity", { stage, leadId: "L-1" }, withoutProposal).slice(0, 3);
  expect(moves("Contact")).toEqual(["next Negotiation", "won Won", "lost Lost"]);
  expect(moves("Negotiation")).toEqual(["won Won", "back Contact", "lost Lost"]);
});
