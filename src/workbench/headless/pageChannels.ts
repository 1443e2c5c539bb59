/**
 * Message channels that end with their page, as a browser's do: Node's keep a process alive for as long as a port listens, and what
 * draws the pane listens for good.
 */
export class PageChannels {
  private readonly open = new Set<MessagePort>();

  /** The constructor that the page sees. */
  readonly constructorForPage: typeof MessageChannel;

  constructor() {
    const { open } = this;
    this.constructorForPage = class extends MessageChannel {
      constructor() {
        super();
        for (const port of [this.port1, this.port2]) {
          open.add(port);
          port.addEventListener("close", () => open.delete(port));
        }
      }
    };
  }

  close(): void {
    for (const port of this.open) port.close();
  }
}
