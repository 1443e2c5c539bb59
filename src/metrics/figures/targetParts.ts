import { sameName } from "../../domain/store/name";
import type { Term } from "../answer";
import type { View } from "../index/view";
import { datedTargets, type DatedTarget } from "./datedTargets";
import { teamOf } from "./owner";
import { addsUp, fillPeriod, numberOf, type FoundTarget } from "./targetOf";

/**
 * What the targets below a target add up to and by how much that differs: teams (else people) of the company, people of a team,
 * funnels of the whole, months or quarters of a longer period. Parts must add up to the whole; where there are none, nothing is
 * said. Source: SPEC section 2, "Attainment".
 */
export function partNotes(view: View, { rows }: FoundTarget, isRevised: boolean): Term[] {
  const [row] = rows;
  if (row === undefined || rows.length > 1 || !addsUp(row.target.measure)) return [];
  const whole = numberOf(view, row.target, isRevised);
  if (whole === undefined) return [];
  const alike = datedTargets(view).filter(
    (other) => other !== row && other.target.measure === row.target.measure,
  );
  const inFunnel = alike.filter(({ target }) => sameName(target.funnel, row.target.funnel));
  const sameDays = (other: DatedTarget): boolean => other.from === row.from && other.to === row.to;
  const isOwn = ({ target }: DatedTarget): boolean =>
    target.level === row.target.level && sameName(target.for, row.target.for);
  const note = (term: string, parts: readonly DatedTarget[] | undefined): Term[] => {
    if (parts === undefined || parts.length === 0) return [];
    let total = 0;
    for (const { target } of parts) total += numberOf(view, target, isRevised) ?? 0;
    return [{ term, params: { total, target: whole, difference: total - whole } }];
  };
  const shorter = inFunnel.filter((other) => isOwn(other) && !sameDays(other));
  return [
    ...note("noteTargetsOfPeople", peopleBelow(view, row, inFunnel.filter(sameDays))),
    ...note("noteTargetsOfFunnels", row.target.funnel === "" ? funnelsOf(alike, isOwn, sameDays) : []),
    ...note("noteTargetsOfPeriods", fillPeriod(shorter, row.from, row.to)),
  ];
}

function peopleBelow(view: View, { target }: DatedTarget, rows: readonly DatedTarget[]): DatedTarget[] {
  const people = rows.filter((other) => other.target.level === "person");
  if (target.level === "person") return [];
  if (target.level === "team")
    return people.filter((other) => sameName(teamOf(view, other.target.for), target.for));
  const teams = rows.filter((other) => other.target.level === "team");
  return teams.length > 0 ? teams : people;
}

function funnelsOf(
  rows: readonly DatedTarget[],
  isOwn: (row: DatedTarget) => boolean,
  sameDays: (row: DatedTarget) => boolean,
): DatedTarget[] {
  return rows.filter((other) => isOwn(other) && sameDays(other) && other.target.funnel !== "");
}
