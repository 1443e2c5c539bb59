import type { CellValue } from "../cell";
import { asInstant, isSerial } from "../dates/serial";
import { fail, succeed, type Result } from "../result";
import { listValue } from "../store/listValue";
import { tableOf } from "../store/roles";
import type { StoreRecord } from "../store/record";
import type { PlanContext } from "./context";
import { resolveMovedAt } from "./movedAt";
import type { Plan } from "./plan";

/** A contact with a customer, to be logged. */
export interface ActivityWish {
  /** When it was; absent: now. Never in the future: what is planned is a Next Contact. */
  readonly at?: number | undefined;
  readonly kind?: string | undefined;
  readonly summary?: string | undefined;
  /** Also set on the record; null clears it there, absent leaves it. */
  readonly nextContact?: number | null | undefined;
}

/** Plans a row in Activities, and the record's Next Contact. Failures: `activityEmpty`, `dateInFuture`, `dateUnreadable`, `recordEmpty`. */
export function planActivity(record: StoreRecord, wish: ActivityWish, context: PlanContext): Result<Plan> {
  if (record.id === "") return fail("recordEmpty");
  const kind = listValue(context.setup, "Activity Kind", wish.kind ?? "");
  const summary = wish.summary?.trim() ?? "";
  if (kind === "" && summary === "") return fail("activityEmpty");
  if (typeof wish.nextContact === "number" && !isSerial(wish.nextContact)) {
    return fail("dateUnreadable", { value: wish.nextContact });
  }
  const when = resolveMovedAt(wish.at ?? asInstant(context.now), undefined, context.now);
  if (!when.ok) return when;
  const activityId = context.newId("activity");
  const values: Record<string, CellValue> = {
    activityId,
    at: when.value.movedAt,
    recordId: record.id,
    kind,
    by: context.by,
    summary,
    nextContact: wish.nextContact ?? "",
  };
  const patch = {
    table: tableOf(record.type),
    recordId: record.id,
    values: { nextContact: wish.nextContact ?? "" },
  };
  return succeed({
    events: [],
    patches: wish.nextContact === undefined ? [] : [patch],
    newRows: [{ table: "Activities", recordId: activityId, values }],
    removedRows: [],
    notices: [],
  });
}
