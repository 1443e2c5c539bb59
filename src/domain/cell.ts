/**
 * What a worksheet cell holds once it has been read: text, a number (dates are serials), a logical value, or `""` when
 * it is empty. Office.js gives `""` for an empty cell, and cell errors as text ("#N/A").
 */
export type CellValue = string | number | boolean;

/** A block of cells, row by row. */
export type CellBlock = CellValue[][];
