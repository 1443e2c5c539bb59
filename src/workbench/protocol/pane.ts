/** The task pane's place beside the workbook. */
export class Pane {
  private shown = false;
  private readonly listeners = new Set<(visible: boolean) => void>();

  constructor(private readonly tell: (visible: boolean) => void) {}

  get visible(): boolean {
    return this.shown;
  }

  /** Shows or hides it; the add-in is told. */
  show(visible: boolean): void {
    if (visible === this.shown) return;
    this.shown = visible;
    for (const listener of this.listeners) listener(visible);
    this.tell(visible);
  }

  onChange(listener: (visible: boolean) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
