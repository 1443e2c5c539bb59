import { intersect, isEntireColumn, isEntireRow } from "./area";
import type { FormatSnapshot, LineShape } from "./records";
import type { Area, Block, CellFormat, CellValue } from "./values";

/** One row that has something: values by column, formulas and looks only where there are any. */
interface Row {
  values: CellValue[];
  formulas: Map<number, string> | null;
  formats: (CellFormat | undefined)[] | null;
}

/** The cells of one sheet: rows made when first written, each an array by column. Knows nothing of tables, undo or events. */
export class SheetCells {
  private rows: (Row | undefined)[] = [];
  private columnFormats: (CellFormat | undefined)[] = [];
  private rowFormats: (CellFormat | undefined)[] = [];
  readonly columnShapes: (LineShape | undefined)[] = [];
  readonly rowShapes: (LineShape | undefined)[] = [];

  value(row: number, column: number): CellValue {
    return this.rows[row]?.values[column] ?? null;
  }

  formula(row: number, column: number): string | null {
    return this.rows[row]?.formulas?.get(column) ?? null;
  }

  format(row: number, column: number): CellFormat | undefined {
    return this.rows[row]?.formats?.[column] ?? this.rowFormats[row] ?? this.columnFormats[column];
  }

  /** Sets content; a null value with a null formula empties the cell. */
  set(row: number, column: number, value: CellValue, formula: string | null): void {
    let line = this.rows[row];
    if (!line) {
      if (value === null && formula === null) return;
      line = this.rows[row] = { values: [], formulas: null, formats: null };
    }
    const { values } = line;
    while (values.length < column) values.push(null);
    values[column] = value;
    if (formula !== null) (line.formulas ??= new Map()).set(column, formula);
    else if (line.formulas) {
      line.formulas.delete(column);
      if (line.formulas.size === 0) line.formulas = null;
    }
  }

  /** Sets a result without touching the formula. */
  setValue(row: number, column: number, value: CellValue): void {
    this.set(row, column, value, this.formula(row, column));
  }

  values(area: Area): CellValue[][] {
    const result: CellValue[][] = new Array<CellValue[]>(area.rows);
    for (let i = 0; i < area.rows; i++) {
      const source = this.rows[area.row + i]?.values;
      const line: CellValue[] = new Array<CellValue>(area.columns);
      for (let j = 0; j < area.columns; j++) line[j] = source?.[area.column + j] ?? null;
      result[i] = line;
    }
    return result;
  }

  block(area: Area): Block {
    return { values: this.values(area), formulas: this.formulas(area) };
  }

  private formulas(area: Area): (string | null)[][] | null {
    let any = false;
    const result: (string | null)[][] = [];
    for (let i = 0; i < area.rows && !any; i++) any = this.rowHasFormula(area, i);
    if (!any) return null;
    for (let i = 0; i < area.rows; i++) {
      const source = this.rows[area.row + i]?.formulas;
      const line: (string | null)[] = [];
      for (let j = 0; j < area.columns; j++) line.push(source?.get(area.column + j) ?? null);
      result.push(line);
    }
    return result;
  }

  private rowHasFormula(area: Area, index: number): boolean {
    const formulas = this.rows[area.row + index]?.formulas;
    if (!formulas) return false;
    for (const column of formulas.keys())
      if (column >= area.column && column < area.column + area.columns) return true;
    return false;
  }

  setBlock(area: Area, block: Block): void {
    for (let i = 0; i < area.rows; i++)
      for (let j = 0; j < area.columns; j++)
        this.set(
          area.row + i,
          area.column + j,
          block.values[i]?.[j] ?? null,
          block.formulas?.[i]?.[j] ?? null,
        );
  }

