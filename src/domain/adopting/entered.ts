import { nameKey } from "../store/name";
import { headerKey } from "./headerWords";
import { plainText } from "./cellText";
import type { ColumnRole, SurveyColumn } from "./types";

/** The stage (and, where several funnels have entry dates, the funnel) that an entry date column is about. */
export interface EnteredStage {
  readonly stage: string;
  readonly funnel: string;
}

const prefix = "entered:";

/** The role of a column with the dates on which records entered a stage. */
export function enteredRole(stage: string, funnel = ""): ColumnRole {
  return `${prefix}${stage}${funnel === "" ? "" : `@${funnel}`}`;
}

/** The stage that a role is about; undefined where it is another role. */
export function readEnteredRole(role: ColumnRole): EnteredStage | undefined {
  if (!role.startsWith(prefix)) return undefined;
  const [stage = "", funnel = ""] = role.slice(prefix.length).split(/@(?=[^@]*$)/);
  return { stage, funnel };
}

const explicit: readonly RegExp[] = [
  /^(?:date|time) (?:entered|of entry into|of entering)\s+["“']?(.+?)["”']?$/i,
  /^(?:entered|entry into)\s+["“']?(.+?)["”']?(?:\s+(?:on|at|date|time))?$/i,
  /^["“']?(.+?)["”']?\s+(?:entered|entry)(?:\s+(?:on|at|date|time))?$/i,
  /^进入\s*["“「]?(.+?)["”」]?\s*(?:阶段)?的?(?:时间|日期)?$/,
  /^(.+?)(?:阶段)?进入(?:时间|日期)$/,
];

const dateWords =
  /\b(?:date|dates|on|at|time|day|entered|entry|since|start|started|begin|began|of|stage|the)\b|日期|时间|进入|阶段|开始/g;

/** An entry date column: which stage, and whether the header says so outright or by the stem of the stage's name. */
export interface EntryColumn extends EnteredStage {
  readonly column: number;
  readonly byStem: boolean;
}

/**
 * Finds the columns with the dates on which records entered a stage: `Date entered "Proposal (Sales)"`, `进入谈判时间`, or a stage's name or
 * its stem with a date word (`engage_date` beside a stage Engaging). A stem must point at one stage only. `dated` says
 * whether a column holds dates (or nothing).
 */
export function findEntryColumns(
  columns: readonly SurveyColumn[],
  stages: readonly string[],
  dated: (column: SurveyColumn) => boolean,
): readonly EntryColumn[] {
  const found: EntryColumn[] = [];
  for (const column of columns) {
    if (column.header === "" || !dated(column)) continue;
    const entry = explicitEntry(column, stages) ?? stemEntry(column, stages);
    if (entry) found.push(entry);
  }
  const funnels = new Set(found.filter(({ byStem }) => !byStem).map(({ funnel }) => funnel));
  const several = funnels.size > 1;
  const seen = new Set<string>();
  return found
    .map((entry) => (several ? entry : { ...entry, funnel: "" }))
    .filter((entry) => {
      const role = nameKey(enteredRole(entry.stage, entry.funnel));
      return seen.has(role) ? false : seen.add(role);
    });
}

function explicitEntry(column: SurveyColumn, stages: readonly string[]): EntryColumn | undefined {
  const header = plainText(column.header).replace(/_/g, " ").replace(/\s+/g, " ");
  for (const pattern of explicit) {
    const named = pattern.exec(header)?.[1]?.trim();
    if (named === undefined) continue;
    const known = stages.find((stage) => nameKey(stage) === nameKey(named));
    if (known !== undefined) return { column: column.index, stage: known, funnel: "", byStem: false };
    const inFunnel = /^(.*\S)\s*\(([^()]+)\)$/.exec(named);
    const bare = inFunnel?.[1] ?? named;
    const stage = stages.find((candidate) => nameKey(candidate) === nameKey(bare));
    const quoted = /["“「]/.test(header);
    if (stage === undefined && !quoted) continue;
    return { column: column.index, stage: stage ?? bare, funnel: inFunnel?.[2]?.trim() ?? "", byStem: false };
  }
  return undefined;
}

function stemEntry(column: SurveyColumn, stages: readonly string[]): EntryColumn | undefined {
  const key = headerKey(column.header);
  const rest = key.replace(dateWords, " ").replace(/\s+/g, " ").trim();
  if (rest === "" || rest === key) return undefined;
  const stems = rest.split(" ");
  const same = stages.filter((stage) => samePhrase(stems, headerKey(stage).split(" ")));
  const first = stages.filter((stage) => {
    const words = headerKey(stage).split(" ");
    return stems.length === 1 && words.length > 1 && sameStem(stems[0] ?? "", words[0] ?? "");
  });
  const part = stages.filter((stage) =>
    plainText(stage)
      .split(/[/、]/)
      .some((word) => nameKey(word) === rest),
  );
  const stage = [same, first, part].find((candidates) => candidates.length === 1)?.[0];
  return stage === undefined ? undefined : { column: column.index, stage, funnel: "", byStem: true };
}

function samePhrase(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => sameStem(word, b[i] ?? ""));
}

const endings = /^(?:e|s|es|ed|d|ing|y|ied|ying|ion|ions|ation|ication|cation|al|als|ment|er|ted|ting)?$/;

/** Whether two English words have one stem: they begin alike (three letters at least) and end in endings only. Others must be equal. */
export function sameStem(a: string, b: string): boolean {
  if (a === b) return true;
  let common = 0;
  while (common < a.length && a[common] === b[common]) common++;
  if (common < 3 || common * 2 < Math.max(a.length, b.length) || !/^[a-z]+$/.test(a + b)) return false;
  return endings.test(a.slice(common)) && endings.test(b.slice(common));
}
