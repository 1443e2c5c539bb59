import type { StageType } from "../../src/domain/store/words";

/** A stage of the bench's funnels. `rank` is its place among the positions; −1 for lost and invalid. */
export interface WorldStage {
  readonly name: string;
  readonly type: StageType;
  readonly rank: number;
}

/** A funnel of the bench. Leads begin at the first stage of funnels that have lead stages. */
export interface WorldFunnel {
  readonly name: string;
  readonly stages: readonly WorldStage[];
  /** The stages that are positions, in order. */
  readonly positions: readonly WorldStage[];
}

/** Stages as the tests of the metrics write them: "Collect Lead:lead, Contact, Won:won, Lost:lost"; without a type: open. */
export const written = [
  [
    "New business",
    "Collect Lead:lead, Prospect:lead, Contact, Proposal, Negotiation, Won:won, After-sales:aftersales, Lost:lost, Invalid:invalid",
  ],
  ["Partners", "Introduction:lead, Evaluation, Contract, Won:won, Lost:lost, Invalid:invalid"],
  ["Renewal", "Review, Quote, Agreement, Won:won, Lost:lost, Invalid:invalid"],
] as const;

export const funnels: readonly WorldFunnel[] = written.map(([name, text]) => {
  let rank = 0;
  const stages = text.split(", ").map((stage): WorldStage => {
    const [stageName = "", type = "open"] = stage.split(":");
    const isPosition = type !== "lost" && type !== "invalid";
    return { name: stageName, type: type as StageType, rank: isPosition ? rank++ : -1 };
  });
  return { name, stages, positions: stages.filter((stage) => stage.rank >= 0) };
});

export const owners = [
  ...["Ana Ruiz", "Ben Okafor", "Chen Wei", "Dana Novak", "Eli Brooks", "Fatima Zahra"],
  ...["Goran Ilic", "Hana Sato", "Ivan Petrov", "Jo Lindqvist", "Kim Min-jun", "Luis Ortega"],
] as const;

export const sources = [
  ...["Website", "Cold call", "Email campaign", "Referral"],
  ...["Trade show", "Partner", "Social media"],
] as const;

/** Base units for one unit of a currency, the same for all time. The first is the base currency. */
export const rates = [
  ["USD", 1],
  ["EUR", 1.08],
  ["CNY", 0.14],
] as const;

/** The days that the ledger covers, whole serials: 2023-07-01 to 2026-06-30, twelve quarters. */
export const firstDay = 45108;
export const today = 46203;
