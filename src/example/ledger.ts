import type { CellValue } from "../domain/cell";
import { addMilliseconds } from "../domain/dates/serial";
import type { LogEvent } from "../domain/log/event";
import { planActivity, planAdd, planConvert, planTransition } from "../domain/planning";
import type { ActivityWish, ConvertWish, Plan, PlanContext, Wish } from "../domain/planning";
import type { Result } from "../domain/result";
import { parseRecord } from "../domain/store/parseRecord";
import type { StoreRecord } from "../domain/store/record";
import type { RowValues } from "../domain/store/row";
import type { Setup } from "../domain/store/setup";
import type { RecordType } from "../domain/store/words";

type Fields = Record<string, CellValue>;

/** When and by whom something is done in the example. */
export interface Moment {
  /** When it is recorded, a serial with time. */
  readonly now: number;
  readonly by: string;
}

/** The rows that a year of work leaves behind. Every step is planned by the add-in's own rules, so the log is as real as any. */
export class Ledger {
  readonly leads = new Map<string, Fields>();
  readonly deals = new Map<string, Fields>();
  readonly activities: RowValues[] = [];
  readonly events: LogEvent[] = [];
  private readonly histories = new Map<string, LogEvent[]>();
  private lastId = 0;

  constructor(private readonly setup: Setup) {}

  /** Adds a lead or a deal; gives its id. */
  add(type: RecordType, fields: RowValues, moment: Moment): string {
    const plan = this.carryOut(planAdd(type, fields, this.context(moment)));
    return plan.newRows[0]?.recordId ?? "";
  }

  /** One save of a record's form. */
  move(type: RecordType, id: string, wish: Wish, moment: Moment): void {
    this.carryOut(planTransition(this.record(type, id), this.history(id), wish, this.context(moment)));
  }

  /** Converts a lead; gives the new deal's id. */
  convert(id: string, wish: ConvertWish, moment: Moment): string {
    const plan = this.carryOut(
      planConvert(this.record("lead", id), this.history(id), wish, this.context(moment)),
    );
    return plan.newRows.find((row) => row.table === "Opportunities")?.recordId ?? "";
  }

  /** Logs a contact with a customer. */
  contact(type: RecordType, id: string, wish: ActivityWish, moment: Moment): void {
    this.carryOut(planActivity(this.record(type, id), wish, this.context(moment)));
  }

  /** The latest instant that a record's log has; nothing can be done before it. */
  lastAt(id: string): number {
    return this.history(id).reduce((latest, event) => Math.max(latest, event.recordedAt), 0);
  }

  private context({ now, by }: Moment): PlanContext {
    return { now, by, via: "Pane", setup: this.setup, newId: (kind) => this.newId(kind) };
  }

  private newId(kind: "event" | "lead" | "opportunity" | "activity"): string {
    this.lastId += 1;
    const prefix = { event: "E", lead: "L", opportunity: "O", activity: "A" }[kind];
    return `${prefix}-${String(this.lastId).padStart(5, "0")}`;
  }

  private rows(type: RecordType): Map<string, Fields> {
    return type === "lead" ? this.leads : this.deals;
  }

  private record(type: RecordType, id: string): StoreRecord {
    const fields = this.rows(type).get(id) ?? {};
    return parseRecord(type, new Map(Object.entries(fields)), this.setup).record;
  }

  private history(id: string): LogEvent[] {
    return this.histories.get(id) ?? [];
  }

  /** Takes a plan into the rows. A refusal is a mistake of the example. */
  private carryOut(result: Result<Plan>): Plan {
    if (!result.ok)
      throw new Error(
        `The example breaks a rule: ${result.reason.code} ${JSON.stringify(result.reason.params)}`,
      );
    const plan = result.value;
    for (const event of plan.events) {
      this.events.push(event);
      this.histories.set(event.recordId, [...this.history(event.recordId), event]);
    }
    for (const row of plan.newRows) {
      if (row.table === "Activities") this.activities.push(row.values);
      else (row.table === "Leads" ? this.leads : this.deals).set(row.recordId, { ...row.values });
    }
    for (const patch of plan.patches)
      Object.assign(
        (patch.table === "Leads" ? this.leads : this.deals).get(patch.recordId) ?? {},
        patch.values,
      );
    return plan;
  }
}

/** A working hour of a day: between nine and six. */
export const atWork = (day: number, share: number): number =>
  addMilliseconds(Math.floor(day), Math.round((9 + 9 * share) * 3_600_000));
