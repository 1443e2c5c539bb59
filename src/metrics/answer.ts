import type { CellBlock, CellValue } from "../domain/cell";
import type { Word } from "../domain/language";
import type { Reason } from "../domain/result";

/**
 * What a query comes to: one value, a block that spills, or why there is none. `#VALUE!` is for a question that can't be
 * understood (unknown stage, field, option), `#N/A` for one that nothing matches. Words inside a block (headers, notes)
 * are {@link Term}s, put into the workbook's language by `functions`.
 */
export type Answer =
  | { readonly kind: "value"; readonly value: CellValue }
  | { readonly kind: "table"; readonly rows: readonly (readonly AnswerCell[])[] }
  | { readonly kind: "error"; readonly error: "#VALUE!" | "#N/A"; readonly reason: Reason };

/** A word that `messages` says in the workbook's language; so it does words that are named in it. */
export interface Term {
  readonly term: string;
  readonly params?: Readonly<Record<string, string | number | Word>>;
}

/** A cell of an answer: a value, or a term that every language has words for. */
export type AnswerCell = CellValue | Term;

export type { CellBlock };
