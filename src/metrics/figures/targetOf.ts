import { formatSerial } from "../../domain/dates/formatSerial";
import { fail, succeed, type Reason, type Result } from "../../domain/result";
import { nameKey, sameName } from "../../domain/store/name";
import type { TargetRow } from "../../domain/store/setup";
import { targetMeasures, type TargetLevel, type TargetMeasure } from "../../domain/store/targetWords";
import { writeOption } from "../../domain/store/words";
import type { RecordTest } from "../filters/compileFilters";
import type { View } from "../index/view";
import { datedTargets, type DatedTarget } from "./datedTargets";
import { teamOf } from "./owner";

/** Which target is asked for. Both days are included. */
export interface TargetQuestion {
  readonly measure: TargetMeasure;
  /** The revised number where the row has one and it counts already; else the original one. */
  readonly isRevised: boolean;
  readonly from: number;
  readonly to: number;
  readonly tests: readonly RecordTest[];
}

/** A target that was found: the rows that make it up, and their number; undefined where one of them is blank. */
export interface FoundTarget {
  readonly rows: readonly DatedTarget[];
  readonly value: number | undefined;
}

/** Measures that do not add up over people, funnels and periods: what is set for a year holds for its months. */
const wholeOnly: ReadonlySet<TargetMeasure> = new Set<TargetMeasure>([
  "win rate",
  "lead conversion time",
  "sales cycle",
  "total sales time",
]);

/** Whether targets of a measure add up to the whole's. */
export function addsUp(measure: TargetMeasure): boolean {
  return !wholeOnly.has(measure);
}

/**
 * The target of a period. An Owner filter asks for persons', a Team filter for teams', none for the company's; a Funnel filter for those
 * of funnels, none for those of all funnels together, or of every funnel where each has its own. A row whose period means the same
 * days counts; else, of amounts and counts, rows that fill the period without gap or overlap are added up; else, of rates and times, the
 * shortest period that holds it. Any other filter is refused: there are no such targets.
 */
export function targetOf(view: View, question: TargetQuestion): Result<FoundTarget> {
  const whose = readTests(question.tests);
  if (!whose.ok) return whose;
  const ofMeasure = datedTargets(view).filter(({ target }) => target.measure === question.measure);
  const candidates = ofMeasure.filter(({ target }) => isFor(view, whose.value, target));
  const groups = groupsOf(view, candidates, whose.value.funnel.length > 0);
  const found = groups.map((group) => rowsOfPeriod(group, question)).filter((rows) => rows !== undefined);
  if (found.length === 0) return { ok: false, reason: missing(view, ofMeasure, whose.value.level, question) };
  if (found.length > 1 && !addsUp(question.measure)) {
    return fail("targetsDontAddUp", { measure: nameOf(view, question.measure), count: found.length });
  }
  const rows = found.flat();
  const numbers = rows.map(({ target }) => numberOf(view, target, question.isRevised));
  const value = numbers.reduce((total, each) =>
    total === undefined || each === undefined ? undefined : total + each,
  );
  return succeed({ rows, value });
}

/** The number of a row: the revised one where that is asked, filled in, and was revised by the as-of; else the original one. */
export function numberOf(view: View, row: TargetRow, isRevised: boolean): number | undefined {
  const counts = isRevised && row.revised !== undefined && !(Number(row.revisedOn) > view.day);
  return counts ? row.revised : row.target;
}

/** Rows one after another that fill the days without gap or overlap, the longest first; undefined where there are none. */
export function fillPeriod(
  rows: readonly DatedTarget[],
  from: number,
  to: number,
): readonly DatedTarget[] | undefined {
  const known = new Map<number, readonly DatedTarget[] | undefined>();
  const fillFrom = (start: number): readonly DatedTarget[] | undefined => {
    if (start > to) return [];
    if (known.has(start)) return known.get(start);
    let filled: readonly DatedTarget[] | undefined;
    const beginning = rows.filter((row) => row.from === start && row.to >= start && row.to <= to);
    for (const row of beginning.sort((a, b) => b.to - a.to)) {
      const rest = fillFrom(row.to + 1);
      if (rest === undefined) continue;
      filled = [row, ...rest];
      break;
    }
    known.set(start, filled);
    return filled;
  };
  return fillFrom(from);
}

