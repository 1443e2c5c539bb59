import type { CellValue } from "../domain/cell";
import { succeed, type Result } from "../domain/result";
import { forecastCategories, writeOption } from "../domain/store/words";
import type { AnswerCell } from "./answer";
import { isInPipeline } from "./bridging/followPipeline";
import { Pricing } from "./bridging/pricing";
import { PipelineScope } from "./bridging/scope";
import { ageOf, daysInStage, opportunitiesThat } from "./figures/outcome";
import { currentOwnerOf } from "./figures/owner";
import { compileFilters } from "./filters/compileFilters";
import { winProbability } from "./filters/readField";
import { at } from "./index/at";
import type { FunnelIndex } from "./index/funnelIndex";
import type { View } from "./index/view";
import { categoryIn } from "./figures/forecastCategory";
import type { Query } from "./query";
import { ExactSum } from "./statistics/exactSum";

const headers = [
  "headerOpportunityId",
  "headerName",
  "headerAccount",
  "headerFunnel",
  "headerStage",
  "headerOwner",
  "headerAmount",
  "headerCurrency",
  "headerBaseAmount",
  "headerProbability",
  "headerWeighted",
  "headerForecastCategory",
  "headerExpectedClose",
  "headerDaysInStage",
  "headerAge",
] as const;

/**
 * SNAPSHOT(date): the open deals as they stood at the end of the day (or at the instant), the largest base amount first, below a row of
 * totals: how many, base amount, weighted amount. Stage, owner, amount, currency, probability, category and expected close are
 * as of the date, name and account today's. The probability is the row's, else its stage's. A `Period` is a close period, as in
 * BRIDGE, whose opening and closing are these totals. Source: SPEC sections 2 and 3.
 */
export function snapshot(index: FunnelIndex, query: Query, today: number): Result<AnswerCell[][]> {
  const [date = today] = query.numbers;
  const view = index.view(date, query.asRecordedOn);
  const tests = compileFilters(view, query.filters);
  if (!tests.ok) return tests;
  const scope = new PipelineScope(view, tests.value, query.period);
  const pricing = new Pricing(view);
  const deals: number[] = [];
  const values: number[] = [];
  const total = new ExactSum();
  const weighted = new ExactSum();
  for (const record of opportunitiesThat(view, "open")) {
    if (!scope.concerns(record) || !isInPipeline(view, scope, record)) continue;
    const value = pricing.valueOf(view.lastRow(record), view.day);
    const probability = winProbability(view, record);
    deals.push(record);
    values.push(value);
    total.add(value);
    if (!Number.isNaN(probability)) weighted.add(value * probability);
  }
  if (pricing.problem !== undefined) return { ok: false, reason: pricing.problem };
  const shown = largestFirst(view, deals, values, query.rows);
  // Rows that no spill shows are there to be counted only.
  const unseen: AnswerCell[] = headers.map(() => "");
  const rows = deals.map((_, place) => {
    const deal = shown[place];
    return deal === undefined ? unseen : dealRow(view, deals[deal] ?? -1, values[deal] ?? 0);
  });
  const totals = headers.map((header): AnswerCell => {
    if (header === "headerOpportunityId") return { term: "snapshotTotal", params: { count: deals.length } };
    if (header === "headerBaseAmount") return total.total;
    return header === "headerWeighted" ? weighted.total : "";
  });
  return succeed([headers.map((term) => ({ term })), totals, ...rows]);
}

/** The places of the deals with the largest values, so many at most; equal ones by their ids. */
function largestFirst(
  view: View,
  deals: readonly number[],
  values: readonly number[],
  most: number,
): readonly number[] {
  const { records } = view.core;
  const limit = new Float64Array(values).sort().at(-most) ?? -Infinity;
  const places: number[] = [];
  values.forEach((value, place) => {
    if (value >= limit) places.push(place);
  });
  const idAt = (place: number): string => records.id(deals[place] ?? -1);
  return places
    .sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || (idAt(a) < idAt(b) ? -1 : 1))
    .slice(0, most);
}

function dealRow(view: View, deal: number, value: number): AnswerCell[] {
  const { log, records } = view.core;
  const row = view.lastRow(deal);
  const amount = at(log.amount, row);
  const probability = winProbability(view, deal);
  const isBlank = Number.isNaN(amount);
  return [
    records.id(deal),
    records.cell(deal, "name") ?? "",
    records.cell(deal, "account") ?? "",
    view.stage(deal)?.funnel ?? "",
    view.stage(deal)?.name ?? "",
    currentOwnerOf(view, deal),
    numberOrBlank(amount),
    log.currency.get(row).trim(),
    isBlank ? "" : value,
    numberOrBlank(probability),
    isBlank ? "" : numberOrBlank(value * probability),
    writeOption(forecastCategories, categoryIn(view, row), view.setup.settings.locale),
    numberOrBlank(at(log.expectedClose, row)),
    numberOrBlank(daysInStage(view, deal)),
    numberOrBlank(ageOf(view, deal)),
  ];
}

function numberOrBlank(value: number): CellValue {
  return Number.isNaN(value) ? "" : value;
}
