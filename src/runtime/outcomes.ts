import { reason, succeed, type Reason, type Result } from "../domain/result";
import type { Outcome } from "../taskpane/ports";
import type { Funnelbook } from "./funnelbook";
import type { Operated } from "./operate";

/**
 * Tells the pane what came of an operation over records: done, partly, or refused with why. A form keeps what was typed when nothing
 * was done.
 *
 * @param doneCode The message of success; params: `count`, `recordId` (the one record).
 */
export function tellOutcome(
  app: Funnelbook,
  operated: Result<Operated>,
  doneCode: string,
  canUndo: boolean,
): Result<void> {
  if (!operated.ok) return tellRefusal(app, operated.reason);
  const { done, failures, notices } = operated.value;
  const [first] = failures;
  if (done.length === 0 && first !== undefined) {
    if (failures.length === 1) return tellRefusal(app, first.reason);
    show(app, {
      kind: "refused",
      message: reason("noneDone", { count: failures.length }),
      failures,
      notices,
      canUndo: false,
    });
    return { ok: false, reason: first.reason };
  }
  const message = reason(doneCode, { count: done.length, recordId: done[0] ?? "" });
  show(app, { kind: failures.length > 0 ? "partly" : "done", message, failures, notices, canUndo });
  return succeed(undefined);
}

/** Tells the pane that nothing was done, and why. */
export function tellRefusal(app: Funnelbook, why: Reason): Result<never> {
  show(app, { kind: "refused", message: why, failures: [], notices: [], canUndo: false });
  return { ok: false, reason: why };
}

/** Tells the pane of something that went well. `beside`: what else was found; with failures in it, it went well in part. */
export function tellDone(
  app: Funnelbook,
  code: string,
  params: Reason["params"] = {},
  beside: Pick<Outcome, "failures" | "notices"> = { failures: [], notices: [] },
): Result<void> {
  const kind = beside.failures.length > 0 ? "partly" : "done";
  show(app, { kind, message: reason(code, params), ...beside, canUndo: false });
  return succeed(undefined);
}

function show(app: Funnelbook, outcome: Outcome): void {
  app.pane.set({ outcome });
}
