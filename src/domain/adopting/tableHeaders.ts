import type { Language, Word } from "../language";
import { inLanguage } from "../language";
import { nameKey } from "../store/name";
import { findColumn } from "../store/roles";
import { cellText } from "./cellText";
import type { AdoptionDecisions, Survey } from "./types";

/** Roles that enter a record's state or dates: a column that merely has their header would be taken for them. */
const decisive = new Set([
  ...[
    "leadId",
    "opportunityId",
    "funnel",
    "stage",
    "owner",
    "amount",
    "currency",
    "probability",
    "forecastCategory",
  ],
  ...["created", "expectedClose", "closed", "converted"],
]);

const asImported: Word = { en: "imported", zh: "导入" };
const numbered: Word = { en: "Column", zh: "列" };

/** The header row as the Excel table needs it, and the columns whose header had to change. */
export interface TableHeaders {
  /** From the block's first column to the table's last. */
  readonly headers: readonly string[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Makes headers unique and fills blank ones. An extra column that has the header of a role which decides a record's state ("Closed" with
 * yes and no, "Probability" of the stage) is marked as imported, so that the store does not read it as that role.
 */
export function tableHeaders(survey: Survey, decisions: AdoptionDecisions, language: Language): TableHeaders {
  const last = survey.columns.at(-1)?.index ?? -1;
  const row = survey.block[survey.headerRow] ?? [];
  const headers: string[] = [];
  const renamed: { from: string; to: string }[] = [];
  const taken = new Set<string>();
  for (let index = 0; index <= last; index++) {
    const written = String(row[index] ?? "").replace(/\uFEFF/g, "");
    const shown = cellText(row[index]);
    let wanted = written.trim() === "" ? `${inLanguage(numbered, language)} ${index + 1}` : written;
    if (isMistakable(shown, decisions.roles[index], decisions))
      wanted = `${shown} (${inLanguage(asImported, language)})`;
    const header = uniqueHeader(wanted, taken);
    taken.add(nameKey(header));
    if (shown !== "" && header !== written) renamed.push({ from: shown, to: header });
    headers.push(header);
  }
  return { headers, renamed };
}

function isMistakable(header: string, role: string | undefined, { table }: AdoptionDecisions): boolean {
  if (role === undefined || header === "") return false;
  const meant = findColumn(table, header)?.role;
  if (meant === undefined || !decisive.has(meant) || meant === role) return false;
  return !(role === "closeOrExpected" && meant === "expectedClose");
}

/** The header, or with the first free number behind it. */
export function uniqueHeader(wanted: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const header = n === 1 ? wanted : `${wanted} ${n}`;
    if (!taken.has(nameKey(header))) return header;
  }
}
