import { addressOf } from "../model/address";
import { contains, intersect } from "../model/area";
import type { Change, ChangeNotice, Origin, TableState } from "../model/records";
import type { Area } from "../model/values";
import type { WorkbookModel } from "../model/workbook";
import { kindOnWire, toWire } from "./cellWire";
import type { MessageEntry } from "./wire";

const eventCategory = 65_536;

/** Turns changes of the workbook into Office.js's event messages, for those that the add-in registered. */
export class Events {
  private readonly registered = new Map<string, number>();
  private pending: MessageEntry[] = [];
  private readonly stop: () => void;
  private lastId = 0;
  private tableSelected: string | null = null;
  /** `context.runtime.enableEvents`. */
  enabled = true;

  constructor(
    private readonly workbook: WorkbookModel,
    private readonly send: (entries: MessageEntry[]) => void,
    private readonly selectionChanged: () => void,
    private readonly rangeId: (sheetId: string, area: Area) => string,
  ) {
    this.stop = workbook.onGroup((notices) => this.read(notices));
  }

  dispose(): void {
    this.stop();
    this.registered.clear();
  }

  register(type: number, target: string): void {
    const key = `${type} ${target}`;
    this.registered.set(key, (this.registered.get(key) ?? 0) + 1);
  }

  unregister(type: number, target: string): void {
    const key = `${type} ${target}`;
    const count = (this.registered.get(key) ?? 0) - 1;
    if (count > 0) this.registered.set(key, count);
    else this.registered.delete(key);
  }

  /** A message to the client for each registration among the targets. */
  emit(type: number, targets: readonly string[], message: Record<string, unknown>, remote = false): void {
    if (!this.enabled) return;
    for (const target of targets)
      if (target === "" || this.registered.has(`${type} ${target}`))
        this.pending.push([eventCategory, type, target, JSON.stringify(message), ++this.lastId, remote]);
  }

  flush(): void {
    const entries = this.pending;
    this.pending = [];
    if (entries.length > 0) this.send(entries);
  }

  private read(notices: readonly ChangeNotice[]): void {
    const calculated = new Set<string>();
    let selected = false;
    for (const { change, origin } of notices) {
      if (change.kind === "results") calculated.add(change.sheetId);
      if (change.kind === "selected" || change.kind === "activated") selected = true;
      if (origin !== "host") this.tell(change, origin);
    }
    for (const worksheetId of calculated) this.emit(16, [worksheetId, "Workbook"], { worksheetId });
    if (selected && this.enabled) this.selectionChanged();
    this.flush();
  }

  private tell(change: Change, origin: Origin): void {
    const source = origin === "otherAuthor" ? "Remote" : "Local";
    switch (change.kind) {
      case "cells":
        this.edited(change, origin);
        return;
      case "inserted":
      case "deleted":
        this.moved(change, origin);
        return;
      case "formats":
        this.sheetEvent(18, change.sheetId, {
          address: addressOf(change.area),
          source,
          worksheetId: change.sheetId,
        });
        return;
      case "sheetAdded":
        this.emit(13, ["Workbook"], { worksheetId: change.sheet.id, source });
        return;
      case "sheetDeleted":
        this.emit(15, ["Workbook"], { worksheetId: change.sheet.id, source });
        return;
      case "sheetChanged":
        this.sheetChanged(change, source);
        return;
      case "sheetMoved":
        this.emit(27, ["Workbook"], {
          worksheetId: change.sheetId,
          positionBefore: change.from,
          positionAfter: change.to,
          source,
        });
        return;
      case "activated":
        this.sheetEvent(12, change.before, { worksheetId: change.before });
        this.sheetEvent(11, change.after, { worksheetId: change.after });
        return;
      case "selected":
        this.selected(change.sheetId, change.after);
        return;
      case "tableAdded":
      case "tableDeleted": {
        const { id, name, sheetId } = change.table;
        const message = { tableId: id, tableName: name, worksheetId: sheetId, source };
        this.emit(change.kind === "tableAdded" ? 102 : 103, [sheetId, "Workbook"], message);
        return;
      }
      default:
    }
  }

  private sheetEvent(type: number, sheetId: string, message: Record<string, unknown>): void {
    this.emit(type, [sheetId, "Workbook"], message);
  }

  private sheetChanged(change: Extract<Change, { kind: "sheetChanged" }>, source: string): void {
    const { before, after } = change;
    const worksheetId = after.id;
    if (before.name !== after.name)
      this.sheetEvent(25, worksheetId, {
        worksheetId,
        nameBefore: before.name,
        nameAfter: after.name,
        source,
      });
    if (before.visibility !== after.visibility)
      this.sheetEvent(26, worksheetId, {
        worksheetId,
        visibilityBefore: before.visibility,
        visibilityAfter: after.visibility,
        source,
      });
    if (before.protection !== after.protection)
      this.sheetEvent(24, worksheetId, { worksheetId, isProtected: after.protection !== null, source });
  }

