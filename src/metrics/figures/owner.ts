import type { View } from "../index/view";
import { at } from "../index/at";
import { Spellings } from "../names/spellings";

/**
 * The owner of a record by SPEC's rule: the owner at closing of a closed one, at conversion of a converted lead, else the owner as of
 * the date. A renamed person goes by the present name; "" is the pool.
 */
export function ownerOf(view: View, record: number): string {
  const row = ownerRow(view, record);
  return row < 0 ? "" : ownerIn(view, row);
}

/** The log row that says whose a record is; −1 where it is not there. */
export function ownerRow(view: View, record: number): number {
  const closing = view.closingRow(record);
  if (closing >= 0) return closing;
  const conversion = view.convertedRow(record);
  return conversion >= 0 ? conversion : view.lastRow(record);
}

/** The owner as of the date, of closed records too. */
export function currentOwnerOf(view: View, record: number): string {
  const last = view.lastRow(record);
  return last < 0 ? "" : ownerIn(view, last);
}

/** The owner that a log row says. */
export function ownerIn(view: View, row: number): string {
  return ownerOfCode(view, at(view.core.log.owner.codes, row));
}

/** The owner that a code of the log's owners stands for. */
export function ownerOfCode(view: View, code: number): string {
  const { owner } = view.core.log;
  if (code === 0) return "";
  const names = view.onceForSetup("owners", () => new Map<number, string>());
  let name = names.get(code);
  if (name === undefined) {
    name = ownerSpellings(view).of(owner.valueOf(code))[0] ?? "";
    names.set(code, name);
  }
  return name;
}

/** The present and former names of people. */
function ownerSpellings(view: View): Spellings {
  return view.onceForSetup("spellings of Owner", () => new Spellings(view.setup, "Owner"));
}

/** The team of a person; "" where People does not say. */
export function teamOf(view: View, owner: string): string {
  const teams = view.onceForSetup("teams", () => {
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
