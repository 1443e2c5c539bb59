import { nameKey } from "../../domain/store/name";
import { openRecords } from "../figures/outcome";
import { ownerOfCode, ownerRow } from "../figures/owner";
import type { View } from "../index/view";
import { recordsOf, type Finding } from "./finding";

/** Findings about owners. Without a table of people nobody is unknown. */
export const peopleFindings: readonly Finding[] = [
  {
    name: "UnknownOwner",
    find: (view) => {
      const known = new Set(view.setup.people.map(({ owner }) => nameKey(owner)));
      if (known.size === 0) return [];
      const isUnknown = ownersThat(view, (owner) => owner !== "" && !known.has(nameKey(owner)));
      return recordsOf(view).filter((record) => isUnknown(ownerRow(view, record)));
    },
  },
  {
    name: "OwnerLeft",
    find: (view) => {
      const gone = new Set(
        view.setup.people
          .filter(({ left }) => left !== undefined && Math.floor(left) <= view.day)
          .map(({ owner }) => nameKey(owner)),
      );
      const hasLeft = ownersThat(view, (owner) => gone.has(nameKey(owner)));
      return openRecords(view).filter((record) => hasLeft(view.lastRow(record)));
    },
  },
  {
    name: "WithoutOwner",
    find: (view) => {
      const isNobody = ownersThat(view, (owner) => owner === "");
      return openRecords(view).filter((record) => isNobody(view.lastRow(record)));
    },
  },
];

/** Whether the owner that a log row says is one of those meant, looked up once for each owner. No row (−1) says nobody. */
function ownersThat(view: View, isMeant: (owner: string) => boolean): (row: number) => boolean {
  const { codes } = view.core.log.owner;
  const known: boolean[] = [];
  return (row) => {
    const code = codes[row] ?? 0;
    return (known[code] ??= isMeant(ownerOfCode(view, code)));
  };
}
