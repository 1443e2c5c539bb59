import { formatSerial } from "../domain/dates/formatSerial";
import { dayOf, hasTime } from "../domain/dates/serial";
import { fail, succeed, type Result } from "../domain/result";
import type { AnswerCell } from "./answer";
import type { Stretch } from "./bridging/dealFollower";
import { followPipeline } from "./bridging/followPipeline";
import { flowSigns, type BridgeLines, type Flow, type Line } from "./bridging/lines";
import { openingWhenClosed } from "./bridging/openingWhenClosed";
import { rowsAsRecordedBy, rowsAsRecordedNow } from "./bridging/placedRows";
import { Pricing } from "./bridging/pricing";
import { PipelineScope } from "./bridging/scope";
import { stateDate } from "./figures/period";
import { compileFilters } from "./filters/compileFilters";
import type { FunnelIndex } from "./index/funnelIndex";
import { lastMillisecond } from "./index/lastMillisecond";
import type { View } from "./index/view";
import type { Query } from "./query";
import { ExactSum } from "./statistics/exactSum";

const headers = ["headerLine", "headerCount", "headerAmount", "headerEffect"] as const;

/**
 * BRIDGE(from, to): how the open pipeline of the evening before `from` became that of the evening of `to` (or of the as-of, if
 * earlier); an instant is meant as such. Opening + new + reopened + increased − decreased + pulled in − pushed out + transferred in −
 * transferred out ± exchange rates ± prior-period adjustments − won − lost − invalid = closing, each with how many and their amount
 * in base currency, and with its effect on the amount, which adds up from the opening down. A deal's value follows its events in
 * order: it leaves at its last open value. A removed or merged deal leaves as invalid. A change of amount, and of rates, moves no
 * deal: the counts of increased and decreased are no part of the sum.
 *
 * A `Period` is a close period: only deals expected to close in it, and what was pulled in and pushed out. Filters on what the log
 * carries (owner, team, funnel, stage …) make deals come and go: transferred. Where the Periods table has closed the day of the
 * opening, the opening is what was recorded when it was closed, and prior-period adjustments are what has been recorded since.
 * Source: SPEC section 2, "Bridge".
 */
export function bridge(index: FunnelIndex, query: Query, today: number): Result<AnswerCell[][]> {
  const [from = NaN, to = NaN] = query.numbers;
  if (!(from <= to)) return fail("bridgeBackwards", { from: formatSerial(from), to: formatSerial(to) });
  const asOf = stateDate({ from, to }, query.asOf ?? today);
  const opening = hasTime(from) ? from : from - 1;
  const closedAt = lastMillisecond(asOf);
  const followed = follow(
    index,
    query,
    today,
    {
      openedAt: Math.min(lastMillisecond(opening), closedAt),
      closedAt,
      openingDay: dayOf(opening),
      closingDay: dayOf(asOf),
    },
    asOf,
  );
  if (!followed.ok) return followed;
  const { lines, scope } = followed.value;
  const closed = openingWhenClosed(index, query, opening);
  if (!closed.ok) return closed;
  const { count, amount } = lines.residual();
  const dated = (term: string, date: number): AnswerCell => ({ term, params: { date: formatSerial(date) } });
  return succeed([
    headers.map((term) => ({ term })),
    row(dated("bridgeOpening", opening), closed.value ?? lines.opening, 1),
    ...shownFlows(scope).map((flow) => row({ term: terms[flow] }, lines.flow(flow), flowSigns[flow])),
    ...(closed.value === undefined ? [] : [adjustments(lines.opening, closed.value)]),
    ...exits.map((flow) => row({ term: terms[flow] }, lines.flow(flow), flowSigns[flow])),
    row(dated("bridgeClosing", asOf), lines.closing, undefined),
    [{ term: "bridgeResidual" }, count, amount, ""],
  ]);
}

/**
 * Follows the pipeline through a stretch. Where only the log has to be asked, the deals need not be derived as of the closing: today's
 * view, which is ready, knows the set-up as well.
 */
function follow(
  index: FunnelIndex,
  query: Query,
  today: number,
  stretch: Stretch,
  asOf: number,
): Result<{ readonly lines: BridgeLines; readonly scope: PipelineScope }> {
  const { asRecordedOn } = query;
  const past = (): View => index.view(asOf, asRecordedOn);
  let view = asRecordedOn === undefined ? index.view(today) : past();
  let scope = scopeIn(view, query);
  if (scope.ok && asRecordedOn === undefined && !scope.value.isLogged) {
    view = past();
    scope = scopeIn(view, query);
  }
  if (!scope.ok) return scope;
  const pricing = new Pricing(view);
  const rows = asRecordedOn === undefined ? rowsAsRecordedNow(view.core) : rowsAsRecordedBy(view);
  const lines = followPipeline(view.core, rows, scope.value, pricing, stretch);
  if (pricing.problem !== undefined) return { ok: false, reason: pricing.problem };
  return succeed({ lines, scope: scope.value });
}

function scopeIn(view: View, query: Query): Result<PipelineScope> {
  const tests = compileFilters(view, query.filters);
  return tests.ok ? succeed(new PipelineScope(view, tests.value, query.period)) : tests;
}

const terms: Readonly<Record<Flow, string>> = {
  new: "bridgeNew",
  reopened: "bridgeReopened",
  increased: "bridgeIncreased",
  decreased: "bridgeDecreased",
  pulledIn: "bridgePulledIn",
  pushedOut: "bridgePushedOut",
  transferredIn: "bridgeTransferredIn",
  transferredOut: "bridgeTransferredOut",
  exchangeRates: "bridgeExchangeRates",
  won: "bridgeWon",
  lost: "bridgeLost",
  invalid: "bridgeInvalid",
};

const exits = ["won", "lost", "invalid"] as const satisfies readonly Flow[];

/** The flows other than exits that there can be: pulls and pushes under a close period, transfers under a filter. */
function shownFlows(scope: PipelineScope): readonly Flow[] {
  return [
    "new",
    "reopened",
    "increased",
    "decreased",
    ...(scope.hasClosePeriod ? (["pulledIn", "pushedOut"] as const) : []),
    ...(scope.canTransfer ? (["transferredIn", "transferredOut"] as const) : []),
    "exchangeRates",
  ];
}

/** A line: how many, their amount, and what that does to the pipeline: its amount with the line's sign. Blank without one. */
function row(label: AnswerCell, line: Line, sign: 1 | -1 | undefined): AnswerCell[] {
  const amount = line.amount.total;
  // Not −0, which is no better than 0 and looks odd.
  return [label, line.count, amount, sign === undefined ? "" : sign * amount + 0];
}

/** What has been recorded of the opening since its day was closed: opening as recorded now − opening as recorded then. */
function adjustments(now: Line, then: Line): AnswerCell[] {
  const amount = new ExactSum();
  amount.addAll(now.amount);
  amount.subtractAll(then.amount);
  return [{ term: "bridgePriorPeriod" }, now.count - then.count, amount.total, amount.total];
}
