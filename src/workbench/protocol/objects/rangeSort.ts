import { sortArea } from "../../model/sort";
import type { Batch } from "../batch";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import type { RangeObject } from "./range";

/** `range.sort`. */
export class RangeSortObject extends HostObject {
  readonly type: ObjectType<RangeSortObject> = rangeSortType;

  constructor(
    batch: Batch,
    readonly range: RangeObject,
  ) {
    super(batch);
  }
}

const rangeSortType: ObjectType<RangeSortObject> = {
  name: "RangeSort",
  members: {
    Apply: {
      call: (self, args) => {
        const where = self.range.where;
        const fields = args.array(0) as readonly Readonly<Record<string, unknown>>[];
        const hasHeaders = args.boolean(2, false);
        if (args.has(3) && args.text(3) === "Columns")
          return self.batch.lacking("RangeSort", "apply by columns");
        const area = hasHeaders ? { ...where, row: where.row + 1, rows: where.rows - 1 } : where;
        sortArea(self.batch.workbook, area, fields, args.boolean(1, false));
        return null;
      },
    },
  },
};
