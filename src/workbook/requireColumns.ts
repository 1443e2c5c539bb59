import type { Plan } from "../domain/planning/plan";
import { reason } from "../domain/result";
import { headerOf } from "../domain/store/roles";
import { tableNamed } from "../domain/store/tables";
import type { Language } from "../domain/language";
import { idRole } from "./findRows";
import { layoutOf, type StoreLayout, type TableLayout } from "./layout";
import { Refusal } from "./run";

/**
 * Sees that the tables a plan is written to have the columns without which it would be half written: the log all of its own, a table of
 * records its id and stage.
 *
 * @throws Refusal `columnMissing`, `noIdColumn`, before anything is written.
 */
export function requireColumns(layout: StoreLayout, plan: Plan, locale: Language): void {
  if (plan.events.length > 0) {
    const log = layoutOf(layout, "StageLog");
    const gap = tableNamed("StageLog").columns.find(({ role }) => !log.columns.has(role));
    if (gap !== undefined) throw missing(log, gap.role, locale);
  }
  const names = new Set([...plan.patches, ...plan.newRows, ...plan.removedRows].map(({ table }) => table));
  for (const name of names) {
    const table = layoutOf(layout, name);
    const header = headerOf(name, idRole(table), locale);
    if (!table.columns.has(idRole(table)))
      throw new Refusal(reason("noIdColumn", { table: table.excelName, header }));
    if ((name === "Leads" || name === "Opportunities") && !table.columns.has("stage"))
      throw missing(table, "stage", locale);
  }
}

function missing(table: TableLayout, role: string, locale: Language): Refusal {
  const header = headerOf(table.name, role, locale);
  return new Refusal(reason("columnMissing", { table: table.excelName, header, sheet: table.sheetName }));
}
