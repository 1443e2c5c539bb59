import { defaultSetup } from "../../../src/domain/store/defaults";
import { findStage, nearestStage } from "../../../src/domain/stages/findStage";
import { findFunnel, nearestFunnel } from "../../../src/domain/stages/funnels";
import type { Funnel } from "../../../src/domain/store/setup";
import { setup, twoFunnels } from "../desk";

const english = setup.funnels[0]!;
const chinese = defaultSetup("zh-CN").funnels[0]!;

test("a stage is found by its name in any letter case", () => {
  expect(findStage(english, "  proposal ")?.name).toBe("Proposal");
  expect(findStage(english, "")).toBeUndefined();
  expect(findStage(english, "Shipped")).toBeUndefined();
});

test("a default stage is found by its name in the other language", () => {
  expect(findStage(english, "谈判")?.name).toBe("Negotiation");
  expect(findStage(chinese, "Negotiation")?.name).toBe("谈判");
  expect(findStage(chinese, "合作")?.name).toBe("成交");
  expect(findStage(english, "Closed Won")?.name).toBe("Won");
});

test("a renamed stage is found by its old name; another stage's own name wins over it", () => {
  const renamed: Funnel = {
    name: "Sales",
    stages: english.stages.map((stage) =>
      stage.name === "Proposal" ? { ...stage, name: "Offer", alsoCalled: ["Proposal", "Contact"] } : stage,
    ),
  };
  expect(findStage(renamed, "Proposal")?.name).toBe("Offer");
  expect(findStage(renamed, "提案")?.name).toBe("Offer");
  expect(findStage(renamed, "contact")?.name).toBe("Contact");
});

test("the nearest stage is named as the funnel has it", () => {
  expect(nearestStage(english, "Propsal")).toBe("Proposal");
  expect(nearestStage(english, "潜在客")).toBe("Prospect");
  expect(nearestStage(english, "Shipped")).toBeUndefined();
});

test("a blank funnel is the first one; old names are in the list Funnel", () => {
  expect(findFunnel(twoFunnels, " ")?.name).toBe("Sales");
  expect(findFunnel(twoFunnels, "partners")?.name).toBe("Partners");
  const lists = [{ list: "Funnel", value: "Partners", alsoWrittenAs: ["Resellers"], active: true }];
  expect(findFunnel({ ...twoFunnels, lists }, "resellers")?.name).toBe("Partners");
  expect(findFunnel(twoFunnels, "Retail")).toBeUndefined();
  expect(nearestFunnel(twoFunnels, "Partner")).toBe("Partners");
});
