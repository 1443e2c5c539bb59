import type { TableLayout } from "../layout";

/** Rows of a table's body, from 0. */
export interface Rows {
  readonly first: number;
  readonly count: number;
}

/** What a drop-down offers: the cells of a column's rows, or a text with all values. */
export type OfferSource = Rows | { readonly text: string };

/** A drop-down: the column that has it, and the one that feeds it. Columns are counted within their table, from 0. */
export interface Offer {
  readonly table: TableLayout;
  readonly column: number;
  readonly from: TableLayout;
  readonly sourceColumn: number;
  readonly source: OfferSource;
}

/** All rows of a table's body; an empty table has one blank row. */
export function everyRow(table: TableLayout): Rows {
  return { first: 0, count: Math.max(table.rowCount, 1) };
}
