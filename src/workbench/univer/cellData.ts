import { CellValueType } from "@univerjs/core";
import type { ICellData, Nullable } from "@univerjs/core";
import type { CellValue } from "../model/values";
import { errorFromText, isCellError } from "../model/values";

/** What a cell holds, as the workbook keeps it. */
export interface CellContent {
  readonly value: CellValue;
  readonly formula: string | null;
}

/** Univer's content of a cell, every member given so that nothing old stays; its look is apart. */
export function gridCell(value: CellValue, formula: string | null): ICellData {
  const cell: ICellData = {};
  if (formula !== null) cell.f = formula;
  if (value === null) return cell;
  if (isCellError(value)) return { ...cell, v: value.error, t: CellValueType.STRING };
  if (typeof value === "number") return { ...cell, v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { ...cell, v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { ...cell, v: value, t: CellValueType.STRING };
}

/** What Univer has in a cell. A formula's value is left to the calculation. */
export function cellContent(cell: Nullable<ICellData>, formula: string | null): CellContent {
  if (!cell) return { value: null, formula: null };
  if (formula !== null) return { value: null, formula };
  const { v, t } = cell;
  if (v === undefined || v === null || v === "") return { value: richText(cell), formula: null };
  if (t === CellValueType.BOOLEAN) return { value: v === 1 || v === true || v === "1", formula: null };
  if (typeof v === "number" || typeof v === "boolean") return { value: v, formula: null };
  if (t === CellValueType.NUMBER && v.trim() !== "" && Number.isFinite(Number(v)))
    return { value: Number(v), formula: null };
  const error = errorFromText(v);
  return { value: error ? { error } : v, formula: null };
}

/** The plain text of a cell that holds paragraphs (pasted, or with line breaks). */
function richText(cell: ICellData): string | null {
  const stream = cell.p?.body?.dataStream;
  return stream ? stream.replace(/\r\n$/, "").replace(/\r/g, "\n") : null;
}
