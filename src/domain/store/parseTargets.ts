import { nearestPeriod } from "../dates/periodSuggestion";
import { fixedPeriod } from "../dates/fixedPeriod";
import { nameKey } from "./name";
import type { SetupProblem } from "./problem";
import { readNumber, readProbability } from "./readNumber";
import { dateAt, problem, readOptionAt } from "./readSetupCell";
import { isBlank, textOf, type Row } from "./row";
import type { Person, Settings, TargetRow } from "./setup";
import { targetLevels, targetMeasures, type TargetLevel, type TargetMeasure } from "./targetWords";

/**
 * Reads Targets. A blank Level is what For names: nobody (the company), a team, else a person. A row without a period that
 * stays the same, a measure, or somebody whom a team's or a person's target is for is reported and left out; so is the second row
 * for the same days, level, name, funnel and measure. A target that can't be read is blank and reported.
 */
export function parseTargets(
  rows: readonly Row[],
  people: readonly Person[],
  settings: Settings,
  problems: SetupProblem[],
): TargetRow[] {
  const targets: TargetRow[] = [];
  const known = new Set<string>();
  rows.forEach((row, index) => {
    if (["period", "measure", "target", "revised"].every((role) => textOf(row, role) === "")) return;
    const written = textOf(row, "period");
    const period = fixedPeriod(written, settings);
    if (period === undefined) {
      const near = /\d{4}/.test(written) ? nearestPeriod(written, { ...settings, today: 0 }) : undefined;
      problems.push(problem("Targets", index, "period", "periodNotFixed", written, near));
      return;
    }
    const level = levelOf(row, index, people, problems);
    const measure = measureOf(row, index, problems);
    if (level === undefined || measure === undefined) return;
    const target: TargetRow = {
      period: written,
      level,
      for: level === "company" ? "" : textOf(row, "for"),
      funnel: textOf(row, "funnel"),
      measure,
      target: numberAt(row, "target", measure, index, problems),
      revised: numberAt(row, "revised", measure, index, problems),
      revisedOn: dateAt(row, "revisedOn", "Targets", index, problems),
      reason: textOf(row, "reason"),
    };
    const key = [period.from, period.to, level, nameKey(target.for), nameKey(target.funnel), measure].join(
      "\n",
    );
    if (known.has(key)) problems.push(problem("Targets", index, "period", "duplicateTarget", written));
    else targets.push(target);
    known.add(key);
  });
  return targets;
}

function levelOf(
  row: Row,
  index: number,
  people: readonly Person[],
  problems: SetupProblem[],
): TargetLevel | undefined {
  const whose = nameKey(textOf(row, "for"));
  if (textOf(row, "level") === "") {
    if (whose === "") return "company";
    return people.some(({ team }) => nameKey(team) === whose) ? "team" : "person";
  }
  const level = readOptionAt(targetLevels, row, "level", "Targets", index, problems);
  if (level === undefined || level === "company" || whose !== "") return level;
  problems.push(problem("Targets", index, "for", "targetForNobody", textOf(row, "level")));
  return undefined;
}

function measureOf(row: Row, index: number, problems: SetupProblem[]): TargetMeasure | undefined {
  if (textOf(row, "measure") === "") {
    problems.push(problem("Targets", index, "measure", "targetWithoutMeasure", textOf(row, "period")));
    return undefined;
  }
  return readOptionAt(targetMeasures, row, "measure", "Targets", index, problems);
}

function numberAt(
  row: Row,
  role: "target" | "revised",
  measure: TargetMeasure,
  index: number,
  problems: SetupProblem[],
): number | undefined {
  const value = row.get(role);
  if (value === undefined || isBlank(value)) return undefined;
  const number = measure === "win rate" ? readProbability(value) : readNumber(value);
  if (number === undefined)
    problems.push(problem("Targets", index, role, "cellIsNoNumber", textOf(row, role)));
  return number;
}
