import type { RecordTable } from "../planning/plan";
import { reason } from "../result";
import { headerKey } from "./headerWords";
import { recogniseColumns } from "./recogniseColumns";
import { stageMeaning } from "./stageWords";
import type { ColumnGuess, Survey, TableGuess } from "./types";

/** What a role says of the kind of table, in points. */
const opportunityRoles: Readonly<Record<string, number>> = {
  ...{
    amount: 2,
    closed: 2,
    expectedClose: 2,
    closeOrExpected: 2,
    product: 1,
    stageProbability: 1,
    probability: 1,
  },
  ...{ lossReason: 1, outcome: 1, isWon: 2, account: 1, contractNo: 1 },
};
const leadRoles: Readonly<Record<string, number>> = {
  email: 1,
  phone: 1,
  contact: 1,
  company: 1,
  converted: 2,
};

/** Whether a table holds leads or opportunities, with a guess for each column. Opportunities where nothing speaks for either. */
export function recogniseTable(survey: Survey): TableGuess {
  const asLeads = recogniseColumns(survey, "Leads");
  const asOpportunities = recogniseColumns(survey, "Opportunities");
  const leads =
    points(asLeads, leadRoles) + 2 * named(survey, /\blead\b|线索/, /lead source|lead id|线索来源|线索编号/);
  const deals =
    points(asOpportunities, opportunityRoles) +
    2 * named(survey, /\b(?:deal|opportunity|opp)\b|商机/, /opportunity id|商机编号/) +
    2 * closedStages(survey, asOpportunities);
  const table: RecordTable = leads > deals ? "Leads" : "Opportunities";
  const columns = table === "Leads" ? asLeads : asOpportunities;
  const telling = table === "Leads" ? leadRoles : opportunityRoles;
  const headers = columns.filter(({ role }) => telling[role] !== undefined).map(({ header }) => header);
  const code = table === "Leads" ? "adoptTableLeads" : "adoptTableOpportunities";
  return { table, why: reason(code, { headers: headers.slice(0, 4).join(", ") }), columns };
}

function points(columns: readonly ColumnGuess[], worth: Readonly<Record<string, number>>): number {
  return columns.reduce((sum, { role }) => sum + (worth[role] ?? 0), 0);
}

/** How many headers name the entity (at most three count). */
function named(survey: Survey, word: RegExp, not: RegExp): number {
  const hits = survey.columns.filter(({ header }) => {
    const plain = header.toLowerCase().replace(/_/g, " ");
    return (
      (word.test(plain) || word.test(headerKey(header))) && !not.test(plain) && !not.test(headerKey(header))
    );
  });
  return Math.min(3, hits.length);
}

/** 1 where the stage column knows a won stage. */
function closedStages(survey: Survey, columns: readonly ColumnGuess[]): number {
  const stage = columns.find(({ role }) => role === "stage");
  const values = survey.columns.find(({ index }) => index === stage?.column)?.values ?? [];
  return values.some(({ value }) => stageMeaning(value).type === "won") ? 1 : 0;
}
