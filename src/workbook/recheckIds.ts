import { reason } from "../domain/result";
import { idRole, readIds } from "./findRows";
import type { TableLayout } from "./layout";
import type { OpenStore } from "./openStore";
import type { Session } from "./run";

/**
 * Reads the id column of a record table anew: where its records stand now, and which ids stand in more than one row (here or in the other
 * record table). To be done when a record is met in another row than it was last seen in: somebody has sorted, or has pasted a copy.
 */
export async function recheckIds(session: Session, store: OpenStore, table: TableLayout): Promise<void> {
  const { hints, duplicates } = await readIds(session, table, idRole(table));
  const others = [...store.rows].filter(([name]) => name !== table.name).map(([, rows]) => rows);
  const twice = new Set(duplicates);
  for (const id of hints.keys()) if (others.some((rows) => rows.has(id))) twice.add(id);
  const seen = [...(store.rows.get(table.name)?.keys() ?? []), ...hints.keys()];
  for (const id of seen) store.duplicates.delete(id);
  for (const id of twice) store.duplicates.add(id);
  store.rows.set(table.name, hints);
  store.problems = store.problems.filter(
    (problem) => problem.reason.code !== "duplicateId" || store.duplicates.has(problem.recordId),
  );
  const known = new Set(
    store.problems.filter(({ reason: why }) => why.code === "duplicateId").map(({ recordId }) => recordId),
  );
  for (const id of twice) {
    if (!known.has(id)) store.problems.push({ recordId: id, reason: reason("duplicateId", { id }) });
  }
}

/** Whether these ids stand in the rows in which they were last seen, each once. */
export function standWhereSeen(
  store: OpenStore,
  table: TableLayout,
  found: readonly { readonly id: string; readonly row: number }[],
): boolean {
  const hints = store.rows.get(table.name);
  return found.every(({ id, row }) => hints?.get(id) === row);
}
