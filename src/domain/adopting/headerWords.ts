import type { RecordTable } from "../planning/plan";
import { tableNamed } from "../store/tables";
import { plainText } from "./cellText";
import { leadWords, opportunityWords, sharedWords } from "./roleWords";

/** Words of another entity before the field's own name: "Deal - Owner", "opportunity_owner", "商机负责人". */
const entityWords: Readonly<Record<RecordTable, RegExp>> = {
  Opportunities: /^(?:(?:deal|opportunity|opp|sales)\s+(?=\S)|(?:商机|销售机会|机会)(?=\S))/,
  Leads: /^(?:lead\s+(?=\S)|线索(?=\S))/,
};

/** How a header matches a role: lower is better; the position in the list of words counts within one tier. */
export interface HeaderMatch {
  readonly role: string;
  /** 0 the whole header is a known word; 1 without its entity word or what stands in brackets; 2 by its last word only. */
  readonly tier: 0 | 1 | 2;
  readonly rank: number;
}

/** A header as words: "Deal - Close_Date*", "dealCloseDate" and "Close Date" become "close date"; Chinese loses its blanks. */
export function headerKey(header: string): string {
  return plainText(header)
    .replace(/^(?:deal|opportunity|lead|organization|person|商机|线索)\s+[-–—:]\s+/i, "")
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[_\-–—./\\:：*#?%"'“”]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])/g, "");
}

const words: Readonly<Record<RecordTable, ReadonlyMap<string, readonly { role: string; rank: number }[]>>> = {
  Leads: dictionary("Leads", leadWords),
  Opportunities: dictionary("Opportunities", opportunityWords),
};

function dictionary(table: RecordTable, own: Readonly<Record<string, readonly string[]>>) {
  const found = new Map<string, { role: string; rank: number }[]>();
  const learn = (role: string, spellings: readonly string[]) => {
    spellings.forEach((spelling, rank) => {
      const key = headerKey(spelling);
      const meanings = found.get(key) ?? [];
      if (!meanings.some((meaning) => meaning.role === role)) meanings.push({ role, rank });
      found.set(key, meanings);
    });
  };
  for (const [role, spellings] of Object.entries({ ...sharedWords, ...own })) learn(role, spellings);
  for (const { role, header } of tableNamed(table).columns)
    learn(role, [header.en, header.zh, ...(header.also ?? [])]);
  return found;
}

/** Last words that say what a column is where nothing better is known; `not` are words that make it something else. */
const endings: readonly { readonly role: string; readonly ends: RegExp; readonly not: RegExp }[] = [
  {
    role: "owner",
    ends: /(?:\bowner|\brep|负责人|业务员)$/,
    not: /former|previous|原|前|账户|account owner/,
  },
  { role: "stage", ends: /(?:\bstage|阶段)$/, not: /previous|former|last|上一|原|前/ },
  {
    role: "amount",
    ends: /(?:\bamount|\bvalue|\brevenue|金额)$/,
    not: /weighted|tax|discount|paid|quote|forecast|lifetime|expected revenue|annual|税|折扣|回款|已付|报价|加权/,
  },
];

/** The roles that a header may mean, best first. */
export function matchHeader(header: string, table: RecordTable): readonly HeaderMatch[] {
  const full = headerKey(header);
  const matches: HeaderMatch[] = [];
  const look = (key: string, tier: 0 | 1) => {
    for (const { role, rank } of words[table].get(key) ?? []) {
      if (!matches.some((match) => match.role === role)) matches.push({ role, tier, rank });
    }
  };
  look(full, 0);
  const bare = full.replace(/\s*[(（[].*?[)）\]]\s*/g, " ").trim();
  look(bare, 1);
  look(bare.replace(entityWords[table], ""), 1);
  for (const { role, ends, not } of endings) {
    if (ends.test(bare) && !not.test(bare) && !matches.some((match) => match.role === role)) {
      matches.push({ role, tier: 2, rank: 0 });
    }
  }
  return matches.sort((a, b) => a.tier - b.tier || a.rank - b.rank);
}
