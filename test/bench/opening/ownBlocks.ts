import { constants, PerformanceObserver } from "node:perf_hooks";
import type { ExcelHost } from "../../../src/workbench/protocol/host";

/** How long the thread was held at a stretch, in milliseconds; the host's part is taken off. */
export interface Blocks {
  /** The longest of the add-in's own. */
  readonly longest: number;
  readonly over50: number;
  /** The longest in which Office.js read an answer, with what followed it. */
  readonly longestWithAnswer: number;
}

/** A turn of the event loop. */
interface Turn {
  readonly start: number;
  readonly end: number;
  /** Milliseconds of the processor: fewer than have passed where other programs had their turn. */
  readonly busy: number;
  /** Milliseconds of it that the host took. */
  readonly foreign: number;
  readonly hasAnswer: boolean;
}

/** What Node tells of a collection of garbage; the types of the browser do not know its kind. */
type Collection = PerformanceEntry & { readonly detail: { readonly kind: number } };

const minorCollection = constants.NODE_PERFORMANCE_GC_MINOR;

/**
 * Watches how long the thread is held. The headless host answers in the very task that asks, while Excel is a process of its own: here too each
 * request and each answer gets a task of its own, and the host's time does not count. Nor do full collections of garbage: they go through the
 * whole workbook, which in truth is Excel's.
 */
export class OwnBlocks {
  private readonly turns: Turn[] = [];
  private readonly collections: { readonly start: number; readonly end: number }[] = [];
  private last = performance.now();
  private lastBusy = busyMilliseconds();
  private foreign = 0;
  private hasAnswer = false;
  private isEnded = false;
  private readonly afterAnswer = new MessageChannel();
  private readonly collecting: PerformanceObserver;

  constructor(host: ExcelHost) {
    const answerOf = host.process.bind(host);
    host.process = async (...request) => {
      await nextTask();
      const began = busyMilliseconds();
      const answer = await answerOf(...request);
      this.foreign += busyMilliseconds() - began;
      await nextTask();
      this.hasAnswer = true;
      // What is done with the answer in a later task is told apart from the reading of it.
      this.afterAnswer.port2.postMessage(undefined);
      return answer;
    };
    this.afterAnswer.port1.onmessage = () => {
      this.noteTurn();
    };
    this.collecting = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Collection[])
        if (entry.detail.kind !== minorCollection)
          this.collections.push({ start: entry.startTime, end: entry.startTime + entry.duration });
    });
    this.collecting.observe({ entryTypes: ["gc"] });
    this.tick();
  }

  async end(): Promise<Blocks> {
    this.isEnded = true;
    // Collections are told of in later tasks.
    await new Promise((resolve) => setTimeout(resolve, 100));
    this.collecting.disconnect();
    this.afterAnswer.port1.close();
    const own = this.turns.filter(({ hasAnswer }) => !hasAnswer).map((turn) => this.ownOf(turn));
    const answers = this.turns.filter(({ hasAnswer }) => hasAnswer).map((turn) => this.ownOf(turn));
    return {
      longest: Math.max(0, ...own),
      over50: own.filter((each) => each > 50).length,
      longestWithAnswer: Math.max(0, ...answers),
    };
  }

  private ownOf({ start, end, busy, foreign }: Turn): number {
    const collected = this.collections
      .map((each) => Math.min(each.end, end) - Math.max(each.start, start))
      .filter((overlap) => overlap > 0)
      .reduce((sum, overlap) => sum + overlap, 0);
    return Math.min(end - start, busy) - (foreign > 0 ? foreign : collected);
  }

  private tick(): void {
    this.noteTurn();
    if (!this.isEnded)
      setImmediate(() => {
        this.tick();
      });
  }

  private noteTurn(): void {
    const now = performance.now();
    const busy = busyMilliseconds();
    if (now - this.last > 5) {
      const { last: start, foreign, hasAnswer } = this;
      this.turns.push({ start, end: now, busy: busy - this.lastBusy, foreign, hasAnswer });
    }
    this.last = now;
    this.lastBusy = busy;
    this.foreign = 0;
    this.hasAnswer = false;
  }
}

function busyMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