  /** Every formula, in reading order. */
  forEachFormula(visit: (row: number, column: number, formula: string) => void, within?: Area): void {
    const last = within ? Math.min(this.rows.length, within.row + within.rows) : this.rows.length;
    for (let row = within?.row ?? 0; row < last; row++) {
      const formulas = this.rows[row]?.formulas;
      if (!formulas) continue;
      for (const [column, formula] of formulas)
        if (!within || (column >= within.column && column < within.column + within.columns))
          visit(row, column, formula);
    }
  }

  replaceFormula(row: number, column: number, formula: string): void {
    this.rows[row]?.formulas?.set(column, formula);
  }

  /** The part of an area that can have anything in it: rows and columns beyond the last written are cut off. */
  clamp(area: Area): Area | null {
    const used = this.used(false);
    return used ? intersect(area, used) : null;
  }

  /** The smallest area with content (or looks of its own cells, unless `valuesOnly`); null if there is none. */
  used(valuesOnly: boolean): Area | null {
    let top = -1;
    let bottom = -1;
    let left = Number.MAX_SAFE_INTEGER;
    let right = -1;
    for (let row = 0; row < this.rows.length; row++) {
      const line = this.rows[row];
      if (!line) continue;
      const [first, last] = extent(line, valuesOnly);
      if (last < 0) continue;
      if (top < 0) top = row;
      bottom = row;
      if (first < left) left = first;
      if (last > right) right = last;
    }
    return top < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }

  /** Whether no cell of an area has content. */
  isEmpty(area: Area): boolean {
    const last = Math.min(this.rows.length, area.row + area.rows);
    for (let row = area.row; row < last; row++) {
      const line = this.rows[row];
      if (!line) continue;
      const end = Math.min(line.values.length, area.column + area.columns);
      for (let column = area.column; column < end; column++)
        if ((line.values[column] ?? null) !== null || line.formulas?.has(column)) return false;
    }
    return true;
  }

  // --- looks -----------------------------------------------------------------------------------------------------------

  snapshotFormats(area: Area): FormatSnapshot {
    const cells: (readonly (CellFormat | undefined)[] | undefined)[] = [];
    const last = Math.min(this.rows.length, area.row + area.rows);
    for (let row = area.row; row < last; row++)
      cells.push(this.rows[row]?.formats?.slice(area.column, area.column + area.columns));
    return {
      cells,
      ...(isEntireColumn(area) && {
        columns: this.columnFormats.slice(area.column, area.column + area.columns),
      }),
      ...(isEntireRow(area) && { rows: this.rowFormats.slice(area.row, area.row + area.rows) }),
    };
  }

  restoreFormats(area: Area, snapshot: FormatSnapshot): void {
    const last = Math.min(Math.max(this.rows.length, area.row + snapshot.cells.length), area.row + area.rows);
    for (let row = area.row; row < last; row++) {
      const before = snapshot.cells[row - area.row];
      if (!before && !this.rows[row]?.formats) continue;
      const formats = ((this.rows[row] ??= { values: [], formulas: null, formats: null }).formats ??= []);
      const width = Math.min(area.columns, Math.max(formats.length - area.column, before?.length ?? 0));
      for (let j = 0; j < width; j++) formats[area.column + j] = before?.[j];
    }
    if (snapshot.columns)
      for (let j = 0; j < area.columns; j++) this.columnFormats[area.column + j] = snapshot.columns[j];
    if (snapshot.rows) for (let i = 0; i < area.rows; i++) this.rowFormats[area.row + i] = snapshot.rows[i];
  }

