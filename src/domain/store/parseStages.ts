import { nameKey } from "./name";
import type { SetupProblem } from "./problem";
import { readNumber, readProbability } from "./readNumber";
import { isActive, problem, readOptionAt } from "./readSetupCell";
import { findColumn } from "./roles";
import { isBlank, textOf, type Row } from "./row";
import type { Funnel, Stage } from "./setup";
import { splitNames } from "./splitNames";
import { stageTypes, type StageType } from "./words";

/**
 * Reads Stages into funnels. A blank Funnel cell belongs to the first funnel named (so a single funnel needs no name); a blank
 * Order follows the row above; a stage without a Type is open. A second stage of one name in a funnel is reported and left out.
 */
export function parseStages(rows: readonly Row[], problems: SetupProblem[]): Funnel[] {
  const firstName = rows.map((row) => textOf(row, "funnel")).find((name) => name !== "") ?? "";
  const funnels = new Map<string, { name: string; stages: Stage[] }>();
  rows.forEach((row, index) => {
    const name = textOf(row, "stage");
    if (name === "") return;
    const funnelName = textOf(row, "funnel") || firstName;
    const key = nameKey(funnelName);
    const funnel = funnels.get(key) ?? { name: funnelName, stages: [] };
    funnels.set(key, funnel);
    if (funnel.stages.some((stage) => nameKey(stage.name) === nameKey(name))) {
      problems.push(problem("Stages", index, "stage", "duplicateStage", name));
      return;
    }
    funnel.stages.push(parseStage(row, index, funnel.name, funnel.stages.at(-1)?.order ?? 0, problems));
  });
  return [...funnels.values()].map(({ name, stages }) => ({
    name,
    stages: stages.sort((a, b) => a.order - b.order),
  }));
}

function parseStage(row: Row, index: number, funnel: string, above: number, problems: SetupProblem[]): Stage {
  const type: StageType = readOptionAt(stageTypes, row, "type", "Stages", index, problems) ?? "open";
  return {
    funnel,
    order: numberAt(row, "order", readNumber, index, problems) ?? above + 1,
    name: textOf(row, "stage"),
    type,
    probability: numberAt(row, "probability", readProbability, index, problems),
    stallDays: numberAt(row, "stallDays", readNumber, index, problems),
    requiredFields: splitNames(textOf(row, "requiredFields")).map(roleNamed),
    alsoCalled: splitNames(textOf(row, "alsoCalled")),
    active: isActive(row),
  };
}

function numberAt(
  row: Row,
  role: string,
  read: (value: string | number | boolean) => number | undefined,
  index: number,
  problems: SetupProblem[],
): number | undefined {
  const value = row.get(role);
  if (value === undefined || isBlank(value)) return undefined;
  const number = read(value);
  if (number === undefined)
    problems.push(problem("Stages", index, role, "cellIsNoNumber", textOf(row, role)));
  return number;
}

/** The role that a required field names by role or header; a header that no record table has is an extra column's and stays. */
function roleNamed(written: string): string {
  return (findColumn("Opportunities", written) ?? findColumn("Leads", written))?.role ?? written;
}
