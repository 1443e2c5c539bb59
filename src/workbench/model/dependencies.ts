import { holds, intersect } from "./area";
import type { Area, SheetArea } from "./values";

/** A formula with what it reads, the calls it holds, and what its result covers. */
export interface FormulaCell {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly calls: Set<string>;
  precedents: SheetArea[];
  tables: string[];
  spill: Area | null;
  working: boolean;
  /** Its function isn't there yet: it keeps what it shows. */
  waits: boolean;
  /** It names a function that isn't Excel's own. */
  asks: boolean;
}

/** A range that formulas read, with those formulas. */
interface RangeReaders {
  readonly area: SheetArea;
  readonly cells: Set<FormulaCell>;
}

const keyOf = (row: number, column: number): number => row * 16_384 + column;

/** Which formulas there are, where, and who reads what. */
export class DependencyIndex {
  private readonly bySheet = new Map<string, Map<number, FormulaCell>>();
  /** Readers of single cells. */
  private readonly byCell = new Map<string, Map<number, Set<FormulaCell>>>();
  private readonly byRange = new Map<string, Map<string, RangeReaders>>();
  private readonly byTable = new Map<string, Set<FormulaCell>>();
  private readonly spillers = new Map<string, Set<FormulaCell>>();
  /** Spills of removed formulas, to be cleared. */
  private removedSpills: { sheetId: string; row: number; column: number; area: Area }[] = [];

  add(sheetId: string, row: number, column: number, formula: string): FormulaCell {
    const cell: FormulaCell = {
      sheetId,
      row,
      column,
      formula,
      calls: new Set(),
      precedents: [],
      tables: [],
      spill: null,
      working: false,
      waits: false,
      asks: false,
    };
    mapOf(this.bySheet, sheetId).set(keyOf(row, column), cell);
    return cell;
  }

  remove(cell: FormulaCell): void {
    this.forgetPrecedents(cell);
    this.bySheet.get(cell.sheetId)?.delete(keyOf(cell.row, cell.column));
    if (cell.spill)
      this.removedSpills.push({
        sheetId: cell.sheetId,
        row: cell.row,
        column: cell.column,
        area: cell.spill,
      });
    this.setSpilling(cell, false);
  }

  at(sheetId: string, row: number, column: number): FormulaCell | undefined {
    return this.bySheet.get(sheetId)?.get(keyOf(row, column));
  }

  *all(): Iterable<FormulaCell> {
    for (const cells of this.bySheet.values()) yield* cells.values();
  }

  /** The formulas within an area. */
  within(area: SheetArea): FormulaCell[] {
    const cells = this.bySheet.get(area.sheetId);
    if (!cells || cells.size === 0) return [];
    if (area.rows * area.columns > cells.size)
      return [...cells.values()].filter((cell) => holds(area, cell.row, cell.column));
    const found: FormulaCell[] = [];
    for (let row = area.row; row < area.row + area.rows; row++)
      for (let column = area.column; column < area.column + area.columns; column++) {
        const cell = cells.get(keyOf(row, column));
        if (cell) found.push(cell);
      }
    return found;
  }

  addPrecedent(cell: FormulaCell, area: SheetArea): void {
    cell.precedents.push(area);
    if (area.rows === 1 && area.columns === 1) {
      const readers = mapOf(this.byCell, area.sheetId);
      const key = keyOf(area.row, area.column);
      let set = readers.get(key);
      if (!set) readers.set(key, (set = new Set()));
      set.add(cell);
      return;
    }
    const ranges = mapOf(this.byRange, area.sheetId);
    const key = rangeKey(area);
    let readers = ranges.get(key);
    if (!readers) ranges.set(key, (readers = { area, cells: new Set() }));
    readers.cells.add(cell);
  }

  addTable(cell: FormulaCell, name: string): void {
    const key = name.toUpperCase();
    cell.tables.push(key);
    let set = this.byTable.get(key);
    if (!set) this.byTable.set(key, (set = new Set()));
    set.add(cell);
  }

  forgetPrecedents(cell: FormulaCell): void {
    for (const area of cell.precedents) {
      if (area.rows === 1 && area.columns === 1)
        this.byCell.get(area.sheetId)?.get(keyOf(area.row, area.column))?.delete(cell);
      else {
        const ranges = this.byRange.get(area.sheetId);
        const readers = ranges?.get(rangeKey(area));
        readers?.cells.delete(cell);
        if (readers?.cells.size === 0) ranges?.delete(rangeKey(area));
      }
    }
    for (const table of cell.tables) this.byTable.get(table)?.delete(cell);
    cell.precedents = [];
    cell.tables = [];
  }

  /** Adds the formulas that read any of an area. */
  dependents(area: SheetArea, into: Set<FormulaCell>): void {
    const singles = this.byCell.get(area.sheetId);
    if (singles) {
      if (area.rows * area.columns <= singles.size) {
        for (let row = area.row; row < area.row + area.rows; row++)
          for (let column = area.column; column < area.column + area.columns; column++)
            for (const cell of singles.get(keyOf(row, column)) ?? []) into.add(cell);
      } else
        for (const [key, cells] of singles)
          if (holds(area, Math.floor(key / 16_384), key % 16_384)) for (const cell of cells) into.add(cell);
    }
    for (const { area: read, cells } of this.byRange.get(area.sheetId)?.values() ?? [])
      if (intersect(read, area)) for (const cell of cells) into.add(cell);
  }

  dependentsOfTable(name: string, into: Set<FormulaCell>): void {
    for (const cell of this.byTable.get(name.toUpperCase()) ?? []) into.add(cell);
  }

  /** Adds everything that depends on what is in the set, however far. */
  close(set: Set<FormulaCell>): void {
    const queue = [...set];
    for (let cell = queue.pop(); cell; cell = queue.pop()) {
      const readers = new Set<FormulaCell>();
      const area = cell.spill ?? { row: cell.row, column: cell.column, rows: 1, columns: 1 };
      this.dependents({ sheetId: cell.sheetId, ...area }, readers);
      for (const reader of readers)
        if (!set.has(reader)) {
          set.add(reader);
          queue.push(reader);
        }
    }
  }

  setSpilling(cell: FormulaCell, spilling: boolean): void {
    let set = this.spillers.get(cell.sheetId);
    if (!set) this.spillers.set(cell.sheetId, (set = new Set()));
    if (spilling) set.add(cell);
    else set.delete(cell);
  }

  spilling(sheetId: string): Iterable<FormulaCell> {
    return this.spillers.get(sheetId) ?? [];
  }

  /** Spills whose formulas were removed from an area; each is given once. */
  lost(sheetId: string, within: Area): { row: number; column: number; area: Area }[] {
    const found = this.removedSpills.filter(
      (item) => item.sheetId === sheetId && holds(within, item.row, item.column),
    );
    this.removedSpills = this.removedSpills.filter((item) => !found.includes(item));
    return found;
  }
}

function mapOf<K, V>(maps: Map<string, Map<K, V>>, key: string): Map<K, V> {
  let map = maps.get(key);
  if (!map) maps.set(key, (map = new Map<K, V>()));
  return map;
}

function rangeKey(area: Area): string {
  return `${area.row},${area.column},${area.rows},${area.columns}`;
}