  /** Changes the look of every cell of an area; whole columns and rows are kept as such. */
  patchFormats(area: Area, patch: (format: CellFormat) => CellFormat): void {
    const cache = new Map<CellFormat | undefined, CellFormat>();
    const patched = (format: CellFormat | undefined): CellFormat => {
      let result = cache.get(format);
      if (!result) cache.set(format, (result = patch(format ?? {})));
      return result;
    };
    const wholeColumns = isEntireColumn(area);
    const wholeRows = isEntireRow(area);
    if (wholeColumns || wholeRows) {
      this.patchOwnFormats(area, patched);
      if (wholeColumns)
        for (let j = 0; j < area.columns; j++)
          this.columnFormats[area.column + j] = patched(this.columnFormats[area.column + j]);
      if (wholeRows)
        for (let i = 0; i < area.rows; i++)
          this.rowFormats[area.row + i] = patched(this.rowFormats[area.row + i]);
      return;
    }
    for (let i = 0; i < area.rows; i++) {
      const row = area.row + i;
      const line = (this.rows[row] ??= { values: [], formulas: null, formats: null });
      const formats = (line.formats ??= []);
      for (let j = 0; j < area.columns; j++) {
        const column = area.column + j;
        formats[column] = patched(formats[column] ?? this.rowFormats[row] ?? this.columnFormats[column]);
      }
    }
  }

  private patchOwnFormats(area: Area, patched: (format: CellFormat | undefined) => CellFormat): void {
    const last = Math.min(this.rows.length, area.row + area.rows);
    for (let row = area.row; row < last; row++) {
      const formats = this.rows[row]?.formats;
      if (!formats) continue;
      for (let column = area.column; column < Math.min(formats.length, area.column + area.columns); column++)
        if (formats[column]) formats[column] = patched(formats[column]);
    }
  }

  clearFormats(area: Area): void {
    const last = Math.min(this.rows.length, area.row + area.rows);
    for (let row = area.row; row < last; row++) {
      const formats = this.rows[row]?.formats;
      if (formats)
        for (
          let column = area.column;
          column < Math.min(formats.length, area.column + area.columns);
          column++
        )
          formats[column] = undefined;
    }
    if (isEntireColumn(area))
      for (let j = 0; j < area.columns; j++) this.columnFormats[area.column + j] = undefined;
    if (isEntireRow(area)) for (let i = 0; i < area.rows; i++) this.rowFormats[area.row + i] = undefined;
  }

  // --- movement --------------------------------------------------------------------------------------------------------

  insert(area: Area, shift: "down" | "right"): void {
    if (shift === "down") {
      if (isEntireRow(area)) {
        spread(this.rows, area.row, area.rows);
        spread(this.rowFormats, area.row, area.rows);
        spread(this.rowShapes, area.row, area.rows);
      } else this.shiftRows(area.row, this.rows.length - area.row, area.rows, area.column, area.columns);
      return;
    }
    const last = Math.min(this.rows.length, area.row + area.rows);
    for (let row = area.row; row < last; row++) {
      const line = this.rows[row];
      if (line) shiftInRow(line, area.column, area.columns);
    }
    if (isEntireColumn(area)) {
      spread(this.columnFormats, area.column, area.columns);
      spread(this.columnShapes, area.column, area.columns);
    }
  }

  remove(area: Area, shift: "up" | "left"): void {
    if (shift === "up") {
      if (isEntireRow(area)) {
        this.rows.splice(area.row, area.rows);
        this.rowFormats.splice(area.row, area.rows);
        this.rowShapes.splice(area.row, area.rows);
      } else {
        const from = area.row + area.rows;
        this.shiftRows(from, this.rows.length - from, -area.rows, area.column, area.columns);
      }
      return;
    }
    const last = Math.min(this.rows.length, area.row + area.rows);
    for (let row = area.row; row < last; row++) {
      const line = this.rows[row];
      if (line) closeInRow(line, area.column, area.columns);
    }
    if (isEntireColumn(area)) {
      this.columnFormats.splice(area.column, area.columns);
      this.columnShapes.splice(area.column, area.columns);
    }
  }

  /** Moves `count` rows of some columns by `by`; what they leave behind or drop off is emptied. */
  private shiftRows(from: number, count: number, by: number, column: number, columns: number): void {
    if (this.nothingBeside(by > 0 ? from : from + by, column, columns)) {
      if (by > 0) spread(this.rows, from, by);
      else this.rows.splice(from + by, -by);
      return;
    }
    const move = (row: number): void => this.moveRowPart(row, row + by, column, columns);
    if (by > 0) for (let row = from + count - 1; row >= from; row--) move(row);
    else for (let row = from; row < from + count; row++) move(row);
    const emptied = by > 0 ? from : Math.max(from + count + by, from + by);
    const until = by > 0 ? Math.min(from + by, this.rows.length) : this.rows.length;
    for (let row = emptied; row < until; row++) this.emptyRowPart(row, column, columns);
  }

