import type { View } from "../index/view";
import { at } from "../index/at";
import { Spellings } from "../names/spellings";

/**
 * The owner of a record by SPEC's rule: the owner at closing of a closed one, at conversion of a converted lead, else the owner as of
 * the date. A renamed person goes by the present name; "" is the pool.
 */
export function ownerOf(view: View, record: number): string {
  const timeline = view.timeline(record);
  if (timeline === undefined) return "";
  const { closingRow, convertedRow, last } = timeline;
  return ownerIn(view, closingRow >= 0 ? closingRow : convertedRow >= 0 ? convertedRow : last);
}

/** The owner as of the date, of closed records too. */
export function currentOwnerOf(view: View, record: number): string {
  const last = view.timeline(record)?.last ?? -1;
  return last < 0 ? "" : ownerIn(view, last);
}

/** The owner that a log row says. */
export function ownerIn(view: View, row: number): string {
  const code = at(view.core.log.owner, row);
  if (code === 0) return "";
  const names = view.once("owners", () => new Map<number, string>());
  let name = names.get(code);
  if (name === undefined) {
    name = ownerSpellings(view).of(view.core.texts.text(code))[0] ?? "";
    names.set(code, name);
  }
  return name;
}

/** The present and former names of people. */
function ownerSpellings(view: View): Spellings {
  return view.once("spellings of Owner", () => new Spellings(view.setup, "Owner"));
}

/** The team of a person; "" where People does not say. */
export function teamOf(view: View, owner: string): string {
  const teams = view.once("teams", () => {
    const spellings = ownerSpellings(view);
    return new Map(
      view.setup.people.map((person) => [key(spellings.of(person.owner)[0] ?? ""), person.team.trim()]),
    );
  });
  return owner === "" ? "" : (teams.get(key(owner)) ?? "");
}

function key(name: string): string {
  return name.trim().toLowerCase();
}