  /** Values before and after, and their kinds, exist for a single cell only. */
  private details(change: Extract<Change, { kind: "cells" }>): Record<string, unknown> {
    if (change.area.rows * change.area.columns !== 1) return {};
    const before = change.before.values[0]?.[0] ?? null;
    const after = this.workbook.value(change.sheetId, change.area.row, change.area.column);
    return {
      valueBefore: toWire(before),
      valueAfter: toWire(after),
      valueTypeBefore: kindOnWire(before),
      valueTypeAfter: kindOnWire(after),
    };
  }

  private wantsChanges(sheetId: string): boolean {
    return (
      this.registered.has(`10 ${sheetId}`) ||
      this.registered.has("10 Workbook") ||
      this.workbook.tables.some((table) => table.sheetId === sheetId && this.wantsTable(table)) ||
      this.registered.has(`23 ${sheetId}`)
    );
  }

  private wantsTable(table: TableState): boolean {
    return [table.id, table.sheetId, "Workbook"].some((target) => this.registered.has(`101 ${target}`));
  }

  private edited(change: Extract<Change, { kind: "cells" }>, origin: Origin): void {
    const { sheetId, area } = change;
    if (!this.enabled || !this.wantsChanges(sheetId)) return;
    const message = this.changeMessage("RangeEdited", sheetId, area, origin, this.details(change));
    this.sheetEvent(10, sheetId, { ...message, ...trigger(origin) });
    for (const table of this.workbook.tables)
      if (table.sheetId === sheetId && intersect(table.area, area) && this.wantsTable(table))
        this.emit(101, [table.id, sheetId, "Workbook"], { ...message, tableId: table.id });
  }

  private changeMessage(
    changeType: string,
    sheetId: string,
    area: Area,
    origin: Origin,
    more: Record<string, unknown> = {},
  ): Record<string, unknown> {
    return {
      changeType,
      address: addressOf(area),
      source: origin === "otherAuthor" ? "Remote" : "Local",
      worksheetId: sheetId,
      referenceId: this.rangeId(sheetId, area),
      ...more,
    };
  }

  private moved(change: Extract<Change, { kind: "inserted" | "deleted" }>, origin: Origin): void {
    const { sheetId, area } = change;
    if (!this.enabled || !this.wantsChanges(sheetId)) return;
    const verb = change.kind === "inserted" ? "Inserted" : "Deleted";
    const whole = area.columns >= 16_384 ? "Row" : area.rows >= 1_048_576 ? "Column" : "Cell";
    const direction = { down: "Down", right: "Right", up: "Up", left: "Left" }[change.shift];
    const message = this.changeMessage(`${whole}${verb}`, sheetId, area, origin);
    const changeDirectionState =
      change.kind === "inserted" ? { insertShiftDirection: direction } : { deleteShiftDirection: direction };
    this.sheetEvent(10, sheetId, {
      ...message,
      ...trigger(origin),
      shiftDirection: direction,
      changeDirectionState,
    });
    const vertical = change.shift === "down" || change.shift === "up";
    for (const table of this.workbook.tables) {
      if (table.sheetId !== sheetId || !this.wantsTable(table)) continue;
      const across = vertical
        ? contains({ ...area, row: table.area.row, rows: table.area.rows }, table.area)
        : contains({ ...area, column: table.area.column, columns: table.area.columns }, table.area);
      const inside = vertical
        ? area.row >= table.area.row && area.row <= table.area.row + table.area.rows
        : area.column >= table.area.column && area.column <= table.area.column + table.area.columns;
      if (across && inside)
        this.emit(101, [table.id, sheetId, "Workbook"], {
          ...message,
          changeType: `${vertical ? "Row" : "Column"}${verb}`,
          tableId: table.id,
        });
    }
  }

  private selected(sheetId: string, area: Area): void {
    const address = addressOf(area);
    this.sheetEvent(14, sheetId, { address, worksheetId: sheetId });
    const table = this.workbook.tableAt(sheetId, area.row, area.column);
    if (this.tableSelected && this.tableSelected !== table?.id)
      this.emit(100, [this.tableSelected], {
        address: "",
        worksheetId: sheetId,
        tableId: this.tableSelected,
        isInsideTable: false,
      });
    this.tableSelected = table?.id ?? null;
    if (table)
      this.emit(100, [table.id], { address, worksheetId: sheetId, tableId: table.id, isInsideTable: true });
  }
}

function trigger(origin: Origin): Record<string, unknown> {
  return { triggerSource: origin === "addin" ? "ThisLocalAddin" : "Unknown" };
}
