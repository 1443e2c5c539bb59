import { verifyChain } from "../../src/domain/log/verifyChain";
import { defaultSetup } from "../../src/domain/store/defaults";
import type { Setup } from "../../src/domain/store/setup";
import { exampleWords } from "../../src/example/words";
import { yearOfWork } from "../../src/example/year";

const now = 46_000.6;

function setup(language: "en" | "zh-CN"): Setup {
  const made = defaultSetup(language);
  const words = exampleWords(language);
  const stages = words.secondStages.map(([name, type, probability, stallDays], index) => ({
    funnel: words.secondFunnel,
    order: index + 1,
    name,
    type,
    probability,
    stallDays: stallDays === "" ? undefined : stallDays,
    requiredFields: [],
    alsoCalled: [],
    active: true,
  }));
  return { ...made, funnels: [...made.funnels, { name: words.secondFunnel, stages }] };
}

describe.each(["en", "zh-CN"] as const)("the example in %s", (language) => {
  const ledger = yearOfWork(setup(language), exampleWords(language), language, now);

  test("has a few hundred leads and deals in two funnels, and a log that breaks no rule", () => {
    expect(ledger.leads.size).toBeGreaterThan(350);
    expect(ledger.deals.size).toBeGreaterThan(200);
    expect(new Set([...ledger.deals.values()].map((deal) => deal.funnel)).size).toBe(2);
    expect(verifyChain(ledger.events).findings).toEqual([]);
  });

  test("reaches over a year up to today, and nothing in it is in the future", () => {
    const moments = ledger.events.map((event) => event.movedAt ?? 0);
    expect(Math.max(...moments)).toBeLessThanOrEqual(now);
    expect(Math.max(...moments)).toBeGreaterThan(now - 5);
    expect(Math.min(...moments)).toBeLessThan(now - 350);
  });

  test("has open, won, lost, invalid and after-sales records, reopened ways and changed amounts", () => {
    const { stageNames } = exampleWords(language);
    const reached = new Set(ledger.events.map((event) => event.state.stage));
    for (const stage of Object.values(stageNames)) expect(reached).toContain(stage);
    expect(ledger.events.some((event) => event.event === "Amended")).toBe(true);
    expect(ledger.events.some((event) => event.event === "Converted")).toBe(true);
  });

  test("is the same when made again for the same day", () => {
    const again = yearOfWork(setup(language), exampleWords(language), language, now);
    expect(again.events).toEqual(ledger.events);
  });
});
