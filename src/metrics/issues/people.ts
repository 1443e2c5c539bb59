import { nameKey } from "../../domain/store/name";
import { outcomeOf } from "../figures/outcome";
import { currentOwnerOf, ownerOf } from "../figures/owner";
import type { View } from "../index/view";
import { recordsOf, type Finding } from "./finding";

/** Findings about owners. Without a table of people nobody is unknown. */
export const peopleFindings: readonly Finding[] = [
  {
    name: "UnknownOwner",
    find: (view) => {
      const known = new Set(view.setup.people.map(({ owner }) => nameKey(owner)));
      if (known.size === 0) return [];
      return recordsOf(view).filter((record) => {
        const owner = ownerOf(view, record);
        return owner !== "" && !known.has(nameKey(owner));
      });
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
      return openOnes(view).filter((record) => gone.has(nameKey(currentOwnerOf(view, record))));
    },
  },
  {
    name: "WithoutOwner",
    find: (view) => openOnes(view).filter((record) => currentOwnerOf(view, record) === ""),
  },
];

function openOnes(view: View): readonly number[] {
  return recordsOf(view).filter((record) => outcomeOf(view, record) === "open");
}
