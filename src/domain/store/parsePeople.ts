import { nameKey } from "./name";
import type { SetupProblem } from "./problem";
import { dateAt, problem, readOptionAt } from "./readSetupCell";
import { textOf, type Row } from "./row";
import type { Person } from "./setup";
import { personRoles } from "./words";

/** Reads People. A row without an Owner is nothing; the second row of a name is reported and left out. */
export function parsePeople(rows: readonly Row[], problems: SetupProblem[]): Person[] {
  const people: Person[] = [];
  rows.forEach((row, index) => {
    const owner = textOf(row, "owner");
    if (owner === "") return;
    if (people.some((person) => nameKey(person.owner) === nameKey(owner))) {
      problems.push(problem("People", index, "owner", "duplicatePerson", owner));
      return;
    }
    people.push({
      owner,
      team: textOf(row, "team"),
      manager: textOf(row, "manager"),
      role: readOptionAt(personRoles, row, "role", "People", index, problems),
      joined: dateAt(row, "joined", "People", index, problems),
      left: dateAt(row, "left", "People", index, problems),
    });
  });
  return people;
}
