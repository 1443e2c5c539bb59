import type { CellValue } from "../../src/domain/cell";
import type { LogEvent } from "../../src/domain/log/event";
import type { PlanContext } from "../../src/domain/planning/context";
import type { CellPatch, Plan } from "../../src/domain/planning/plan";
import { reconcileRecord } from "../../src/domain/reconciling";
import type { Reconciled } from "../../src/domain/reconciling";
import type { Reason, Result } from "../../src/domain/result";
import { defaultSetup } from "../../src/domain/store/defaults";
import { parseRecord } from "../../src/domain/store/parseRecord";
import { parseSetup } from "../../src/domain/store/parseSetup";
import type { StoreRecord } from "../../src/domain/store/record";
import type { RowValues } from "../../src/domain/store/row";
import type { Setup } from "../../src/domain/store/setup";
import type { RecordType, Via } from "../../src/domain/store/words";

/** 2026-11-23 10:00. */
export const now = 46349 + 10 / 24;

export const setup: Setup = defaultSetup("en");

/** The default funnel and a second one, "Partners", with two open stages, won and lost; some people. */
export const twoFunnels: Setup = withStages([
  ["Partners", 1, "Found", "lead"],
  ["Partners", 2, "Talking", "open"],
  ["Partners", 3, "Signing", "open"],
  ["Partners", 4, "Signed", "won"],
  ["Partners", 5, "Lost", "lost"],
]);

export function withStages(rows: readonly (readonly [string, number, string, string])[]): Setup {
  const more = parseSetup({
    stages: rows.map(
      ([funnel, order, stage, type]) =>
        new Map<string, CellValue>(Object.entries({ funnel, order, stage, type })),
    ),
  });
  return { ...setup, funnels: [...setup.funnels, ...more.setup.funnels] };
}

let idsGiven = 0;

/** A context in which every id is new. */
export function contextAt(at: number, by = "Ann", via: Via = "Pane", over: Setup = setup): PlanContext {
  return {
    now: at,
    by,
    via,
    setup: over,
    newId: (kind) => `${kind.slice(0, 1).toUpperCase()}-new-${String(++idsGiven)}`,
  };
}

/** What came of a plan that must succeed. */
export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.reason.code} ${JSON.stringify(result.reason.params)}`);
  return result.value;
}

/** Why a plan that must fail did. */
export function refused(result: Result<unknown>): Reason {
  if (result.ok) throw new Error("was not refused");
  return result.reason;
}

/** The events of a plan as "Moved Contact → Proposal". */
export function told(events: readonly LogEvent[]): string[] {
  return events.map(({ event, fromStage, state, refersTo }) =>
    [event, event === "Moved" ? `${fromStage} → ${state.stage}` : "", refersTo]
      .filter((part) => part !== "")
      .join(" "),
  );
}

/** A workbook in a few maps: rows by id and a log, to which plans are applied as the workbook would. */
export class Desk {
  readonly rows = new Map<string, { type: RecordType; cells: Map<string, CellValue> }>();
  readonly log: LogEvent[] = [];
  setup: Setup;

  constructor(over: Setup = setup) {
    this.setup = over;
  }

  put(type: RecordType, values: RowValues): StoreRecord {
    const id = String(values[type === "lead" ? "leadId" : "opportunityId"] ?? "");
    this.rows.set(id, { type, cells: new Map(Object.entries(values)) });
    return this.record(id);
  }

  record(id: string): StoreRecord {
    const row = this.rows.get(id);
    if (row === undefined) throw new Error(`no row ${id}`);
    return parseRecord(row.type, row.cells, this.setup).record;
  }

  cell(id: string, role: string): CellValue {
    return this.rows.get(id)?.cells.get(role) ?? "";
  }

  history(id: string): LogEvent[] {
    return this.log.filter((event) => event.recordId === id);
  }

  type(id: string, values: RowValues): void {
    for (const [role, value] of Object.entries(values)) this.rows.get(id)?.cells.set(role, value);
  }

  apply(plan: Plan): Plan {
    this.log.push(...plan.events);
    for (const row of plan.newRows) {
      if (row.table === "Activities") continue;
      this.put(row.table === "Leads" ? "lead" : "opportunity", row.values);
    }
    this.patch(plan.patches);
    for (const { recordId } of plan.removedRows) this.rows.delete(recordId);
    return plan;
  }

  patch(patches: readonly CellPatch[]): void {
    for (const { recordId, values } of patches) this.type(recordId, values);
  }

  do(result: Result<Plan>): Plan {
    return this.apply(done(result));
  }

  /** Reconciles one row and writes what is found. */
  reconcile(id: string, at: number, via: Via = "Repair", by = "unknown (grid)"): Reconciled {
    const context = {
      ...contextAt(at, by, via, this.setup),
      find: (other: string) => (this.rows.has(other) ? this.record(other) : undefined),
    };
    const found = reconcileRecord(this.record(id), this.history(id), context);
    this.log.push(...found.events);
    const row = this.rows.get(id);
    for (const patch of found.patches) {
      const { recordId } = patch;
      if (recordId !== id && row) {
        this.rows.delete(id);
        this.rows.set(recordId, row);
      }
      this.patch([patch]);
    }
    return found;
  }
}
