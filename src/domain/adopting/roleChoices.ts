import type { Word } from "../language";
import { tableNamed } from "../store/tables";
import { enteredRole } from "./entered";
import type { AdoptionDecisions, RoleChoice } from "./types";

const extra: RoleChoice = { role: "", word: { en: "Keep as it is", zh: "保持原样" } };

const ofAdoption: Readonly<Record<string, Word>> = {
  stageSince: { en: "In its stage since", zh: "进入当前阶段的时间" },
  updated: { en: "Last changed", zh: "最后更新时间" },
  deleted: { en: "Deleted (yes/no)", zh: "已删除（是/否）" },
};

const ofOpportunities: Readonly<Record<string, Word>> = {
  source: { en: "Lead source", zh: "线索来源" },
  closeOrExpected: { en: "Close date (expected, then actual)", zh: "成交日期（未结束为预计，结束后为实际）" },
  outcome: { en: "Won, lost or open", zh: "赢单、输单或进行中" },
  isClosed: { en: "Closed (yes/no)", zh: "已结束（是/否）" },
  isWon: { en: "Won (yes/no)", zh: "已赢单（是/否）" },
  stageProbability: { en: "Probability of the stage", zh: "阶段的成交概率" },
};

/** The roles that a column of the table can be given: none, the store's own, those of adoption, an entry date for each stage. */
export function roleChoices({ table, roles, stages }: AdoptionDecisions): readonly RoleChoice[] {
  const own = tableNamed(table).columns.map(({ role, header }): RoleChoice => ({ role, word: header }));
  const others = Object.entries({ ...(table === "Opportunities" ? ofOpportunities : {}), ...ofAdoption });
  const known = new Set(Object.values(roles).filter((role) => role.startsWith("entered:")));
  const names = stages.funnels.flatMap((funnel) => funnel.stages.map(({ name }) => name));
  const entered = new Set([...known, ...names.map((name) => enteredRole(name))]);
  return [
    extra,
    ...own,
    ...others.map(([role, word]): RoleChoice => ({ role, word })),
    ...[...entered].map((role): RoleChoice => {
      const stage = role.slice("entered:".length);
      return { role, word: { en: `Entered ${stage}`, zh: `进入${stage}的时间` } };
    }),
  ];
}
