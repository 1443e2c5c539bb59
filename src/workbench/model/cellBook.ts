import { bottomOf, contains, intersect, isEntireColumn, isEntireRow, moved, rightOf } from "./area";
import type { Movement } from "./area";
import type { BookState, SheetEntry } from "./bookState";
import { moveReferences } from "./formulaMoves";
import { grownSource } from "./listSource";
import { moveListed, moveTable, splitListed } from "./moveParts";
import { assertAllowed, assertEditable } from "./protection";
import type { FormulaRewrite, LineShape, ValidationState } from "./records";
import type { TableBook } from "./tableBook";
import type { Area, Block, CellFormat, CellPlace, CellValue, SheetArea } from "./values";

type Values = readonly (readonly (CellValue | undefined)[])[];
type Formulas = readonly (readonly (string | null | undefined)[])[] | null;

/** Cells: writing, clearing, looks, and moving aside. */
export class CellBook {
  tables!: TableBook;

  constructor(private readonly state: BookState) {}

  /** What somebody put there: spilled values are not content. */
  content(entry: SheetEntry, area: Area): Block {
    const block = entry.cells.block(area);
    if (entry.spills.size === 0) return block;
    const values = block.values.map((line) => [...line]);
    for (const [anchor, spill] of entry.spills) {
      const shared = intersect(spill, area);
      if (!shared) continue;
      for (let row = shared.row; row < shared.row + shared.rows; row++)
        for (let column = shared.column; column < shared.column + shared.columns; column++) {
          const line = values[row - area.row];
          if (line && anchor !== `${row},${column}`) line[column - area.column] = null;
        }
    }
    return { values, formulas: block.formulas };
  }

  write(sheetId: string, place: CellPlace, values: Values, formulas: Formulas = null): void {
    const area = {
      row: place.row,
      column: place.column,
      rows: values.length,
      columns: values[0]?.length ?? 0,
    };
    if (area.rows === 0 || area.columns === 0) return;
    assertEditable(this.state, this.state.entry(sheetId), area);
    this.writeRaw(sheetId, area, values, formulas);
    this.tables.written(sheetId, area);
  }

  /** Writes without asking tables or protection. */
  writeRaw(sheetId: string, area: Area, values: Values, formulas: Formulas = null): void {
    const entry = this.state.entry(sheetId);
    const whole = {
      row: area.row,
      column: area.column,
      rows: values.length,
      columns: values[0]?.length ?? 0,
    };
    const before = this.content(entry, whole);
    const after: CellValue[][] = [];
    const afterFormulas: (string | null)[][] = [];
    let anyFormula = false;
    for (let i = 0; i < whole.rows; i++) {
      const line: CellValue[] = [];
      const formulaLine: (string | null)[] = [];
      for (let j = 0; j < whole.columns; j++) {
        const value = values[i]?.[j];
        const given = formulas?.[i]?.[j];
        const keep = value === undefined && (given === undefined || given === null);
        const formula = keep ? (before.formulas?.[i]?.[j] ?? null) : (given ?? null);
        const content = keep ? (before.values[i]?.[j] ?? null) : formula === null ? (value ?? null) : null;
        line.push(content);
        formulaLine.push(formula);
        if (formula !== null) anyFormula = true;
        if (keep) continue;
        const shown =
          formula !== null && before.formulas?.[i]?.[j] === formula
            ? (before.values[i]?.[j] ?? null)
            : content;
        entry.cells.set(whole.row + i, whole.column + j, shown, formula);
      }
      after.push(line);
      afterFormulas.push(formulaLine);
    }
    this.state.dirt.add(sheetId, whole);
    this.state.history.record({
      kind: "cells",
      sheetId,
      area: whole,
      before,
      after: { values: after, formulas: anyFormula ? afterFormulas : null },
    });
  }

  /** Puts content back as it was. */
  restore(sheetId: string, area: Area, block: Block): void {
    this.writeRaw(sheetId, area, block.values, block.formulas);
  }

