import { intersect } from "../../model/area";
import { invalidArgument } from "../../model/fault";
import type { Member } from "../hostObject";
import { RangeObject, rangeArgument } from "./range";
import { removeDuplicates } from "./removeDuplicates";

/** What is done to a range's cells as a whole. */
export const rangeEditing: Readonly<Record<string, Member<RangeObject>>> = {
  Select: { call: (self) => self.batch.workbook.select(self.where) },
  Clear: {
    call: (self, args) => {
      const what = args.optionalText(0) ?? "All";
      if (what !== "All" && what !== "Formats" && what !== "Contents")
        return self.batch.lacking("Range", `clear("${what}")`);
      self.batch.workbook.clear(self.where, what);
      return null;
    },
  },
  Insert: {
    call: (self, args) => {
      const where = self.where;
      self.batch.workbook.insertCells(where, args.text(0) === "Right" ? "right" : "down");
      return new RangeObject(self.batch, where);
    },
  },
  Delete: {
    call: (self, args) =>
      self.batch.workbook.deleteCells(self.where, args.text(0) === "Left" ? "left" : "up"),
  },
  Merge: {
    since: 2,
    call: (self, args) => {
      const { sheetId, ...area } = self.where;
      const across = args.boolean(0, false);
      const parts = across
        ? Array.from({ length: area.rows }, (_, index) => ({ ...area, row: area.row + index, rows: 1 }))
        : [area];
      self.batch.workbook.setMerges(sheetId, [...self.batch.workbook.merges(sheetId), ...parts]);
    },
  },
  Unmerge: {
    since: 2,
    call: (self) => {
      const where = self.where;
      const kept = self.batch.workbook.merges(where.sheetId).filter((area) => !intersect(area, where));
      self.batch.workbook.setMerges(where.sheetId, kept);
    },
  },
  RemoveDuplicates: { since: 9, call: (self, args) => removeDuplicates(self, args) },
  CopyFrom: {
    since: 9,
    call: (self, args) => {
      const source = rangeArgument(self, args);
      const { workbook } = self.batch;
      const block = workbook.block(source);
      const kind = args.optionalText(1) ?? "All";
      if (kind !== "All" && kind !== "Values" && kind !== "Formulas")
        return self.batch.lacking("Range", `copyFrom(${kind})`);
      workbook.write(self.where.sheetId, self.where, block.values, kind === "Values" ? null : block.formulas);
      return null;
    },
  },
  Calculate: { since: 6, call: (self) => void self.batch.workbook.calculate(true) },
  _ValidateArraySize: {
    call: (self, args) => {
      if (args.integer(0) !== self.where.rows || args.integer(1) !== self.where.columns)
        invalidArgument(
          "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
        );
    },
  },
  _KeepReference: { call: (self) => self.keep() },
};
