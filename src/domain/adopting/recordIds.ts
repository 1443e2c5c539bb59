import type { AdoptedRecord } from "./readRecords";
import type { RowProblems } from "./problems";
import type { AdoptionDecisions } from "./types";
import { idRoleOf, recordTypeIn } from "../store/roles";

/**
 * The id of each record, in row order. A blank one gets the next free number (`D-0001`, leads `L-0001`), a repeated one, where that
 * was decided, a number behind it (`A7-2`). The same table and decisions give the same ids. Duplicates and blanks are noted.
 */
export function recordIds(
  records: readonly AdoptedRecord[],
  decisions: AdoptionDecisions,
  usedIds: ReadonlySet<string>,
  problems: RowProblems,
): readonly string[] {
  const own = new Set(records.map(({ id }) => id));
  const taken = new Set<string>();
  const hasColumn = Object.values(decisions.roles).includes(idRoleOf(recordTypeIn(decisions.table)));
  const letter = decisions.table === "Leads" ? "L" : "D";
  const width = Math.max(4, String(records.length).length);
  const isFree = (id: string) => !own.has(id) && !taken.has(id) && !usedIds.has(id);
  let next = 1;
  const numbered = (): string => {
    for (;;) {
      const id = `${letter}-${String(next++).padStart(width, "0")}`;
      if (isFree(id)) return id;
    }
  };
  return records.map(({ id, sheetRow }) => {
    let given = id;
    if (id === "") {
      given = numbered();
      if (hasColumn) problems.note("adoptIdBlank", sheetRow, given);
    } else if (taken.has(id)) {
      const blocking = decisions.duplicateIds === "refuse";
      problems.note("adoptIdDuplicate", sheetRow, id, { blocking, offer: "renumberIds" });
      for (let n = 2; !isFree(given); n++) given = `${id}-${n}`;
    } else if (usedIds.has(id)) {
      problems.note("adoptIdUsed", sheetRow, id, { blocking: true });
    }
    taken.add(given);
    return given;
  });
}
