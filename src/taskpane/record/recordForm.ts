import { reason, type Reason, type Result } from "../../domain/result";
import { forecastCategories, readOption } from "../../domain/store/words";
import { typedDate } from "../fields/typedDate";
import { typedAmount, typedProbability } from "../fields/typedNumber";
import type { MoveChoice, MoveForm, RecordView } from "../ports";
import type { Reader } from "../reader";
import { requiredField, type RequiredField } from "./requiredFields";

/** What the user has typed so far, by input; an input that was not touched is missing. */
export type Edits = Readonly<Record<string, string>>;

/** The texts that the inputs show before anybody types. */
export function recordTexts(record: RecordView, reader: Reader): Edits {
  const date = (serial: number | null): string => (serial === null ? "" : reader.date(serial));
  return {
    amount: record.amount === null ? "" : reader.number(record.amount),
    owner: record.owner,
    probability: record.probability === null ? "" : reader.percent(record.probability),
    forecastCategory: readOption(forecastCategories, record.forecastCategory) ?? record.forecastCategory,
    expectedClose: date(record.expectedClose),
    nextContact: date(record.nextContact),
    nextStep: record.nextStep,
  };
}

/** The fields that the chosen move requires and the record lacks. */
export function requiredBy(record: RecordView, move: MoveChoice | undefined): readonly RequiredField[] {
  return (move?.missing ?? []).map((header) => requiredField(record.type, header));
}

/** What the form sends, or what is wrong with it by input, in the order of the inputs. */
export type ReadForm =
  | { readonly ok: true; readonly form: MoveForm }
  | { readonly ok: false; readonly errors: ReadonlyMap<string, Reason> };

/**
 * Reads what was typed into what a move sends: only what differs from the record. A required field that is still blank, a loss
 * without a reason and a text that is no number or date are errors at their inputs.
 */
export function readRecordForm(
  record: RecordView,
  move: MoveChoice | undefined,
  edits: Edits,
  texts: Edits,
  today: number,
): ReadForm {
  const errors = new Map<string, Reason>();
  const form: Record<string, unknown> = {};
  const changed = (name: string): string | undefined => {
    const typed = edits[name]?.trim();
    return typed === undefined || typed === (texts[name] ?? "") ? undefined : typed;
  };
  const take = <T>(name: string, read: (typed: string) => Result<T>): void => {
    const typed = changed(name);
    if (typed === undefined) return;
    const result = read(typed);
    if (result.ok) form[name] = result.value;
    else errors.set(name, result.reason);
  };
  const takeText = (name: string): void => {
    const typed = changed(name);
    if (typed !== undefined) form[name] = typed;
  };
  const date = (typed: string): Result<number | null> => typedDate(typed, today);

  if (move !== undefined) {
    form.stage = move.stage;
    if (move.funnel !== record.funnel && move.funnel !== "") form.funnel = move.funnel;
  }
  takeText("reason");
  takeText("competitor");
  take("amount", typedAmount);
  take("nextContact", date);
  takeText("note");
  take("at", date);
  takeText("owner");
  take("probability", typedProbability);
  takeText("forecastCategory");
  take("expectedClose", date);
  takeText("nextStep");
  if (form.at === null) delete form.at;

  const extra: Record<string, string | number> = {};
  for (const { field, header, kind } of requiredBy(record, move)) {
    const typed = (edits[field] ?? texts[field] ?? "").trim();
    if (typed === "")
      errors.set(field, reason("paneFieldNeeded", { field: header, stage: move?.stage ?? "" }));
    else if (field.startsWith("extra:")) {
      const value = readExtra(kind, typed, today);
      if (!value.ok) errors.set(field, value.reason);
      else if (value.value !== null) extra[header] = value.value;
    }
  }
  if (move?.kind === "lost" && (edits.reason ?? "").trim() === "") {
    errors.set("reason", reason("paneLossReasonNeeded"));
  }
  if (Object.keys(extra).length > 0) form.fields = extra;
  return errors.size > 0 ? { ok: false, errors } : { ok: true, form };
}

function readExtra(
  kind: RequiredField["kind"],
  typed: string,
  today: number,
): Result<string | number | null> {
  if (kind === "date" || kind === "instant") return typedDate(typed, today);
  if (kind === "money" || kind === "number") return typedAmount(typed);
  if (kind === "percent") return typedProbability(typed);
  return { ok: true, value: typed };
}
