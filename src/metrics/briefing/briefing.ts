import { comparedPeriods, type Days } from "../../domain/dates/comparedPeriods";
import { fail, succeed, type Reason, type Result } from "../../domain/result";
import type { Steps } from "../../domain/steps";
import type { AnswerCell } from "../answer";
import type { Figure } from "../figures/figure";
import { tooFewNote } from "../figures/tooFew";
import type { FunnelIndex } from "../index/funnelIndex";
import type { Query } from "../query";
import { lines, type Line } from "./lines";
import { targetLines, type TargetLine } from "./targetLines";

/**
 * BRIEFING(period): the briefing's figures (see `lines`) in the period, a row each, with their counts, and the change against the same
 * elapsed part of the period before and of a year ago (`comparedPeriods`). While the period is under way those are taken as of their
 * part's end, so that a share has had as long to ripen; states are those of the part's end. A share changes by the difference of the shares; the
 * change in per cent is of the earlier figure, blank where that is 0. A figure that can't be reckoned is blank, a missing rate is told.
 * Too few to tell: a share or a time whose n < 20, or a share whose interval contains the one before. Where a target is set for the period,
 * it and what is missing to it come last (`targetLines`). Source: SPEC section 3.
 */
export function* briefing(index: FunnelIndex, query: Query, today: number): Steps<Result<AnswerCell[][]>> {
  const { from, to } = query.period ?? {};
  if (from === undefined || to === undefined) return fail("briefingNeedsPeriod");
  const asOf = query.asOf ?? today;
  const compared = comparedPeriods({ from, to }, Math.floor(asOf), index.setup.settings);
  if (compared === undefined) return fail("periodNotBegun", { from });
  const { current, previous, lastYear, isComplete } = compared;
  const earlier = (part: Days): Query => ({ ...query, period: part, asOf: isComplete ? asOf : part.to });
  const rows: AnswerCell[][] = [];
  for (const line of lines) {
    const asked = [{ ...query, asOf }, earlier(previous), earlier(lastYear)] as const;
    const figures: Told[] = [];
    for (const each of asked) {
      const told = tell(line, index, each, today);
      if (!told.ok) return told;
      figures.push(told.value);
      yield;
    }
    rows.push(rowOf(line, figures));
  }
  const targets = targetLines(index, { ...query, asOf }, today);
  return succeed([headersOf([current, previous, lastYear]), ...rows, ...targets.map(targetRow)]);
}

/** A line's figure in one period, or why there is none. */
type Told = Figure | Reason;

/** A missing rate spoils one line; a question that can't be understood spoils all of them. */
function tell(line: Line, index: FunnelIndex, query: Query, today: number): Result<Told> {
  const figure = line.evaluate(index, query, today);
  if (figure.ok) return figure;
  return figure.reason.code === "missingRate" ? succeed(figure.reason) : figure;
}

function headersOf([current, previous, lastYear]: readonly [Days, Days, Days]): AnswerCell[] {
  const counts: AnswerCell[] = [{ term: "headerN" }, { term: "headerOf" }];
  const changes: AnswerCell[] = [{ term: "headerChange" }, { term: "headerChangePercent" }];
  const during = ({ from, to }: Days): AnswerCell => ({ term: "headerDuring", params: { from, to } });
  return [
    { term: "headerFigure" },
    during(current),
    ...counts,
    during(previous),
    ...counts,
    ...changes,
    during(lastYear),
    ...counts,
    ...changes,
    { term: "headerNote" },
  ];
}

function rowOf(line: Line, [current, previous, lastYear]: readonly Told[]): AnswerCell[] {
  return [
    { term: line.term },
    ...valueAndCounts(current),
    ...valueAndCounts(previous),
    ...changeBetween(line, previous, current),
    ...valueAndCounts(lastYear),
    ...changeBetween(line, lastYear, current),
    noteOn(line, current, previous),
  ];
}

/** A target's row: the present period alone. */
function targetRow({ term, value, counts, note }: TargetLine): AnswerCell[] {
  const [numerator = "", denominator = ""] = counts ?? [];
  return [{ term }, value ?? "", numerator, denominator, ...Array<AnswerCell>(10).fill(""), note ?? ""];
}

function valueOf(told: Told | undefined): number | undefined {
  return told !== undefined && "view" in told && typeof told.value === "number" ? told.value : undefined;
}

function valueAndCounts(told: Told | undefined): AnswerCell[] {
  const figure = told !== undefined && "view" in told ? told : undefined;
  return [valueOf(told) ?? "", figure?.numerator ?? figure?.count ?? "", figure?.denominator ?? ""];
}

function changeBetween({ kind }: Line, before: Told | undefined, after: Told | undefined): AnswerCell[] {
  const [first, second] = [valueOf(before), valueOf(after)];
  if (first === undefined || second === undefined) return ["", ""];
  return [second - first, kind === "share" || first === 0 ? "" : (second - first) / Math.abs(first)];
}

function noteOn({ kind }: Line, current: Told | undefined, previous: Told | undefined): AnswerCell {
  if (current === undefined) return "";
  if (!("view" in current)) return { term: current.code, params: current.params };
  if (kind === "sum" || valueOf(current) === undefined) return "";
  const { denominator, count, interval } = current;
  return tooFewNote(denominator ?? count ?? 0, interval, valueOf(previous));
}