  clear(where: SheetArea, what: "All" | "Formats" | "Contents"): void {
    const entry = this.state.entry(where.sheetId);
    if (what !== "Formats") {
      const used = entry.cells.clamp(where);
      if (used) {
        assertEditable(this.state, entry, used);
        const covered = this.state.tables.filter(
          (table) => what === "All" && table.sheetId === where.sheetId && contains(where, table.area),
        );
        for (const table of covered) this.tables.forget(table);
        this.clearContents({ sheetId: where.sheetId, ...used });
        this.tables.written(where.sheetId, used);
      }
    }
    if (what !== "Contents") {
      assertAllowed(this.state, entry, "allowFormatCells");
      const before = entry.cells.snapshotFormats(where);
      entry.cells.clearFormats(where);
      this.state.history.record({
        kind: "formats",
        sheetId: where.sheetId,
        area: plain(where),
        patch: {},
        before,
      });
    }
    if (what === "All") {
      this.setListed(entry, "validations", splitListed(entry.validations, where));
      this.setListed(entry, "conditionalFormats", splitListed(entry.conditionalFormats, where));
    }
  }

  clearContents(where: SheetArea): void {
    const used = this.state.entry(where.sheetId).cells.clamp(where);
    if (!used) return;
    const blank = Array.from({ length: used.rows }, () => new Array<null>(used.columns).fill(null));
    this.writeRaw(where.sheetId, used, blank);
  }

  // --- looks -----------------------------------------------------------------------------------------------------------

  setFormat(where: SheetArea, patch: CellFormat): void {
    const entry = this.state.entry(where.sheetId);
    assertAllowed(this.state, entry, "allowFormatCells");
    this.patchRaw(where, patch, (format) => ({ ...format, ...patch }));
  }

  private patchRaw(where: SheetArea, patch: CellFormat, change: (format: CellFormat) => CellFormat): void {
    const entry = this.state.entry(where.sheetId);
    const before = entry.cells.snapshotFormats(where);
    entry.cells.patchFormats(where, change);
    this.state.history.record({ kind: "formats", sheetId: where.sheetId, area: plain(where), patch, before });
  }

  setNumberFormats(where: SheetArea, formats: readonly (readonly (string | null)[])[]): void {
    const first = formats[0]?.[0];
    const uniform = formats.every((line) => line.every((format) => format === first));
    if (uniform && typeof first === "string") {
      this.setFormat(where, { numberFormat: first });
      return;
    }
    formats.forEach((line, i) =>
      line.forEach((format, j) => {
        if (format === null) return;
        const cell = { row: where.row + i, column: where.column + j, rows: 1, columns: 1 };
        this.setFormat({ sheetId: where.sheetId, ...cell }, { numberFormat: format });
      }),
    );
  }

  restoreFormats(
    sheetId: string,
    area: Area,
    snapshot: Parameters<SheetEntry["cells"]["restoreFormats"]>[1],
  ): void {
    const entry = this.state.entry(sheetId);
    const before = entry.cells.snapshotFormats(area);
    entry.cells.restoreFormats(area, snapshot);
    this.state.history.record({ kind: "formats", sheetId, area, patch: {}, before });
  }

  /** Gives the rows below a row its looks, where they have none of their own. */
  carryFormats(sheetId: string, row: Area, count: number): void {
    const { cells } = this.state.entry(sheetId);
    for (let column = row.column; column <= rightOf(row); column++) {
      const format = cells.format(row.row, column);
      if (!format) continue;
      const below = { row: row.row + 1, column, rows: count, columns: 1 };
      this.patchRaw({ sheetId, ...below }, format, (own) => ({ ...format, ...own }));
    }
  }

  /** Validations and conditional formats that reach a table's last row reach its new rows too; lists from its columns grow. */
  carryValidations(sheetId: string, before: Area, last: number, added: number): void {
    const entry = this.state.entry(sheetId);
    const body = { ...before, row: before.row + 1, rows: last - before.row };
    const reach = (area: Area): Area =>
      bottomOf(area) === last && area.column >= before.column && rightOf(area) <= rightOf(before)
        ? { ...area, rows: area.rows + added }
        : area;
    const grow = <T extends { readonly areas: readonly Area[] }>(item: T): T => {
      const areas = item.areas.map(reach);
      return areas.some((area, index) => area !== item.areas[index]) ? { ...item, areas } : item;
    };
    this.setListed(entry, "validations", entry.validations.map(grow));
    this.setListed(entry, "conditionalFormats", entry.conditionalFormats.map(grow));
    for (const each of this.state.entries) {
      this.setListed(
        each,
        "validations",
        each.validations.map((item) =>
          withSource(item, (source) => grownSource(source, entry.state.name, body, added)),
        ),
      );
    }
  }

