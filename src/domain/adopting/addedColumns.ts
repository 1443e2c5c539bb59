import type { CellValue } from "../cell";
import { hasTime } from "../dates/serial";
import type { Language } from "../language";
import { nameKey } from "../store/name";
import { columnsByRole, headerOf } from "../store/roles";
import { columnWith } from "./tallyStages";
import { columnValues, type PlannedRecord } from "./convertedCells";
import { uniqueHeader } from "./tableHeaders";
import type { AdoptionDecisions, ColumnCells, MappedFunnel, Survey } from "./types";

/** A column that the store needs and the team's table lacks, with the role it plays. */
export interface AddedColumn extends ColumnCells {
  readonly role: string;
}

/**
 * The columns to add at the right: the id where there is none, Stage and Closed (for leads Converted and Opportunity ID), Funnel where
 * blank would mean another one. A column that an interrupted adoption has added already is used again: it is there under
 * this header and was not there when the decisions were made.
 */
export function addedColumns(
  survey: Survey,
  decisions: AdoptionDecisions,
  headers: readonly string[],
  planned: readonly PlannedRecord[],
  firstFunnel: string | undefined,
  language: Language,
): AddedColumn[] {
  const byRow = new Map(planned.map((entry) => [entry.record.row, entry]));
  const taken = new Set(headers.filter((_, index) => decisions.roles[index] !== undefined).map(nameKey));
  return neededRoles(decisions, firstFunnel).map(({ role, valueOf }) => {
    const header = uniqueHeader(headerOf(decisions.table, role, language), taken);
    taken.add(nameKey(header));
    const column = headers.findIndex(
      (candidate, index) => decisions.roles[index] === undefined && nameKey(candidate) === nameKey(header),
    );
    const values = columnValues(survey, (row) => {
      const entry = byRow.get(row);
      return entry === undefined ? "" : valueOf(entry);
    });
    const first = survey.headerRow + 1;
    const changed = values.filter((value, i) => value !== (survey.block[first + i]?.[column] ?? "")).length;
    const kind = columnsByRole(decisions.table).get(role)?.kind ?? "text";
    const hasTimes = kind === "date" && values.some((value) => typeof value === "number" && hasTime(value));
    return { role, column, header, kind: hasTimes ? "instant" : kind, values, changed };
  });
}

interface NeededRole {
  readonly role: string;
  readonly valueOf: (entry: PlannedRecord) => CellValue;
}

function neededRoles(decisions: AdoptionDecisions, firstFunnel: string | undefined): NeededRole[] {
  const isLeads = decisions.table === "Leads";
  const lacks = (role: string) => columnWith(decisions.roles, role) === undefined;
  const needed: NeededRole[] = [];
  const idRole = isLeads ? "leadId" : "opportunityId";
  if (lacks(idRole)) needed.push({ role: idRole, valueOf: ({ id }) => id });
  if (lacks("funnel") && !isFirst(decisions.stages.funnels, firstFunnel)) {
    needed.push({ role: "funnel", valueOf: ({ record }) => record.funnel.name });
  }
  if (lacks("stage")) needed.push({ role: "stage", valueOf: ({ record }) => record.stage.name });
  if (isLeads && lacks("converted")) needed.push({ role: "converted", valueOf: () => "" });
  if (isLeads && lacks("opportunityId")) needed.push({ role: "opportunityId", valueOf: () => "" });
  if (!isLeads && lacks("closed")) needed.push({ role: "closed", valueOf: ({ closing }) => closing ?? "" });
  return needed;
}

/** Whether blank funnel cells mean the one funnel decided on. */
function isFirst(funnels: readonly MappedFunnel[], firstFunnel: string | undefined): boolean {
  const only = funnels.length === 1 ? funnels[0] : undefined;
  return only !== undefined && (firstFunnel === undefined || nameKey(firstFunnel) === nameKey(only.name));
}