interface Whose {
  readonly level: TargetLevel;
  readonly owner: readonly RecordTest[];
  readonly team: readonly RecordTest[];
  readonly funnel: readonly RecordTest[];
}

function readTests(tests: readonly RecordTest[]): Result<Whose> {
  const whose = { owner: [] as RecordTest[], team: [] as RecordTest[], funnel: [] as RecordTest[] };
  for (const test of tests) {
    const kind = kindOf(test);
    if (kind === undefined) return fail("targetNotBy", { field: test.label });
    whose[kind].push(test);
  }
  const level = whose.owner.length > 0 ? "person" : whose.team.length > 0 ? "team" : "company";
  return succeed({ level, ...whose });
}

function kindOf({ field }: RecordTest): "owner" | "team" | "funnel" | undefined {
  if (field.kind === "derived") {
    if (field.field === "team") return "team";
    return field.field === "currentOwner" ? "owner" : undefined;
  }
  const key = field.kind === "column" ? (field.keys.opportunity ?? field.keys.lead) : undefined;
  return key === "owner" || key === "funnel" ? key : undefined;
}

function isFor(view: View, { level, owner, team, funnel }: Whose, row: TargetRow): boolean {
  if (row.level !== level) return false;
  const teamName = level === "team" ? row.for : teamOf(view, row.for);
  return (
    owner.every(({ accepts }) => accepts(row.for)) &&
    (level === "company" || team.every(({ accepts }) => accepts(teamName))) &&
    (funnel.length === 0 || (row.funnel !== "" && funnel.every(({ accepts }) => accepts(row.funnel))))
  );
}

/** The rows of one person, team or company each, by funnel where a funnel is asked, or where every funnel has its own and there is no whole. */
function groupsOf(view: View, rows: readonly DatedTarget[], byFunnel: boolean): DatedTarget[][] {
  const groups = groupBy(rows, ({ target }) => `${nameKey(target.for)}\n${nameKey(target.funnel)}`);
  if (byFunnel) return groups;
  const wholes = groups.filter(([first]) => first?.target.funnel === "");
  const covered = new Set(wholes.map(([first]) => nameKey(first?.target.for ?? "")));
  const names = view.setup.funnels.map(({ name }) => name);
  const parts = groupBy(
    groups.filter(([first]) => !covered.has(nameKey(first?.target.for ?? ""))),
    ([first]) => nameKey(first?.target.for ?? ""),
  ).filter((own) => names.every((name) => own.some(([first]) => sameName(first?.target.funnel ?? "", name))));
  return [...wholes, ...parts.flat()];
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

function rowsOfPeriod(
  group: readonly DatedTarget[],
  { measure, from, to }: TargetQuestion,
): readonly DatedTarget[] | undefined {
  const own = group.find((row) => row.from === from && row.to === to);
  if (own !== undefined) return [own];
  if (addsUp(measure)) return fillPeriod(group, from, to);
  const around = group.filter((row) => row.from <= from && row.to >= to);
  const [shortest] = around.sort((a, b) => a.to - a.from - (b.to - b.from));
  return shortest === undefined ? undefined : [shortest];
}

/** Why there is no target, with the row that comes nearest: of the same level first, then of the nearest days. */
function missing(
  view: View,
  rows: readonly DatedTarget[],
  level: TargetLevel,
  { measure, from, to }: TargetQuestion,
): Reason {
  const distance = (row: DatedTarget): number => Math.abs(row.from - from) + Math.abs(row.to - to);
  const [nearest] = [...rows].sort(
    (a, b) =>
      Number(b.target.level === level) - Number(a.target.level === level) || distance(a) - distance(b),
  );
  const asked = { measure: nameOf(view, measure), from: formatSerial(from), to: formatSerial(to) };
  if (nearest === undefined) return { code: "noTargetOfMeasure", params: asked };
  const { target } = nearest;
  const words = [target.period, target.for, target.funnel].filter((word) => word !== "");
  return { code: "noTarget", params: { ...asked, nearest: words.join(", ") } };
}

/** A measure in the workbook's language. */
function nameOf(view: View, measure: TargetMeasure): string {
  return writeOption(targetMeasures, measure, view.setup.settings.locale);
}