  /** Whether rows from one on have nothing but in these columns: then they can move as they are. */
  private nothingBeside(from: number, column: number, columns: number): boolean {
    if (column > 0) return false;
    for (let row = from; row < this.rows.length; row++) {
      const line = this.rows[row];
      if (line && widthOf(line) > columns) return false;
    }
    return true;
  }

  private moveRowPart(from: number, to: number, column: number, columns: number): void {
    const source = this.rows[from];
    if (!source) {
      this.emptyRowPart(to, column, columns);
      return;
    }
    const target = (this.rows[to] ??= { values: [], formulas: null, formats: null });
    const end = Math.min(column + columns, Math.max(widthOf(source), widthOf(target)));
    while (target.values.length < Math.min(column, end)) target.values.push(null);
    for (let c = column; c < end; c++) target.values[c] = source.values[c] ?? null;
    if (source.formulas || target.formulas) moveFormulas(source, target, column, end);
    if (!source.formats && !target.formats) return;
    const formats = (target.formats ??= []);
    for (let c = column; c < end; c++) formats[c] = source.formats?.[c];
  }

  private emptyRowPart(row: number, column: number, columns: number): void {
    const line = this.rows[row];
    if (line) for (let c = column; c < Math.min(column + columns, widthOf(line)); c++) emptyCell(line, c);
  }
}

function widthOf(line: Row): number {
  return Math.max(line.values.length, line.formats?.length ?? 0);
}

function emptyCell(line: Row, column: number): void {
  if (column < line.values.length) line.values[column] = null;
  line.formulas?.delete(column);
  if (line.formats && column < line.formats.length) line.formats[column] = undefined;
}

/** The first and last column in use; -1 if none is. */
function extent(line: Row, valuesOnly: boolean): [number, number] {
  const width = widthOf(line);
  const isUsed = (column: number): boolean =>
    (line.values[column] ?? null) !== null ||
    line.formulas?.has(column) === true ||
    (!valuesOnly && line.formats?.[column] !== undefined);
  let last = width - 1;
  while (last >= 0 && !isUsed(last)) last--;
  let first = 0;
  while (first < last && !isUsed(first)) first++;
  return last < 0 ? [-1, -1] : [first, last];
}

function moveFormulas(source: Row, target: Row, column: number, end: number): void {
  for (let c = column; c < end; c++) {
    const formula = source.formulas?.get(c);
    if (formula !== undefined) (target.formulas ??= new Map()).set(c, formula);
    else target.formulas?.delete(c);
  }
}

/** Opens a gap of `count` in a sparse array. */
function spread(list: unknown[], at: number, count: number): void {
  if (at >= list.length) return;
  const tail = list.splice(at);
  list.length = at + count;
  for (const item of tail) list.push(item);
}

function shiftInRow(line: Row, column: number, count: number): void {
  if (column < line.values.length) {
    const gap: CellValue[] = new Array<CellValue>(count).fill(null);
    line.values.splice(column, 0, ...gap);
  }
  if (line.formats) spread(line.formats, column, count);
  if (line.formulas)
    line.formulas = new Map([...line.formulas].map(([c, f]) => [c >= column ? c + count : c, f]));
}

function closeInRow(line: Row, column: number, count: number): void {
  line.values.splice(column, count);
  line.formats?.splice(column, count);
  if (line.formulas)
    line.formulas = new Map(
      [...line.formulas]
        .filter(([c]) => c < column || c >= column + count)
        .map(([c, f]) => [c >= column + count ? c - count : c, f]),
    );
}
