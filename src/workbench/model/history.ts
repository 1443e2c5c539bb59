import type { Change, ChangeNotice, Origin } from "./records";

type Listener<T extends readonly unknown[]> = (...args: T) => void;

/** Groups changes, tells listeners, and remembers groups for undo and redo. Who reverts a change is given by the workbook. */
export class History {
  origin: Origin = "host";
  private depth = 0;
  private open: ChangeNotice[] = [];
  private undoing = false;
  private lastKey: string | undefined;
  private readonly done: Change[][] = [];
  private readonly undone: Change[][] = [];
  private readonly changeListeners = new Set<Listener<[ChangeNotice]>>();
  private readonly groupListeners = new Set<Listener<[readonly ChangeNotice[], Origin]>>();

  constructor(
    private readonly settle: () => void,
    private readonly revert: (change: Change) => void,
  ) {}

  get inGroup(): boolean {
    return this.depth > 0;
  }

  get isUndoing(): boolean {
    return this.undoing;
  }

  group<T>(origin: Origin, work: () => T, undoKey?: string): T {
    const outer = this.origin;
    if (this.depth === 0 || origin === "calculation") this.origin = origin;
    this.depth++;
    try {
      return work();
    } finally {
      if (this.depth === 1) this.settle();
      this.depth--;
      this.origin = outer;
      if (this.depth === 0) this.close(origin, undoKey);
    }
  }

  record(change: Change, origin: Origin = this.origin): void {
    const notice: ChangeNotice = { change, origin, undoing: this.undoing };
    this.open.push(notice);
    for (const listener of this.changeListeners) listener(notice);
    if (this.depth === 0) this.close(origin);
  }

  private close(origin: Origin, undoKey?: string): void {
    const notices = this.open;
    if (notices.length === 0) return;
    this.open = [];
    if (!this.undoing) {
      const changes = notices.map((notice) => notice.change).filter(isUndoable);
      if (changes.length > 0 && origin !== "host") {
        const last = this.done[this.done.length - 1];
        if (last && undoKey !== undefined && undoKey === this.lastKey) last.push(...changes);
        else this.done.push(changes);
        this.lastKey = undoKey;
        if (this.done.length > 200) this.done.shift();
        this.undone.length = 0;
      }
    }
    for (const listener of this.groupListeners) listener(notices, origin);
  }

  onChange(listener: Listener<[ChangeNotice]>): () => void {
    this.changeListeners.add(listener);
    return () => this.changeListeners.delete(listener);
  }

  onGroup(listener: Listener<[readonly ChangeNotice[], Origin]>): () => void {
    this.groupListeners.add(listener);
    return () => this.groupListeners.delete(listener);
  }

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  undo(): boolean {
    return this.travel(this.done, this.undone);
  }

  redo(): boolean {
    return this.travel(this.undone, this.done);
  }

  /** Reverts the last group of one stack and keeps what reverting it recorded on the other. */
  private travel(from: Change[][], to: Change[][]): boolean {
    this.lastKey = undefined;
    const changes = from.pop();
    if (!changes) return false;
    const made: Change[] = [];
    const stop = this.onChange((notice) => {
      if (isUndoable(notice.change)) made.push(notice.change);
    });
    this.undoing = true;
    try {
      this.group("user", () => {
        for (const change of [...changes].reverse()) this.revert(change);
      });
    } finally {
      this.undoing = false;
      stop();
    }
    to.push(made);
    return true;
  }

  clear(): void {
    this.done.length = 0;
    this.undone.length = 0;
  }
}

function isUndoable(change: Change): boolean {
  return (
    change.kind !== "results" &&
    change.kind !== "activated" &&
    change.kind !== "selected" &&
    change.kind !== "settingChanged"
  );
}
