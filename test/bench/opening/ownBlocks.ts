import type { ExcelHost } from "../../../src/workbench/protocol/host";

/** How long the thread was held at a stretch, in milliseconds; what the host did meanwhile is taken off. */
export interface Blocks {
  /** The longest of the add-in's own. */
  readonly longest: number;
  readonly over50: number;
  /** The longest in which Office.js read an answer, with what followed it. */
  readonly longestWithAnswer: number;
}

/**
 * Watches how long the thread is held. The headless host answers in the very task that asks, and Excel in a process of its own: here too each
 * request and each answer gets a task of its own, and the host's time does not count.
 */
export class OwnBlocks {
  private last = performance.now();
  private foreign = 0;
  private hasAnswer = false;
  private isEnded = false;
  private readonly own: number[] = [];
  private readonly answers: number[] = [];

  constructor(host: ExcelHost) {
    const process = host.process.bind(host);
    host.process = async (...request) => {
      await nextTask();
      const began = performance.now();
      const answer = await process(...request);
      this.foreign += performance.now() - began;
      await nextTask();
      this.hasAnswer = true;
      return answer;
    };
    this.tick();
  }

  /** Begins anew. */
  reset(): void {
    this.own.length = this.answers.length = 0;
  }

  end(): Blocks {
    this.isEnded = true;
    return {
      longest: Math.max(0, ...this.own),
      over50: this.own.filter((each) => each > 50).length,
      longestWithAnswer: Math.max(0, ...this.answers),
    };
  }

  private tick(): void {
    const now = performance.now();
    const block = now - this.last - this.foreign;
    if (block > 5) (this.hasAnswer ? this.answers : this.own).push(block);
    this.last = now;
    this.foreign = 0;
    this.hasAnswer = false;
    if (!this.isEnded)
      setImmediate(() => {
        this.tick();
      });
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
