/**
 * One criterion in the language of SUMIFS, parsed: `">=100"`, `"<>"`, `"A*"`, `"~*"`, `"="`, a number, a logical value.
 * Semantics: reference/criteria.json where Excel's rule is given (wildcards match text only; logical values are not
 * numbers; a number criterion also matches that number stored as text; case-insensitive).
 */
export type Criterion =
  | { readonly kind: "blank"; readonly negated: boolean }
  | { readonly kind: "text"; readonly pattern: string; readonly negated: boolean }
  | {
      readonly kind: "number";
      readonly operator: "=" | "<>" | "<" | "<=" | ">" | ">=";
      readonly value: number;
      /**
       * True for a bare 0 of an argument: Excel on Windows and Mac hands an empty cell over as 0, so on a text or date
       * field it stands for an empty cell and filters nothing; on a number field it is zero. See `forColumn`.
       */
      readonly maybeEmpty?: true;
    }
  | { readonly kind: "textOrder"; readonly operator: "<" | "<=" | ">" | ">="; readonly value: string }
  | { readonly kind: "logical"; readonly value: boolean; readonly negated: boolean };
