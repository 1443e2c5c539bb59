import {
  firstLeadStage,
  firstOpenStage,
  invalidStage,
  lostStage,
  outcomeOf,
  positions,
  positionsFor,
  startStage,
  wonStage,
} from "../../../src/domain/stages/positions";
import { outcomeOfState } from "../../../src/domain/stages/stageOf";
import { blankState } from "../../../src/domain/log/history";
import type { Funnel } from "../../../src/domain/store/setup";
import { setup } from "../desk";

const funnel = setup.funnels[0]!;

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
});

test("leads stay among lead stages", () => {
  expect(positionsFor(funnel, "lead").map(({ name }) => name)).toEqual(["Collect Lead", "Prospect"]);
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
