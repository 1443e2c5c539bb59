import type { ClosedCell } from "./closedCell";

/** Which cells a closed deal can count in, by its bucket: found when first asked, for as long as neither cells nor values come. */
export class CellsByBucket {
  private readonly lists = new Map<number, readonly ClosedCell[]>();
  private compiledFor = -1;

  /** @param cells All of them; {@link forget} is to be called when they change. */
  constructor(private readonly cells: ReadonlySet<ClosedCell>) {}

  /** The cells whose criteria a bucket meets; none for −1, which is no closed deal's. `vocabulary`: that of the deals now. */
  of(bucket: number, vocabulary: number): readonly ClosedCell[] {
    if (bucket < 0) return [];
    if (this.compiledFor !== vocabulary) {
      this.lists.clear();
      for (const cell of this.cells) cell.compile(vocabulary);
      this.compiledFor = vocabulary;
    }
    let list = this.lists.get(bucket);
    if (list === undefined) {
      list = [...this.cells].filter((cell) => cell.accepts(bucket));
      this.lists.set(bucket, list);
    }
    return list;
  }

  forget(): void {
    this.compiledFor = -1;
  }
}
