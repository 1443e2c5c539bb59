import {
  firstLeadStage,
  firstOpenStage,
  invalidStage,
  lostStage,
  nextStage,
  outcomeOf,
  positions,
  positionsFor,
  previousStage,
  startStage,
  wonStage,
} from "../../../src/domain/stages/positions";
import { outcomeOfState, probabilityOf } from "../../../src/domain/stages/stageOf";
import { blankState } from "../../../src/domain/log/history";
import type { Funnel } from "../../../src/domain/store/setup";
import { setup } from "../desk";

const funnel = setup.funnels[0]!;
const stage = (name: string): Funnel["stages"][number] => funnel.stages.find((one) => one.name === name)!;

test("lost and invalid are outcomes, not positions", () => {
  expect(positions(funnel).map(({ name }) => name)).toEqual([
    "Collect Lead",
    "Prospect",
    "Contact",
    "Proposal",
    "Negotiation",
    "Won",
    "After-sales",
  ]);
  expect([nextStage(funnel, stage("Lost")), previousStage(funnel, stage("Invalid"))]).toEqual([
    undefined,
    undefined,
  ]);
});

test("leads stay among lead stages", () => {
  expect(positionsFor(funnel, "lead").map(({ name }) => name)).toEqual(["Collect Lead", "Prospect"]);
});

test("the next and the previous stage pass over stages no longer in use", () => {
  expect(nextStage(funnel, stage("Contact"))?.name).toBe("Proposal");
  expect(nextStage(funnel, stage("After-sales"))).toBeUndefined();
  expect(previousStage(funnel, stage("Collect Lead"))).toBeUndefined();
  const without: Funnel = {
    ...funnel,
    stages: funnel.stages.map((one) => (one.name === "Proposal" ? { ...one, active: false } : one)),
  };
  expect(nextStage(without, stage("Contact"))?.name).toBe("Negotiation");
  expect(previousStage(without, stage("Negotiation"))?.name).toBe("Contact");
});

test("each kind of stage is found", () => {
  const found = [firstLeadStage, firstOpenStage, wonStage, lostStage, invalidStage].map(
    (find) => find(funnel)?.name,
  );
  expect(found).toEqual(["Collect Lead", "Contact", "Won", "Lost", "Invalid"]);
  expect(startStage(funnel, "lead")?.name).toBe("Collect Lead");
  expect(startStage(funnel, "opportunity")?.name).toBe("Contact");
});

test("an opportunity in a funnel without open stages begins at its first position", () => {
  const leadsOnly: Funnel = { ...funnel, stages: funnel.stages.filter(({ type }) => type === "lead") };
  expect(startStage(leadsOnly, "opportunity")?.name).toBe("Collect Lead");
});

test("after-sales is won", () => {
  expect(outcomeOf("aftersales")).toBe("won");
  expect(outcomeOf("lead")).toBe("open");
  expect(outcomeOfState(setup, { ...blankState, stage: "输单" })).toBe("lost");
  expect(outcomeOfState(setup, { ...blankState, stage: "nowhere" })).toBe("open");
});

test("a blank probability means the stage's", () => {
  expect(probabilityOf(setup, { ...blankState, stage: "Proposal" })).toBe(0.3);
  expect(probabilityOf(setup, { ...blankState, stage: "Proposal", probability: 0 })).toBe(0);
  expect(probabilityOf(setup, { ...blankState, stage: "Prospect" })).toBeUndefined();
});
