/**
 * Why something could not be done, as data: a code that `messages` turns into a sentence in the reader's
 * language, and the values that the sentence names.
 *
 * @example { code: "unknownStage", params: { stage: "Propsal", nearest: "Proposal" } }
 */
export interface Reason {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** An expected success or an expected failure. Exceptions are for bugs only. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: Reason };

/** Wraps a success. */
export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Makes a {@link Reason}; params default to none. */
export function reason(code: string, params: Readonly<Record<string, string | number>> = {}): Reason {
  return { code, params };
}

/** Wraps a failure. */
export function fail<T = never>(
  code: string,
  params: Readonly<Record<string, string | number>> = {},
): Result<T> {
  return { ok: false, reason: reason(code, params) };
}
