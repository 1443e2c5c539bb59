import type { CellValue } from "../../src/domain/cell";
import { parseCriterion } from "../../src/domain/criteria/parseCriterion";
import { serialOf } from "../../src/domain/dates/serial";
import type { LogEvent, RecordState } from "../../src/domain/log/event";
import { defaultStages } from "../../src/domain/stages/defaultStages";
import type { Funnel, Setup, Stage } from "../../src/domain/store/setup";
import type { StoreRecord } from "../../src/domain/store/record";
import { readOption, eventKinds, type RecordType, type StageType } from "../../src/domain/store/words";
import type { Answer } from "../../src/metrics/answer";
import { evaluate } from "../../src/metrics/evaluate";
import { createIndex, type FunnelIndex } from "../../src/metrics/index/funnelIndex";
import type { ActivityRow, Ledger } from "../../src/metrics/ledger";
import { plainQuery, type MetricName, type Query } from "../../src/metrics/query";

/** A serial of "2026-01-05" or "2026-01-05 14:30". */
export function day(text: string): number {
  const [date = "", time] = text.split(" ");
  const [year = 0, month = 0, dayOfMonth = 0] = date.split("-").map(Number);
  const serial = serialOf(year, month, dayOfMonth);
  if (serial === undefined) throw new Error(`no date ${text}`);
  const [hours = 0, minutes = 0] = (time ?? "0:0").split(":").map(Number);
  return serial + (hours * 60 + minutes) / 1440;
}

/** Stages written as "Collect Lead:lead, Contact:open:10%, Lost:lost". */
export function funnel(name: string, stages: string): Funnel {
  return {
    name,
    stages: stages.split(",").map((written, order): Stage => {
      const [stage = "", type = "open", probability] = written.trim().split(":");
      return {
        funnel: name,
        order: order + 1,
        name: stage.trim(),
        type: type as StageType,
        probability: probability === undefined ? undefined : Number(probability.replace("%", "")) / 100,
        stallDays: undefined,
        requiredFields: [],
        alsoCalled: [],
        active: true,
      };
    }),
  };
}

/** The article's funnel in English. */
export const salesFunnel = funnel(
  "Sales",
  defaultStages
    .map(
      ({ name, type, probability }) =>
        `${name.en}:${type}${probability === undefined ? "" : `:${String(probability * 100)}%`}`,
    )
    .join(","),
);

export function setupWith(part: Partial<Setup> = {}): Setup {
  return {
    funnels: [salesFunnel],
    people: [],
    lists: [],
    rates: [],
    calendar: [],
    targets: [],
    closedPeriods: [],
    settings: {
      locale: "en",
      timeZone: "",
      baseCurrency: "USD",
      fiscalYearStart: 1,
      weekStart: 1,
      workingDays: [1, 2, 3, 4, 5],
      schemaVersion: 1,
    },
    ...part,
  };
}

const shorthand: Readonly<
  Record<string, keyof RecordState | "refersTo" | "recordedAt" | "eventId" | "reason" | "by" | "movedAt">
> = {
  to: "refersTo",
  from: "refersTo",
  voids: "refersTo",
  into: "refersTo",
  recorded: "recordedAt",
  id: "eventId",
  owner: "owner",
  amount: "amount",
  currency: "currency",
  probability: "probability",
  category: "forecastCategory",
  expected: "expectedClose",
  funnel: "funnel",
  reason: "reason",
  by: "by",
};

/**
 * Log rows from lines like `O-1 2026-01-05 Created Contact owner=Ann amount=100` or `L-1 2026-01-09T14:30 Converted to=O-1`. Records
 * that begin with L are leads. What a line does not say stays as it was after the record's line before; `undated` for no date.
 * A stage is written without spaces (`Collect_Lead`). Each event is recorded when it happened unless `recorded=` says otherwise.
 */
