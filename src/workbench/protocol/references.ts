import type { TrackedArea } from "../model/workbook";

/** Ranges that the client keeps between batches, by reference id; they follow insertions and deletions. */
export class References {
  private readonly kept = new Map<string, TrackedArea>();
  private last = 0;

  add(tracked: TrackedArea): string {
    const id = `range-${++this.last}`;
    this.kept.set(id, tracked);
    return id;
  }

  get(id: string): TrackedArea | undefined {
    return this.kept.get(id);
  }

  remove(id: string): void {
    this.kept.get(id)?.release();
    this.kept.delete(id);
  }

  clear(): void {
    for (const id of [...this.kept.keys()]) this.remove(id);
  }

  get count(): number {
    return this.kept.size;
  }
}