  /** Replaces a sheet's list of validations, conditional formats, objects or merges, if it differs. */
  setListed<K extends "validations" | "conditionalFormats" | "objects" | "merges">(
    entry: SheetEntry,
    kind: K,
    after: SheetEntry[K],
  ): void {
    const before = entry[kind];
    if (before.length === after.length && before.every((item, index) => item === after[index])) return;
    entry[kind] = after;
    const sheetId = entry.state.id;
    this.state.history.record({ kind, sheetId, before, after } as Parameters<
      typeof this.state.history.record
    >[0]);
  }

  /** Width, height or hiding of whole columns or rows. */
  setShape(kind: "columns" | "rows", sheetId: string, first: number, count: number, after: LineShape): void {
    const entry = this.state.entry(sheetId);
    assertAllowed(this.state, entry, kind === "columns" ? "allowFormatColumns" : "allowFormatRows");
    const shapes = kind === "columns" ? entry.cells.columnShapes : entry.cells.rowShapes;
    const before = Array.from({ length: count }, (_, index) => shapes[first + index]);
    for (let index = 0; index < count; index++)
      shapes[first + index] = { ...shapes[first + index], ...after };
    this.state.history.record({ kind, sheetId, first, count, before, after });
  }

  // --- movement --------------------------------------------------------------------------------------------------------

  insert(where: SheetArea, shift: "down" | "right", own?: string): void {
    this.tables.assertMovable(where.sheetId, where, shift, own);
    this.insertRaw(where.sheetId, plain(where), shift);
    this.follow(where.sheetId, { at: plain(where), shift }, own);
  }

  delete(where: SheetArea, shift: "up" | "left"): void {
    this.tables.assertMovable(where.sheetId, where, shift);
    this.deleteRaw(where.sheetId, plain(where), shift);
    this.follow(where.sheetId, { at: plain(where), shift });
  }

  insertRaw(sheetId: string, area: Area, shift: "down" | "right"): void {
    const entry = this.state.entry(sheetId);
    entry.cells.insert(area, shift);
    this.moveHere(entry, { at: area, shift });
    this.state.history.record({ kind: "inserted", sheetId, area, shift });
  }

  deleteRaw(sheetId: string, area: Area, shift: "up" | "left"): void {
    const entry = this.state.entry(sheetId);
    const used = entry.cells.clamp(area) ?? { ...area, rows: 1, columns: 1 };
    const removed = {
      area: used,
      block: this.content(entry, used),
      formats: entry.cells.snapshotFormats(used).cells,
    };
    entry.cells.remove(area, shift);
    this.moveHere(entry, { at: area, shift });
    this.state.history.record({ kind: "deleted", sheetId, area, shift, removed });
  }

  /** What always moves and is never undone by itself: tracked areas and spills. */
  private moveHere(entry: SheetEntry, movement: Movement): void {
    const sheetId = entry.state.id;
    for (const track of this.state.tracks)
      if (track.sheetId === sheetId && track.area) track.area = moved(track.area, movement);
    this.state.dirt.move(sheetId, movement);
    const spills = [...entry.spills];
    entry.spills.clear();
    for (const [anchor, area] of spills) {
      const [row, column] = anchor.split(",").map(Number);
      const place = moved({ row: row ?? 0, column: column ?? 0, rows: 1, columns: 1 }, movement);
      const covers = moved(area, movement);
      if (place && covers) entry.spills.set(`${place.row},${place.column}`, covers);
      else if (covers) this.emptyResults(entry, covers);
    }
    this.state.dirt.structural = true;
  }