export function log(text: string): LogEvent[] {
  const states = new Map<string, RecordState>();
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line, index): LogEvent => {
      const [recordId = "", date = "", kind = "", ...rest] = line.split(/\s+/);
      const event = readOption(eventKinds, kind);
      if (event === undefined) throw new Error(`no event ${kind}`);
      const values: Record<string, string> = {};
      let stage: string | undefined;
      for (const word of rest) {
        const [key = "", ...value] = word.split("=");
        if (value.length === 0) stage = word.replaceAll("_", " ");
        else values[shorthand[key] ?? key] = value.join("=").replaceAll("_", " ");
      }
      const before = states.get(recordId);
      const number = (key: keyof RecordState): number | null => {
        const written = values[key];
        if (written === undefined) return (before?.[key] ?? null) as number | null;
        return written === "" ? null : written.includes("-") ? day(written) : Number(written);
      };
      const state: RecordState = {
        funnel: values.funnel ?? before?.funnel ?? "",
        stage: stage ?? before?.stage ?? "",
        owner: values.owner ?? before?.owner ?? "",
        amount: number("amount"),
        currency: values.currency ?? before?.currency ?? "",
        probability: number("probability"),
        forecastCategory: values.forecastCategory ?? before?.forecastCategory ?? "",
        expectedClose: number("expectedClose"),
      };
      states.set(recordId, state);
      const movedAt = date === "undated" ? null : day(date.replace("T", " "));
      return {
        eventId: values.eventId ?? `E-${String(index + 1).padStart(4, "0")}`,
        movedAt,
        recordedAt:
          values.recordedAt === undefined ? (movedAt ?? 40000) : day(values.recordedAt.replace("T", " ")),
        recordId,
        type: typeOf(recordId),
        event,
        refersTo: values.refersTo ?? "",
        fromStage: before?.stage ?? "",
        state,
        reason: values.reason ?? "",
        by: values.by ?? "",
        via: "Pane",
        check: "",
      };
    });
}

function typeOf(recordId: string): RecordType {
  return recordId.startsWith("L") ? "lead" : "opportunity";
}

/** Rows of the record tables: `O-1 product=Cloud account=Acme`. Keys are roles, or headers of extra columns. */
export function rows(text: string): StoreRecord[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line): StoreRecord => {
      const [id = "", ...rest] = line.split(/\s+/);
      const fields = new Map<string, CellValue>();
      for (const word of rest) {
        const [key = "", value = ""] = word.split("=");
        const written = value.replaceAll("_", " ");
        fields.set(key, written !== "" && !Number.isNaN(Number(written)) ? Number(written) : written);
      }
      const type = typeOf(id);
      const linked = fields.get(type === "lead" ? "opportunityId" : "leadId");
      return {
        type,
        id,
        state: {
          funnel: "",
          stage: "",
          owner: "",
          amount: null,
          currency: "",
          probability: null,
          forecastCategory: "",
          expectedClose: null,
        },
        created: null,
        ended: null,
        linkedId: linked === undefined ? "" : String(linked),
        fields,
      };
    });
}

export function ledgerOf(part: Partial<Ledger>): Ledger {
  return { events: [], records: [], activities: [], setup: setupWith(), ...part };
}

/** An index over log lines (see {@link log}), rows and activities. */
export function indexOf(
  text: string,
  more: { rows?: string; setup?: Partial<Setup>; activities?: readonly ActivityRow[] } = {},
): FunnelIndex {
  return createIndex(
    ledgerOf({
      events: log(text),
      records: rows(more.rows ?? ""),
      activities: more.activities ?? [],
      setup: setupWith(more.setup),
    }),
  );
}

/** What a cell would ask: options, and pairs of field and criterion under `where`. */
export type Asked = Partial<Omit<Query, "filters" | "metric" | "args">> & {
  readonly where?: Readonly<Record<string, CellValue | readonly CellValue[]>>;
};

export function query(metric: MetricName, args: readonly string[], asked: Asked = {}): Query {
  const { where = {}, ...options } = asked;
  return {
    ...plainQuery,
    metric,
    args,
    filters: Object.entries(where).map(([field, value]) => ({
      field,
      anyOf: (Array.isArray(value) ? (value as CellValue[]) : [value as CellValue]).map((cell) => {
        const criterion = parseCriterion(cell);
        if (criterion === undefined) throw new Error(`no criterion ${String(cell)}`);
        return criterion;
      }),
    })),
    ...options,
  };
}

/** The period between two dates, both included. */
export function period(from: string, to: string): { readonly from: number; readonly to: number } {
  return { from: day(from), to: day(to) };
}

/** The last day that the tests know. */
export const today = day("2026-12-31");

export function answer(
  index: FunnelIndex,
  metric: MetricName,
  args: readonly string[],
  asked: Asked = {},
): Answer {
  return evaluate(index, query(metric, args, asked), { today, now: today + 0.5 });
}

/** The value of an answer; an error as "#N/A nothingThere". */
export function value(
  index: FunnelIndex,
  metric: MetricName,
  args: readonly string[] = [],
  asked: Asked = {},
): CellValue {
  const found = answer(index, metric, args, asked);
  if (found.kind === "value") return found.value;
  return found.kind === "error" ? `${found.error} ${found.reason.code}` : "a table";
}
