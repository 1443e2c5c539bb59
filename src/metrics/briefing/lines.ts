import { endOf } from "../../domain/dates/duration";
import type { Result } from "../../domain/result";
import { writeOption } from "../../domain/store/words";
import type { Figure } from "../figures/figure";
import { recordedOnTime } from "../figures/recordedOnTime";
import { figureOf } from "../figureOf";
import type { FunnelIndex } from "../index/funnelIndex";
import { stallLevels } from "../names/outcomes";
import type { Filter, MetricName, Query } from "../query";

/** One figure of the briefing. */
export interface Line {
  /** What it is called: a message code. */
  readonly term: string;
  /** Counts and amounts are what they are; shares and times of few are too few to tell. */
  readonly kind: "sum" | "share" | "time";
  /** Its figure under a query that says period, as-of and filters. */
  readonly evaluate: (index: FunnelIndex, query: Query, today: number) => Result<Figure>;
}

function line(
  term: string,
  metric: MetricName,
  args: readonly string[] = [],
  kind: Line["kind"] = "sum",
): Line {
  return {
    term,
    kind,
    evaluate: (index, query, today) => figureOf(index, { ...query, metric, args }, today),
  };
}

/** A line whose query has one more filter, which may depend on the day whose state is asked. */
function filtered(
  term: string,
  metric: MetricName,
  args: readonly string[],
  filter: (index: FunnelIndex, day: number) => Filter,
): Line {
  return {
    term,
    kind: "sum",
    evaluate: (index, query, today) => {
      const more = filter(index, stateDay(query, today));
      return figureOf(index, { ...query, metric, args, filters: [...query.filters, more] }, today);
    },
  };
}

/** The day whose state a query asks for: the period's last, or that of the as-of where it is earlier. */
function stateDay({ period, asOf }: Query, today: number): number {
  return Math.min(period?.to ?? Infinity, Math.floor(endOf(asOf ?? today) - 1e-9));
}

const overdue = (_: FunnelIndex, day: number): Filter => ({
  field: "Expected Close",
  anyOf: [{ kind: "number", operator: "<", value: day }],
});

const stalled = ({ setup }: FunnelIndex): Filter => ({
  field: "Stall Level",
  anyOf: [
    { kind: "text", pattern: writeOption(stallLevels, "stalled", setup.settings.locale), negated: false },
  ],
});

/**
 * The figures of the briefing 销售简报, in the order in which it is read: what came in, what became of it, what is under way, how long it
 * took, what needs attention, how it was worked. Each is the metric that a cell asks for; deals are overdue that are open and whose
 * expected close is before the day.
 */
export const lines: readonly Line[] = [
  line("briefNewLeads", "TALLY", ["new leads"]),
  line("briefConverted", "TALLY", ["converted"]),
  line("briefConversion", "CONVERSION", ["lead", "opportunity"], "share"),
  line("briefNewOpportunities", "TALLY", ["new opportunities"]),
  line("briefWon", "TALLY", ["won"]),
  line("briefWonAmount", "AMOUNT", ["won"]),
  line("briefLost", "TALLY", ["lost"]),
  line("briefLostAmount", "AMOUNT", ["lost"]),
  line("briefWinRate", "WINRATE", [], "share"),
  line("briefCustomers", "TALLY", ["customers"]),
  line("briefNewCustomers", "TALLY", ["new customers"]),
  line("briefOpen", "TALLY", ["open"]),
  line("briefOpenAmount", "AMOUNT", ["open"]),
  line("briefWeighted", "AMOUNT", ["weighted"]),
  line("wordConvertTime", "CONVERTTIME", [], "time"),
  line("wordSalesCycle", "SALESCYCLE", [], "time"),
  line("wordTotalTime", "TOTALTIME", [], "time"),
  filtered("briefStalledDeals", "TALLY", ["open"], stalled),
  filtered("briefStalledLeads", "TALLY", ["open leads"], stalled),
  filtered("briefOverdue", "TALLY", ["open"], overdue),
  filtered("briefOverdueAmount", "AMOUNT", ["open"], overdue),
  line("briefActivities", "TALLY", ["activities"]),
  { term: "briefOnTime", kind: "share", evaluate: recordedOnTime },
];