  /** Spilled values go with their formula. */
  private emptyResults(entry: SheetEntry, area: Area): void {
    const cells = [];
    for (let row = area.row; row < area.row + area.rows; row++)
      for (let column = area.column; column < area.column + area.columns; column++) {
        const before = entry.cells.value(row, column);
        if (before === null || entry.cells.formula(row, column) !== null) continue;
        entry.cells.setValue(row, column, null);
        cells.push({ row, column, value: null, before });
      }
    if (cells.length > 0)
      this.state.history.record({ kind: "results", sheetId: entry.state.id, cells }, "calculation");
  }

  /** What a movement does to tables, names, validations, merges and formulas, each told as a change of its own. */
  private follow(sheetId: string, movement: Movement, own?: string): void {
    const entry = this.state.entry(sheetId);
    for (const table of this.state.tables) {
      if (table.sheetId !== sheetId || table.id === own) continue;
      const after = moveTable(table, movement, (area) => entry.cells.values(area)[0] ?? []);
      if (!after) this.tables.forget(table);
      else if (after !== table) {
        this.state.replaceTable(table, after);
        if (after.columns.length > table.columns.length && after.showHeaders)
          this.writeRaw(sheetId, { ...after.area, rows: 1 }, [after.columns.map((column) => column.name)]);
      }
    }
    this.setListed(entry, "validations", moveListed(entry.validations, movement));
    this.setListed(entry, "conditionalFormats", moveListed(entry.conditionalFormats, movement));
    this.setListed(
      entry,
      "merges",
      entry.merges.flatMap((area) => moved(area, movement) ?? []),
    );
    const sheetName = entry.state.name;
    this.rewriteFormulas((formula, onSheet) =>
      moveReferences(formula, this.state.entry(onSheet).state.name, sheetName, movement),
    );
  }

  /** Rewrites every formula, name and validation source; told once. */
  rewriteFormulas(rewrite: (formula: string, sheetId: string, row: number, column: number) => string): void {
    const cells: FormulaRewrite[] = [];
    for (const entry of this.state.entries) {
      const sheetId = entry.state.id;
      entry.cells.forEachFormula((row, column, before) => {
        const after = rewrite(before, sheetId, row, column);
        if (after !== before) cells.push({ sheetId, row, column, before, after });
      });
      this.setListed(
        entry,
        "validations",
        entry.validations.map((item) =>
          withSource(item, (source) => (source.startsWith("=") ? rewrite(source, sheetId, -1, -1) : source)),
        ),
      );
    }
    this.applyRewrites(cells);
    for (const before of this.state.names) {
      const formula = rewrite(before.formula, before.scope ?? this.state.entries[0]?.state.id ?? "", -1, -1);
      if (formula === before.formula) continue;
      const after = { ...before, formula };
      this.state.names = this.state.names.map((name) => (name === before ? after : name));
      this.state.history.record({ kind: "nameChanged", before, after });
    }
  }

  applyRewrites(cells: readonly FormulaRewrite[]): void {
    if (cells.length === 0) return;
    for (const { sheetId, row, column, after } of cells)
      this.state.entry(sheetId).cells.replaceFormula(row, column, after);
    this.state.dirt.structural = true;
    this.state.history.record({ kind: "formulasRewritten", cells });
  }

  /** Insertion as somebody asks for it: protection is asked first. */
  assertInsertable(where: SheetArea, deleting: boolean): void {
    const entry = this.state.entry(where.sheetId);
    if (isEntireRow(where))
      assertAllowed(this.state, entry, deleting ? "allowDeleteRows" : "allowInsertRows");
    else if (isEntireColumn(where))
      assertAllowed(this.state, entry, deleting ? "allowDeleteColumns" : "allowInsertColumns");
    else assertAllowed(this.state, entry);
  }
}

function plain(area: Area): Area {
  return { row: area.row, column: area.column, rows: area.rows, columns: area.columns };
}

/** A validation whose list, if it has one, has another source; the same one where the source stays. */
function withSource(item: ValidationState, change: (source: string) => string): ValidationState {
  const list = item.rule.list;
  if (list === undefined) return item;
  const source = change(list.source);
  return source === list.source ? item : { ...item, rule: { ...item.rule, list: { ...list, source } } };
}
