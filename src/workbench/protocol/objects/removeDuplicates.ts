import type { Arguments } from "../arguments";
import type { Batch } from "../batch";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import type { RangeObject } from "./range";

/** What `range.removeDuplicates` answers. */
export class RemoveDuplicatesResultObject extends HostObject {
  readonly type: ObjectType<RemoveDuplicatesResultObject> = resultType;

  constructor(
    batch: Batch,
    readonly removed: number,
    readonly uniqueRemaining: number,
  ) {
    super(batch);
  }
}

const resultType: ObjectType<RemoveDuplicatesResultObject> = {
  name: "RemoveDuplicatesResult",
  members: {
    Removed: { get: (self) => self.removed },
    UniqueRemaining: { get: (self) => self.uniqueRemaining },
  },
};

/** Removes rows whose values in the given columns have been seen above; the rest move up, blanks follow. */
export function removeDuplicates(range: RangeObject, args: Arguments): RemoveDuplicatesResultObject {
  const { workbook } = range.batch;
  const columns = args.array(0).map(Number);
  const skip = args.boolean(1, false) ? 1 : 0;
  const where = range.where;
  const values = workbook.values(where);
  const seen = new Set<string>();
  const kept = values.filter((line, index) => {
    if (index < skip) return true;
    const key = JSON.stringify(columns.map((column) => line[column] ?? null)).toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const removed = values.length - kept.length;
  const blank = new Array<null>(where.columns).fill(null);
  workbook.write(where.sheetId, where, [...kept, ...Array.from({ length: removed }, () => blank)]);
  return new RemoveDuplicatesResultObject(range.batch, removed, seen.size);
}
