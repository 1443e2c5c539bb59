import type { CellBlock } from "../../domain/cell";
import { trimmed } from "./cellColumns";
import { kindCodes, kinds, targetType, type EventColumns } from "./eventColumns";
import { typeCodes } from "./idBook";
import type { RecordBook } from "./recordBook";

/** In place of the code of a type: Refers To names no record. */
const noRecord = 2;

/** By the code of a kind and that of the own record's type: the code of the type that Refers To names. */
const targetTypes = Uint8Array.from(
  kinds.flatMap((kind) =>
    (["opportunity", "lead"] as const).map((own) => {
      const type = targetType(kind, own);
      return type === undefined ? noRecord : typeCodes[type];
    }),
  ),
);

/** Reads the column Refers To of rows whose kinds and records are known. */
export class TargetReader {
  /** The rows that refer to something, to what, and of which type that is. */
  private readonly rows: Int32Array;
  private readonly ids: string[] = [];
  private readonly types: Uint8Array;
  private readonly found: Int32Array;

  /** @param together How many rows are read at once, at most. */
  constructor(
    private readonly log: EventColumns,
    private readonly records: RecordBook,
    private readonly place: number,
    together: number,
  ) {
    this.rows = new Int32Array(together);
    this.types = new Uint8Array(together);
    this.found = new Int32Array(together);
  }

  /**
   * Writes what Refers To of some rows stands for into the log's columns, from its row `first` on.
   *
   * @param types By row: the code of the type of its record.
   */
  read(block: CellBlock, from: number, to: number, types: Uint8Array, first: number): void {
    const { log, records, place, rows, ids, found } = this;
    const { kind, record, refersTo } = log;
    const count = namedRows(block, from, to, place, kind, types, refersTo, first, rows, ids, this.types);
    let linked = 0;
    for (let index = 0; index < count; index++) {
      const row = rows[index]!;
      const id = ids[index]!;
      if (this.types[index] === noRecord) {
        refersTo[row] = log.references.code(id);
        continue;
      }
      rows[linked] = row;
      ids[linked] = id;
      this.types[linked++] = this.types[index]!;
    }
    records.numberAll(this.types, ids, linked, found, 0);
    for (let index = 0; index < linked; index++) {
      const row = rows[index]!;
      refersTo[row] = found[index]!;
      if (kind[row] === kindCodes.Merged) records.noteMerged(record[row]!, refersTo[row]);
    }
  }
}

/** Finds the rows that refer to something, and to what; the others refer to no record, or no text. */
function namedRows(
  block: CellBlock,
  from: number,
  to: number,
  place: number,
  kind: Uint8Array,
  types: Uint8Array,
  refersTo: Int32Array,
  first: number,
  rows: Int32Array,
  ids: string[],
  targets: Uint8Array,
): number {
  let count = 0;
  for (let index = from; index < to; index++) {
    const row = first + index - from;
    const type = targetTypes[kind[row]! * 2 + types[index - from]!]!;
    const cell = block[index]![place];
    const text = cell === "" ? "" : trimmed(cell);
    if (text === "") refersTo[row] = type === noRecord ? 0 : -1;
    else {
      rows[count] = row;
      targets[count] = type;
      ids[count++] = text;
    }
  }
  return count;
}
