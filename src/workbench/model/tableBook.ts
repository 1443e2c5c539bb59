import { bottomOf, contains, holds, intersect, rightOf, sameArea } from "./area";
import type { BookState } from "./bookState";
import type { CellBook } from "./cellBook";
import { alreadyExists, insertDeleteConflict, invalidArgument, notFound } from "./fault";
import { offsetReferences, renameColumnIn, renameTableIn } from "./formulaMoves";
import { assertAllowed } from "./protection";
import { isShown } from "./tableFilter";
import type { TableColumnState, TableState } from "./records";
import type { Area, CellValue, SheetArea } from "./values";
import { isCellError } from "./values";

/** The rows of a table that hold records; a table always has at least one, if only a blank one. */
export function bodyArea(table: TableState): Area {
  const top = table.showHeaders ? 1 : 0;
  const rows = table.area.rows - top - (table.showTotals ? 1 : 0);
  return { ...table.area, row: table.area.row + top, rows: Math.max(rows, 1) };
}

const nameable = /^[\p{L}_\\][\p{L}\p{N}_.]*$/u;

/** Tables: adding, naming, resizing, rows and columns. */
export class TableBook {
  constructor(
    private readonly state: BookState,
    private readonly cells: CellBook,
  ) {}

  byName(name: string): TableState | undefined {
    const wanted = name.toLowerCase();
    return this.state.tables.find((table) => table.name.toLowerCase() === wanted);
  }

  at(sheetId: string, row: number, column: number): TableState | undefined {
    return this.state.tables.find((table) => table.sheetId === sheetId && holds(table.area, row, column));
  }

  add(where: SheetArea, hasHeaders: boolean, name?: string): TableState {
    const entry = this.state.entry(where.sheetId);
    assertAllowed(this.state, entry);
    const { sheetId } = where;
    let area: Area = { row: where.row, column: where.column, rows: where.rows, columns: where.columns };
    if (!hasHeaders) {
      const shifted = { ...area, rows: 1 };
      if (this.state.tables.some((table) => table.sheetId === sheetId && intersect(table.area, area)))
        invalidArgument("A table can't overlap another table.");
      this.cells.insert({ sheetId, ...shifted }, "down");
      area = { ...area, rows: area.rows + 1 };
    }
    if (area.rows === 1) area = { ...area, rows: 2 };
    if (this.state.tables.some((table) => table.sheetId === sheetId && intersect(table.area, area)))
      invalidArgument("A table can't overlap another table.");
    if (name !== undefined) this.assertName(name);
    const headers = uniqueNames(entry.cells.values({ ...area, rows: 1 })[0] ?? []);
    const table: TableState = {
      id: this.state.nextId(),
      name: name ?? this.freeName(),
      sheetId,
      area,
      columns: headers.map((header, index) => ({ id: index + 1, name: header, filter: null })),
      showHeaders: true,
      showTotals: false,
      style: "TableStyleMedium2",
      showBandedRows: true,
      showBandedColumns: false,
      showFilterButton: true,
      highlightFirstColumn: false,
      highlightLastColumn: false,
      sortFields: [],
    };
    this.cells.writeRaw(sheetId, area, [headers]);
    this.state.tables = [...this.state.tables, table];
    this.state.dirt.tables.add(table.name.toUpperCase());
    this.state.history.record({ kind: "tableAdded", table });
    return table;
  }

  private freeName(): string {
    for (let number = 1; ; number++) if (!this.byName(`Table${number}`)) return `Table${number}`;
  }

  private assertName(name: string, own?: string): void {
    if (!nameable.test(name) || name.length > 255) invalidArgument(`"${name}" can't be a table's name.`);
    const other = this.byName(name);
    if (other && other.id !== own) alreadyExists();
    if (this.state.names.some((item) => item.name.toLowerCase() === name.toLowerCase())) alreadyExists();
  }

  rename(id: string, name: string): void {
    const before = this.state.table(id);
    this.assertName(name, id);
    this.state.replaceTable(before, { ...before, name });
    this.cells.rewriteFormulas((formula) => renameTableIn(formula, before.name, name));
  }

  patch(id: string, patch: Partial<TableState>): void {
    const before = this.state.table(id);
    const after: TableState = { ...before, ...patch };
    if (patch.showTotals !== undefined && patch.showTotals !== before.showTotals) {
      this.setTotals(before, patch.showTotals);
      return;
    }
    if (patch.showHeaders === false && before.showHeaders)
      this.cells.clearContents({ sheetId: before.sheetId, ...before.area, rows: 1 });
    const top =
      before.showHeaders && !after.showHeaders ? 1 : !before.showHeaders && after.showHeaders ? -1 : 0;
    const area = { ...before.area, row: before.area.row + top, rows: before.area.rows - top };
    this.state.replaceTable(before, { ...after, area });
    if (top === -1) this.cells.writeRaw(before.sheetId, area, [before.columns.map((column) => column.name)]);
  }

