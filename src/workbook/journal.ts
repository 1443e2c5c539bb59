import type { AdoptionDecisions } from "../domain/adopting/types";
import type { Language } from "../domain/language";
import type { Plan } from "../domain/planning/plan";
import type { Session } from "./run";

/**
 * An operation that was begun: written to the workbook's settings before its first cell and taken out after its last, so
 * that a cut leaves what is needed to finish it. Excel's batches are not transactions: earlier actions stay done.
 */
export type Intent =
  | { readonly kind: "plan"; readonly plan: Plan }
  | { readonly kind: "setUp"; readonly language: Language }
  | AdoptIntent;

/** An adoption that was begun. */
export interface AdoptIntent {
  readonly kind: "adopt";
  readonly sheet: string;
  readonly by: string;
  readonly now: number;
  readonly decisions: AdoptionDecisions;
}

/** An intent with the key it is kept under. */
export interface PendingIntent {
  readonly key: string;
  readonly intent: Intent;
}

const prefix = "funnelbook.pending.";

/** Puts the intent into the next sync; returns its key. */
export function noteIntent({ context }: Session, id: string, intent: Intent): string {
  const key = prefix + id;
  context.workbook.settings.add(key, JSON.stringify(intent));
  return key;
}

/** Takes the intent out with the next sync. */
export function settleIntent({ context }: Session, key: string): void {
  context.workbook.settings.getItemOrNullObject(key).delete();
}

/** The operations that were begun and not settled, oldest key first. One sync. */
export async function pendingIntents({ context, sync }: Session): Promise<PendingIntent[]> {
  const { settings } = context.workbook;
  settings.load("items/key,items/value");
  await sync();
  return settings.items
    .filter((item) => item.key.startsWith(prefix))
    .map((item) => ({ key: item.key, intent: readIntent(item.value) }))
    .filter((pending): pending is PendingIntent => pending.intent !== undefined)
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** An intent was written by this add-in and is read as it was written; anything else under the key is left alone. */
function readIntent(value: unknown): Intent | undefined {
  if (typeof value !== "string") return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    if (typeof parsed === "object" && parsed !== null && "kind" in parsed) return parsed as Intent;
  } catch {
    return undefined;
  }
  return undefined;
}
