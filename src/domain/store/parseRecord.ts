import type { CellValue } from "../cell";
import { readDate } from "../dates/readDate";
import { readForecastCategory } from "../log/cells";
import type { RecordState } from "../log/event";
import { reason } from "../result";
import { findFunnel, nearestFunnel } from "../stages/funnels";
import { findStage, nearestStage } from "../stages/findStage";
import { nameKey } from "./name";
import type { FieldProblem } from "./problem";
import { readNumber, readProbability } from "./readNumber";
import type { StoreRecord } from "./record";
import { columnsByRole, headerOf, idRoleOf, tableOf } from "./roles";
import { isBlank, textOf } from "./row";
import type { Funnel, Setup } from "./setup";
import type { RecordType } from "./words";

/** A row of Leads or Opportunities, read, with what could not be read in it (also in `record.problems`). */
export interface ParsedRecord {
  readonly record: StoreRecord;
  readonly problems: readonly FieldProblem[];
}

/**
 * Reads a row of Leads or Opportunities. Dates are read from serials and from text that can mean one date only; amounts also
 * from text ("1,234.50", "12万"); probabilities 50, 0.5 and "50 %" alike. Funnel, stage and owner are given by their present
 * names where the set-up knows them under any of their names, else as written: a blank funnel is the first one's name.
 * A cell that cannot be read counts as blank and is reported: codes `cellIsNoDate`, `cellIsNoNumber`, `cellIsNoProbability`,
 * `unknownFunnel`, `unknownStage`, `stageOfOtherFunnel`.
 *
 * @param cells Every cell of the row, by role for the store's columns, by header for extra ones.
 */
export function parseRecord(
  type: RecordType,
  cells: ReadonlyMap<string, CellValue>,
  setup: Setup,
): ParsedRecord {
  const problems: FieldProblem[] = [];
  const fields = readDates(type, cells, setup, problems);
  const text = (role: string): string => textOf(fields, role);
  const date = (role: string): number | null => {
    const value = fields.get(role);
    return typeof value === "number" ? value : null;
  };
  const number = (
    role: string,
    code: string,
    read: (value: CellValue) => number | undefined,
  ): number | null => {
    const value = fields.get(role);
    if (value === undefined || isBlank(value)) return null;
    const found = read(value);
    if (found === undefined) problems.push(unreadable(code, type, role, value, setup));
    return found ?? null;
  };

  const state: RecordState = {
    ...parsePlace(text("funnel"), text("stage"), setup, problems),
    owner: presentOwner(setup, text("owner")),
    amount: number("amount", "cellIsNoNumber", readNumber),
    currency: text("currency"),
    probability: number("probability", "cellIsNoProbability", readProbability),
    forecastCategory: readForecastCategory(text("forecastCategory")),
    expectedClose: date("expectedClose"),
  };
  const record: StoreRecord = {
    type,
    id: text(idRoleOf(type)),
    state,
    created: date("created"),
    ended: date(type === "lead" ? "converted" : "closed"),
    linkedId: text(type === "lead" ? "opportunityId" : "leadId"),
    fields,
    problems,
  };
  return { record, problems };
}

/** The cells with every date that can be read as its serial. A text that is no date stays as it is, and is reported. */
function readDates(
  type: RecordType,
  cells: ReadonlyMap<string, CellValue>,
  setup: Setup,
  problems: FieldProblem[],
): ReadonlyMap<string, CellValue> {
  let fields: Map<string, CellValue> | undefined;
  for (const [role, column] of columnsByRole(tableOf(type))) {
    if (column.kind !== "date") continue;
    const value = cells.get(role);
    if (value === undefined || isBlank(value)) continue;
    const date = readDate(value);
    if (date === value) continue;
    fields ??= new Map(cells);
    if (date !== undefined) {
      fields.set(role, date);
    } else {
      problems.push(unreadable("cellIsNoDate", type, role, value, setup));
      fields.set(role, String(value));
    }
  }
  return fields ?? cells;
}

function unreadable(
  code: string,
  type: RecordType,
  role: string,
  value: CellValue,
  setup: Setup,
): FieldProblem {
  const column = headerOf(tableOf(type), role, setup.settings.locale);
  return { role, reason: reason(code, { value: String(value), column }) };
}

function parsePlace(
  writtenFunnel: string,
  writtenStage: string,
  setup: Setup,
  problems: FieldProblem[],
): { funnel: string; stage: string } {
  const funnel = findFunnel(setup, writtenFunnel);
  if (funnel === undefined) {
    if (writtenFunnel !== "") problems.push({ role: "funnel", reason: unknownFunnel(setup, writtenFunnel) });
    return { funnel: writtenFunnel, stage: writtenStage };
  }
  if (writtenStage === "") return { funnel: funnel.name, stage: "" };
  const stage = findStage(funnel, writtenStage);
  if (stage === undefined)
    problems.push({ role: "stage", reason: unknownStage(setup, funnel, writtenStage) });
  return { funnel: funnel.name, stage: stage?.name ?? writtenStage };
}

/** Why a funnel is not known, with the nearest: `unknownFunnel`, `unknownFunnelDidYouMean`. */
export function unknownFunnel(setup: Setup, written: string): FieldProblem["reason"] {
  const nearest = nearestFunnel(setup, written);
  return nearest === undefined
    ? reason("unknownFunnel", { funnel: written })
    : reason("unknownFunnelDidYouMean", { funnel: written, nearest });
}

/**
 * Why a stage is not one of a funnel's, with the nearest that is, or the funnel that has it: `stageNotInFunnel`,
 * `stageNotInFunnelDidYouMean`, `stageOfOtherFunnel`.
 */
export function unknownStage(setup: Setup, funnel: Funnel, written: string): FieldProblem["reason"] {
  const other = setup.funnels.find((candidate) => candidate !== funnel && findStage(candidate, written));
  if (other) return reason("stageOfOtherFunnel", { stage: written, funnel: funnel.name, other: other.name });
  const nearest = nearestStage(funnel, written);
  return nearest === undefined
    ? reason("stageNotInFunnel", { stage: written, funnel: funnel.name })
    : reason("stageNotInFunnelDidYouMean", { stage: written, funnel: funnel.name, nearest });
}

/** Present names of owners by key. The set-up is never changed once parsed. */
const ownerLookups = new WeakMap<Setup, ReadonlyMap<string, string>>();

/**
 * An owner by their present name: as People has it in any letter case, or the name that the list "Owner" gives for an old one
 * (Also Written As); else as written.
 */
export function presentOwner(setup: Setup, written: string): string {
  let lookup = ownerLookups.get(setup);
  if (lookup === undefined) {
    const renamed = setup.lists
      .filter((value) => value.list === "Owner")
      .flatMap((value) => value.alsoWrittenAs.map((name) => [nameKey(name), value.value] as const));
    const own = setup.people.map((person) => [nameKey(person.owner), person.owner] as const);
    // People's own spelling is what nearly every cell has: found without making a key of it.
    const exact = setup.people.map((person) => [person.owner, person.owner] as const);
    lookup = new Map([...renamed, ...own, ...exact]);
    ownerLookups.set(setup, lookup);
  }
  const trimmed = written.trim();
  if (trimmed === "" || lookup.size === 0) return trimmed;
  return lookup.get(trimmed) ?? lookup.get(nameKey(trimmed)) ?? trimmed;
}
