import type { Language } from "../language";
import { inLanguage } from "../language";
import { nameKey } from "./name";
import { tableNamed, type Column, type TableName } from "./tables";
import type { RecordType } from "./words";

/** The table in which records of a type stand. */
export function tableOf(type: RecordType): "Leads" | "Opportunities" {
  return type === "lead" ? "Leads" : "Opportunities";
}

/** The type of the records that stand in a record table. */
export function recordTypeIn(table: TableName): RecordType {
  return table === "Leads" ? "lead" : "opportunity";
}

/** The role of a record's own id. */
export function idRoleOf(type: RecordType): "leadId" | "opportunityId" {
  return type === "lead" ? "leadId" : "opportunityId";
}

/** The column of a table that a role or a header in either language names; undefined where it has none. */
export function findColumn(table: TableName, written: string): Column | undefined {
  const key = nameKey(written);
  return tableNamed(table).columns.find(({ role, header }) =>
    [role, header.en, header.zh, ...(header.also ?? [])].some((name) => nameKey(name) === key),
  );
}

/** The header of a role as the workbook's language has it; the role itself for an extra column, whose role is its header. */
export function headerOf(table: TableName, role: string, language: Language): string {
  const column = tableNamed(table).columns.find((candidate) => candidate.role === role);
  return column === undefined ? role : inLanguage(column.header, language);
}

/** Column kinds by role, per table. */
const kinds = new Map<TableName, ReadonlyMap<string, Column>>();

/** The columns of a table by role. */
export function columnsByRole(table: TableName): ReadonlyMap<string, Column> {
  let columns = kinds.get(table);
  if (columns === undefined) {
    columns = new Map(tableNamed(table).columns.map((column) => [column.role, column]));
    kinds.set(table, columns);
  }
  return columns;
}
