import { isEntireColumn, isEntireRow } from "../../model/area";
import { fullAddress } from "../../model/address";
import { invalidArgument } from "../../model/fault";
import { kindOnWire, matrixFor, toWire, writeInputs } from "../cellWire";
import type { Member } from "../hostObject";
import { ConditionalFormatCollectionObject } from "./conditionalFormat";
import { DataValidationObject } from "./dataValidation";
import type { RangeObject } from "./range";
import { RangeFormatObject } from "./rangeFormat";
import { RangeSortObject } from "./rangeSort";
import { WorksheetObject } from "./worksheet";

function numberFormats(self: RangeObject): string[][] {
  const { workbook } = self.batch;
  const { sheetId } = self.where;
  return self.map((row, column) => workbook.format(sheetId, row, column).numberFormat ?? "General");
}

function setNumberFormats(self: RangeObject, value: unknown): void {
  const where = self.where;
  if (!Array.isArray(value)) {
    if (typeof value !== "string") invalidArgument();
    self.batch.workbook.setFormat(where, { numberFormat: value });
    return;
  }
  const first: unknown = Array.isArray(value[0]) ? value[0][0] : undefined;
  if (value.length === 1 && Array.isArray(value[0]) && value[0].length === 1 && typeof first === "string") {
    self.batch.workbook.setFormat(where, { numberFormat: first });
    return;
  }
  const matrix = matrixFor(value, where).map((line) =>
    line.map((item) => (item === null ? null : typeof item === "string" ? item : invalidArgument())),
  );
  self.batch.workbook.setNumberFormats(where, matrix);
}

function formulas(self: RangeObject): unknown[][] {
  const block = self.batch.workbook.block(self.where);
  return block.values.map((line, i) => line.map((value, j) => block.formulas?.[i]?.[j] ?? toWire(value)));
}

function hasSpill(self: RangeObject): boolean | null {
  self.batch.settle();
  const where = self.where;
  const flags = new Set(
    self.map((row, column) => self.batch.workbook.spill(where.sheetId, row, column) !== null).flat(),
  );
  return flags.size === 1 ? flags.has(true) : null;
}

const columnHidden = (self: RangeObject): boolean | null => {
  const { sheetId, column, columns } = self.where;
  const flags = new Set(
    Array.from(
      { length: Math.min(columns, 256) },
      (_, j) => self.batch.workbook.columnShape(sheetId, column + j).hidden ?? false,
    ),
  );
  return flags.size === 1 ? flags.has(true) : null;
};

const rowHidden = (self: RangeObject): boolean | null => {
  const { sheetId, row, rows } = self.where;
  const flags = new Set(
    Array.from(
      { length: Math.min(rows, 10_000) },
      (_, i) => self.batch.workbook.rowShape(sheetId, row + i).hidden ?? false,
    ),
  );
  return flags.size === 1 ? flags.has(true) : null;
};

const addressOfRange = (self: RangeObject): string =>
  fullAddress(self.sheetName(), self.where).slice(0, 8192);

/** What a range holds and how it looks. */
export const rangeContent: Readonly<Record<string, Member<RangeObject>>> = {
  Address: { get: addressOfRange },
  AddressLocal: { get: addressOfRange },
  RowIndex: { get: (self) => self.where.row },
  ColumnIndex: { get: (self) => self.where.column },
  RowCount: { get: (self) => self.where.rows },
  ColumnCount: { get: (self) => self.where.columns },
  CellCount: {
    get: (self) => {
      const count = self.where.rows * self.where.columns;
      return count > 2_147_483_647 ? -1 : count;
    },
  },
  Values: {
    get: (self) => {
      self.batch.settle();
      const where = self.where;
      if (where.rows * where.columns > 5_000_000) return null;
      return self.batch.workbook.values(where).map((line) => line.map(toWire));
    },
    set: (self, value) => writeInputs(self.batch.workbook, self.where, matrixFor(value, self.where)),
  },
  Formulas: {
    get: formulas,
    set: (self, value) => writeInputs(self.batch.workbook, self.where, matrixFor(value, self.where)),
  },
  FormulasLocal: {
    get: formulas,
    set: (self, value) => writeInputs(self.batch.workbook, self.where, matrixFor(value, self.where)),
  },
  Text: {
    get: (self) => self.map((row, column) => self.batch.workbook.text(self.where.sheetId, row, column)),
  },
  ValueTypes: { get: (self) => self.batch.workbook.values(self.where).map((line) => line.map(kindOnWire)) },
  NumberFormat: { get: numberFormats, set: setNumberFormats },
  NumberFormatLocal: { since: 7, get: numberFormats, set: setNumberFormats },
  HasSpill: { since: 12, get: hasSpill },
  IsEntireColumn: { since: 7, get: (self) => isEntireColumn(self.where) },
  IsEntireRow: { since: 7, get: (self) => isEntireRow(self.where) },
  ColumnHidden: {
    since: 2,
    get: columnHidden,
    set: (self, value) => {
      const { sheetId, column, columns } = self.where;
      self.batch.workbook.setColumnShape(sheetId, column, columns, { hidden: value === true });
    },
  },
  RowHidden: {
    since: 2,
    get: rowHidden,
    set: (self, value) => {
      const { sheetId, row, rows } = self.where;
      self.batch.workbook.setRowShape(sheetId, row, rows, { hidden: value === true });
    },
  },
  Hidden: { since: 2, get: (self) => columnHidden(self) === true || rowHidden(self) === true },
  _ReferenceId: { get: (self) => self.identity()._ReferenceId ?? "", onDemand: true },
  Worksheet: { object: (self) => new WorksheetObject(self.batch, self.where.sheetId) },
  Format: { object: (self) => new RangeFormatObject(self.batch, self) },
  DataValidation: { since: 8, object: (self) => new DataValidationObject(self.batch, self) },
  ConditionalFormats: {
    since: 6,
    object: (self) => new ConditionalFormatCollectionObject(self.batch, self),
  },
  Sort: { since: 2, object: (self) => new RangeSortObject(self.batch, self) },
};
