import type { Language } from "../language";
import { eachOnce } from "./eachOnce";
import { listNames, type ListName } from "../store/listNames";
import { nameKey } from "../store/name";
import type { Setup } from "../store/setup";
import { columnsByRole, headerOf } from "../store/roles";
import { stageTypes, writeOption, yesNo } from "../store/words";
import { cellText } from "./cellText";
import { columnWith } from "./tallyStages";
import type { AdoptedRecord } from "./readRecords";
import { cellAt } from "./survey";
import type { AdoptionDecisions, MappedFunnel, SetupRow, Survey } from "./types";

/** The rows of Stages for the stages that are not there yet; stages put between existing ones get an Order between theirs. */
export function stageRows(funnels: readonly MappedFunnel[], setup: Setup, language: Language): SetupRow[] {
  return funnels.flatMap((funnel) => {
    const existing = setup.funnels.find(({ name }) => nameKey(name) === nameKey(funnel.name));
    const orderOf = (name: string) =>
      existing?.stages.find((stage) => nameKey(stage.name) === nameKey(name))?.order;
    let before = 0;
    return funnel.stages.flatMap((stage, index) => {
      const known = orderOf(stage.name);
      if (known !== undefined) {
        before = known;
        return [];
      }
      const after = funnel.stages
        .slice(index + 1)
        .map(({ name }) => orderOf(name))
        .find((order) => order !== undefined && order > before);
      before = after === undefined ? Math.floor(before) + 1 : (before + after) / 2;
      const others = stage.found.filter(
        (text) => nameKey(text) !== nameKey(stage.name) && !/[,;、，；|\n\r]/.test(text),
      );
      return [
        {
          table: "Stages" as const,
          values: {
            funnel: funnel.name,
            order: before,
            stage: stage.name,
            type: writeOption(stageTypes, stage.type, language),
            probability: stage.probability ?? "",
            stallDays: "",
            requiredFields: "",
            alsoCalled: others.join(", "),
            active: writeOption(yesNo, "yes", language),
          },
        },
      ];
    });
  });
}

/** The rows of People for the owners that are not there yet, in order of first appearance. */
export function peopleRows(records: readonly AdoptedRecord[], setup: Setup): SetupRow[] {
  const known = new Set(setup.people.map(({ owner }) => nameKey(owner)));
  const owners = eachOnce(records.map(({ owner }) => owner)).filter((owner) => !known.has(nameKey(owner)));
  return owners.map((owner) => ({
    table: "People",
    values: { owner, team: "", manager: "", role: "", joined: "", left: "" },
  }));
}

const listRoles: Readonly<Record<string, ListName>> = {
  product: "Product",
  source: "Source",
  channel: "Channel",
  lossReason: "Loss Reason",
  competitor: "Competitor",
};

/** A column with more different values than this is free text, not a list to choose from. */
const mostChoices = 200;

/** The rows of Lists for the products, sources … that are not there yet. Texts that hardly repeat are not a list. */
export function listRows(
  survey: Survey,
  decisions: AdoptionDecisions,
  setup: Setup,
  language: Language,
): SetupRow[] {
  return Object.entries(listRoles).flatMap(([role, list]) => {
    const column = columnWith(decisions.roles, role);
    if (column === undefined) return [];
    const texts = survey.rows
      .map((row) => cellText(cellAt(survey, row, column)))
      .filter((text) => text !== "");
    const values = eachOnce(texts);
    const isFree = values.length > mostChoices || (values.length > 20 && values.length * 2 > texts.length);
    if (isFree) return [];
    const known = new Set(
      setup.lists
        .filter((item) => item.list === list)
        .flatMap((item) => [item.value, ...item.alsoWrittenAs])
        .map(nameKey),
    );
    return values
      .filter((value) => !known.has(nameKey(value)))
      .map((value) => ({
        table: "Lists" as const,
        values: {
          list: writeOption(listNames, list, language),
          value,
          alsoWrittenAs: "",
          active: writeOption(yesNo, "yes", language),
        },
      }));
  });
}

/** The rows of Fields: which column of the team's table plays which role of the store. */
export function fieldRows(
  decisions: AdoptionDecisions,
  headers: readonly string[],
  added: readonly { readonly role: string; readonly header: string }[],
  language: Language,
): SetupRow[] {
  const known = columnsByRole(decisions.table);
  const own = Object.entries(decisions.roles).map(([column, role]) => ({
    role: role === "closeOrExpected" ? "expectedClose" : role,
    header: headers[Number(column)] ?? "",
  }));
  return [...own, ...added]
    .filter(({ role, header }) => known.has(role) && header !== "")
    .map(({ role, header }) => ({
      table: "Fields",
      values: {
        table: decisions.table,
        role: headerOf(decisions.table, role, language),
        sourceTable: decisions.sourceTable,
        sourceColumn: header,
      },
    }));
}