  private setTotals(before: TableState, show: boolean): void {
    const { sheetId, area } = before;
    if (show) {
      const below = { ...area, row: area.row + area.rows, rows: 1 };
      if (!this.state.entry(sheetId).cells.isEmpty(below)) this.cells.insert({ sheetId, ...below }, "down");
      const current = this.state.table(before.id);
      this.state.replaceTable(current, {
        ...current,
        showTotals: true,
        area: { ...area, rows: area.rows + 1 },
      });
      this.cells.writeRaw(sheetId, below, [["Total"]]);
      return;
    }
    this.cells.clearContents({ sheetId, ...area, row: bottomOf(area), rows: 1 });
    this.state.replaceTable(before, { ...before, showTotals: false, area: { ...area, rows: area.rows - 1 } });
  }

  renameColumn(id: string, columnId: number, name: string): void {
    const table = this.state.table(id);
    const index = table.columns.findIndex((column) => column.id === columnId);
    if (index < 0) notFound();
    if (table.columns.some((column, i) => i !== index && column.name.toLowerCase() === name.toLowerCase()))
      invalidArgument(`The table already has a column "${name}".`);
    this.setColumnName(table, index, name);
    if (table.showHeaders)
      this.cells.writeRaw(
        table.sheetId,
        { row: table.area.row, column: table.area.column + index, rows: 1, columns: 1 },
        [[name]],
      );
  }

  private setColumnName(table: TableState, index: number, name: string): void {
    const old = table.columns[index];
    if (!old || old.name === name) return;
    const columns = table.columns.map((column, i) => (i === index ? { ...column, name } : column));
    this.state.replaceTable(table, { ...table, columns });
    this.cells.rewriteFormulas((formula, sheetId, row, column) =>
      renameColumnIn(
        formula,
        table.name,
        old.name,
        name,
        sheetId === table.sheetId && holds(table.area, row, column),
      ),
    );
  }

  setFilter(id: string, columnId: number, filter: TableColumnState["filter"]): void {
    const table = this.state.table(id);
    const columns = table.columns.map((column) => (column.id === columnId ? { ...column, filter } : column));
    const after = { ...table, columns };
    this.state.replaceTable(table, after);
    const entry = this.state.entry(table.sheetId);
    const body = bodyArea(after);
    entry.cells.values(body).forEach((values, index) => {
      const row = body.row + index;
      const hidden = !isShown(after, values, (column) => entry.cells.format(row, body.column + column));
      if (hidden !== (entry.cells.rowShapes[row]?.hidden ?? false))
        this.cells.setShape("rows", table.sheetId, row, 1, { hidden });
    });
  }

  resize(id: string, area: Area): void {
    const before = this.state.table(id);
    assertAllowed(this.state, this.state.entry(before.sheetId));
    if (area.row !== before.area.row || !intersect(area, before.area) || area.rows < 2)
      invalidArgument("The new range must keep the table's header row and overlap it.");
    for (const other of this.state.tables)
      if (other.id !== id && other.sheetId === before.sheetId && intersect(other.area, area))
        invalidArgument("A table can't overlap another table.");
    this.extend(before, area);
  }

  /** Gives a table a new area; columns keep their ids by place, new ones get names and headers. */
  private extend(before: TableState, area: Area): void {
    const cells = this.state.entry(before.sheetId).cells;
    const headers = cells.values({ ...area, rows: 1 })[0] ?? [];
    const kept = (index: number): TableColumnState | undefined =>
      before.columns[area.column + index - before.area.column];
    const names = uniqueNames(headers.map((header, index) => header ?? kept(index)?.name ?? null));
    let nextId = Math.max(0, ...before.columns.map((column) => column.id)) + 1;
    const columns = names.map((name, index) => {
      const old = kept(index);
      return old ? { ...old, name } : { id: nextId++, name, filter: null };
    });
    const after: TableState = { ...before, area, columns };
    this.state.replaceTable(before, after);
    if (after.showHeaders) this.cells.writeRaw(after.sheetId, { ...area, rows: 1 }, [names]);
    const added = bottomOf(area) - bottomOf(before.area);
    if (added > 0) this.carryDown(after, before.area, added);
  }

