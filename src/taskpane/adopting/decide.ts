import type {
  AdoptionDecisions,
  AdoptionPreview,
  ColumnRole,
  DateOrder,
  MappedFunnel,
  MappedStage,
  Problem,
  SurveyColumn,
} from "../../domain/adopting/types";
import { tableNamed } from "../../domain/store/tables";
import type { StageType } from "../../domain/store/words";

/** Gives a column a role. A role belongs to one column only, so the column that had it becomes an extra one. */
export function giveRole(decisions: AdoptionDecisions, column: number, role: ColumnRole): AdoptionDecisions {
  const roles: Record<number, ColumnRole> = { ...decisions.roles };
  if (role !== "") {
    for (const [other, taken] of Object.entries(roles)) if (taken === role) roles[Number(other)] = "";
  }
  roles[column] = role;
  return { ...decisions, roles };
}

/** Says how the dates of a column are to be read. */
export function sayDateOrder(
  decisions: AdoptionDecisions,
  column: number,
  order: DateOrder,
): AdoptionDecisions {
  return { ...decisions, dateOrders: { ...decisions.dateOrders, [column]: order } };
}

/** Moves a stage one place up (-1) or down (1) in its funnel; at the end it stays. */
export function shiftStage(
  decisions: AdoptionDecisions,
  funnel: number,
  stage: number,
  by: -1 | 1,
): AdoptionDecisions {
  return changeFunnel(decisions, funnel, (stages) => {
    const moved = stages[stage];
    const other = stages[stage + by];
    if (moved === undefined || other === undefined) return stages;
    const next = [...stages];
    next[stage] = other;
    next[stage + by] = moved;
    return next;
  });
}

/** Changes what kind of stage it is. */
export function typeStage(
  decisions: AdoptionDecisions,
  funnel: number,
  stage: number,
  type: StageType,
): AdoptionDecisions {
  return changeFunnel(decisions, funnel, (stages) =>
    stages.map((entry, index) => (index === stage ? { ...entry, type } : entry)),
  );
}

function changeFunnel(
  decisions: AdoptionDecisions,
  funnel: number,
  change: (stages: readonly MappedStage[]) => readonly MappedStage[],
): AdoptionDecisions {
  const funnels = decisions.stages.funnels.map((entry, index): MappedFunnel =>
    index === funnel ? { ...entry, stages: change(entry.stages) } : entry,
  );
  return { ...decisions, stages: { ...decisions.stages, funnels } };
}

/** Whether a column with this role holds dates. */
export function isDateRole(decisions: AdoptionDecisions, role: ColumnRole): boolean {
  if (/^(entered:|stageSince$|closeOrExpected$|updated$)/.test(role)) return true;
  return tableNamed(decisions.table).columns.some(
    (column) => column.role === role && (column.kind === "date" || column.kind === "instant"),
  );
}

/** The date columns whose order of day and month nobody but the user can know. */
export function dateQuestions(
  preview: AdoptionPreview,
  decisions: AdoptionDecisions,
): readonly SurveyColumn[] {
  return preview.survey.columns.filter(
    ({ index, date }) =>
      (date.order === "ask" || date.order === "mixed") && isDateRole(decisions, decisions.roles[index] ?? ""),
  );
}

/** What must be settled before adopting, with what the decisions already settle left out. */
export function openProblems(preview: AdoptionPreview, decisions: AdoptionDecisions): readonly Problem[] {
  return preview.summary.problems.filter((problem) => {
    if (problem.offer === "addIds" && decisions.addIds) return false;
    if (problem.offer === "renumberIds" && decisions.duplicateIds === "renumber") return false;
    if (problem.offer === "dateOrder" && problem.column !== undefined) {
      return decisions.dateOrders[problem.column] === undefined;
    }
    return true;
  });
}