  /** New rows at the end of a table take looks, validations and calculated columns of the row above. */
  private carryDown(table: TableState, before: Area, added: number): void {
    const last = bottomOf(before) - (table.showTotals ? 1 : 0);
    const headerOnly = last <= before.row;
    if (headerOnly) return;
    this.cells.carryFormats(table.sheetId, { ...before, row: last, rows: 1 }, added);
    this.cells.carryValidations(table.sheetId, before, last, added);
    const entry = this.state.entry(table.sheetId);
    for (let column = before.column; column <= rightOf(before); column++) {
      const formula = calculatedColumn(entry.cells, table, column, last);
      if (!formula) continue;
      for (let row = last + 1; row <= last + added; row++)
        if (entry.cells.value(row, column) === null && entry.cells.formula(row, column) === null)
          this.cells.writeRaw(
            table.sheetId,
            { row, column, rows: 1, columns: 1 },
            [[null]],
            [[offsetReferences(formula, row - last, 0)]],
          );
    }
  }

  /** After something was written: header cells rename their columns, tables above or left of it grow. */
  written(sheetId: string, area: Area): void {
    for (const table of this.state.tables) {
      if (table.sheetId !== sheetId) continue;
      if (table.showHeaders) this.readHeaders(table, area);
      if (this.state.tablesGrow && !this.state.history.isUndoing) this.grow(table, area);
    }
  }

  private readHeaders(table: TableState, area: Area): void {
    const shared = intersect({ ...table.area, rows: 1 }, area);
    if (!shared) return;
    const cells = this.state.entry(table.sheetId).cells;
    const headers = cells.values({ ...table.area, rows: 1 })[0] ?? [];
    const names = uniqueNames(headers);
    for (let index = 0; index < names.length; index++) {
      const column = table.area.column + index;
      if (column < shared.column || column > rightOf(shared)) continue;
      this.setColumnName(this.state.table(table.id), index, names[index] ?? "");
      if (headers[index] !== names[index])
        this.cells.writeRaw(table.sheetId, { row: table.area.row, column, rows: 1, columns: 1 }, [
          [names[index] ?? ""],
        ]);
    }
  }

  private grow(table: TableState, area: Area): void {
    if (this.state.entry(table.sheetId).state.protection) return;
    const below = intersect(area, { ...table.area, row: bottomOf(table.area) + 1, rows: area.rows });
    const cells = this.state.entry(table.sheetId).cells;
    const free = (wanted: Area): boolean =>
      !this.state.tables.some(
        (other) => other.id !== table.id && other.sheetId === table.sheetId && intersect(other.area, wanted),
      );
    if (below && area.row === bottomOf(table.area) + 1 && !table.showTotals) {
      let rows = 0;
      while (rows < below.rows && !cells.isEmpty({ ...below, row: below.row + rows, rows: 1 })) rows++;
      const wanted = { ...table.area, rows: table.area.rows + rows };
      if (rows > 0 && free(wanted)) this.extend(table, wanted);
      return;
    }
    const beside = intersect(area, { ...table.area, column: rightOf(table.area) + 1, columns: area.columns });
    if (beside && area.column === rightOf(table.area) + 1 && !cells.isEmpty(beside)) {
      const wanted = { ...table.area, columns: table.area.columns + beside.columns };
      if (free(wanted)) this.extend(table, wanted);
    }
  }

  insertRows(id: string, index: number | null, count: number): Area {
    const table = this.state.table(id);
    const { sheetId } = table;
    assertAllowed(this.state, this.state.entry(sheetId), "allowInsertRows");
    const body = bodyArea(table);
    const at = index ?? body.rows;
    if (at < 0 || at > body.rows) invalidArgument();
    const fresh = { ...body, row: body.row + at, rows: count };
    const entry = this.state.entry(sheetId);
    const atEnd = at === body.rows && !table.showTotals;
    if (!atEnd) {
      this.cells.insert({ sheetId, ...fresh }, "down", table.id);
      const current = this.state.table(id);
      const wanted = { ...table.area, rows: table.area.rows + count };
      if (!sameArea(current.area, wanted)) this.state.replaceTable(current, { ...current, area: wanted });
      if (at > 0) this.cells.carryFormats(sheetId, { ...fresh, row: fresh.row - 1, rows: 1 }, count);
      return fresh;
    }
    if (!entry.cells.isEmpty(fresh) || this.tableIn(sheetId, fresh))
      this.cells.insert({ sheetId, ...fresh }, "down");
    this.extend(this.state.table(id), { ...table.area, rows: table.area.rows + count });
    return fresh;
  }

  private tableIn(sheetId: string, area: Area): boolean {
    return this.state.tables.some((table) => table.sheetId === sheetId && intersect(table.area, area));
  }

  deleteRows(id: string, index: number, count: number): void {
    const table = this.state.table(id);
    assertAllowed(this.state, this.state.entry(table.sheetId), "allowDeleteRows");
    const body = bodyArea(table);
    if (index < 0 || count < 1 || index + count > body.rows) invalidArgument();
    const { sheetId } = table;
    if (count === body.rows) {
      this.cells.clearContents({ sheetId, ...body, rows: 1 });
      if (count > 1) this.cells.delete({ sheetId, ...body, row: body.row + 1, rows: count - 1 }, "up");
      return;
    }
    this.cells.delete({ sheetId, ...body, row: body.row + index, rows: count }, "up");
  }

  insertColumn(id: string, index: number | null, name?: string): number {
    const table = this.state.table(id);
    const { sheetId, area } = table;
    assertAllowed(this.state, this.state.entry(sheetId), "allowInsertColumns");
    const at = index ?? table.columns.length;
    if (at < 0 || at > table.columns.length) invalidArgument();
    const fresh = { ...area, column: area.column + at, columns: 1 };
    if (
      at < table.columns.length ||
      !this.state.entry(sheetId).cells.isEmpty(fresh) ||
      this.tableIn(sheetId, fresh)
    )
      this.cells.insert({ sheetId, ...fresh }, "right", table.id);
    const current = this.state.table(id);
    const columnId = Math.max(0, ...table.columns.map((column) => column.id)) + 1;
    const taken = uniqueNames([...table.columns.map((column) => column.name), name ?? null]);
    const column = { id: columnId, name: taken[taken.length - 1] ?? "", filter: null };
    const columns = [...table.columns.slice(0, at), column, ...table.columns.slice(at)];
    this.state.replaceTable(current, { ...current, columns, area: { ...area, columns: area.columns + 1 } });
    if (table.showHeaders) this.cells.writeRaw(sheetId, { ...fresh, rows: 1 }, [[column.name]]);
    return columnId;
  }

  deleteColumn(id: string, columnId: number): void {
    const table = this.state.table(id);
    assertAllowed(this.state, this.state.entry(table.sheetId), "allowDeleteColumns");
    const index = table.columns.findIndex((column) => column.id === columnId);
    if (index < 0) notFound();
    if (table.columns.length === 1) {
      this.delete(id);
      return;
    }
    const gone = { ...table.area, column: table.area.column + index, columns: 1 };
    this.cells.delete({ sheetId: table.sheetId, ...gone }, "left");
  }

  delete(id: string): void {
    const table = this.state.table(id);
    assertAllowed(this.state, this.state.entry(table.sheetId));
    this.forget(table);
    this.cells.clearContents({ sheetId: table.sheetId, ...table.area });
  }

  convert(id: string): void {
    this.forget(this.state.table(id));
  }

  forget(table: TableState): void {
    this.state.tables = this.state.tables.filter((other) => other.id !== table.id);
    this.state.dirt.tables.add(table.name.toUpperCase());
    this.state.history.record({ kind: "tableDeleted", table });
  }

  restore(table: TableState): void {
    this.state.tables = [...this.state.tables, table];
    this.state.dirt.tables.add(table.name.toUpperCase());
    this.state.history.record({ kind: "tableAdded", table });
  }

  /** Whether a movement may go through these tables; stops with a conflict if it would cut one. */
  assertMovable(sheetId: string, at: Area, shift: "down" | "right" | "up" | "left", own?: string): void {
    for (const table of this.state.tables) {
      if (table.sheetId !== sheetId || table.id === own) continue;
      const vertical = shift === "down" || shift === "up";
      const before = vertical ? bottomOf(table.area) < at.row : rightOf(table.area) < at.column;
      if (before) continue;
      const covered = vertical
        ? at.column <= table.area.column && at.column + at.columns > rightOf(table.area)
        : at.row <= table.area.row && at.row + at.rows > bottomOf(table.area);
      const apart = vertical
        ? !intersect({ ...table.area, row: at.row, rows: 1 }, { ...at, rows: 1 })
        : !intersect({ ...table.area, column: at.column, columns: 1 }, { ...at, columns: 1 });
      if (apart) continue;
      if (!covered) insertDeleteConflict();
      const cutsHeader =
        shift === "up" && holds(at, table.area.row, table.area.column) && !contains(at, table.area);
      if (cutsHeader && table.showHeaders) insertDeleteConflict();
    }
  }
}

/** The formula of a calculated column: the last row's, if the row above has the same one. */
function calculatedColumn(
  cells: { formula(row: number, column: number): string | null },
  table: TableState,
  column: number,
  last: number,
): string | null {
  const formula = cells.formula(last, column);
  if (formula === null) return null;
  if (last <= bodyArea(table).row) return formula;
  const above = cells.formula(last - 1, column);
  return above !== null && offsetReferences(above, 1, 0) === formula ? formula : null;
}

/** Header names as Excel makes them: text, none blank, none twice. */
export function uniqueNames(values: readonly CellValue[]): string[] {
  const taken = new Set<string>();
  return values.map((value, index) => {
    const wanted =
      value === null || value === ""
        ? `Column${index + 1}`
        : isCellError(value)
          ? value.error
          : String(value);
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
