import type { Steps } from "../../domain/steps";
import type { Core } from "./core";
import { horizonOf } from "./horizon";
import { Snapshot } from "./snapshot";
import { View } from "./view";
import { ViewWalk } from "./viewWalk";

/** Views kept ready: a dashboard of months asks for each month's end again and again. */
const mostViews = 32;
const fewViews = 4;
/** The room that views may take, and what one takes for each record, about. */
const mostBytes = 128_000_000;
const bytesPerRecord = 60;

/** The views that were asked for last, and the pinned one; those of a walk apart, they are for who asks to bring up to date. */
export class KeptViews {
  private readonly views = new Map<string, View>();
  private pinned = "";
  private walking: ViewWalk | undefined;
  /** The questions that are being answered, by number in the order in which they began, and the number of the last. */
  private readonly underway = new Set<number>();
  private questions = 0;

  constructor(private readonly core: Core) {}

  /** Forgets all of them. */
  clear(): void {
    this.views.clear();
  }

  /** The view of a day (its end) or an instant, as recorded by another. */
  of(asOf: number, asRecordedOn: number | undefined): View {
    const key = keyOf(asOf, asRecordedOn);
    let view = this.views.get(key);
    if (view === undefined && this.walking !== undefined && asRecordedOn === undefined) {
      return this.walking.view(asOf);
    }
    if (view === undefined) view = this.begin(asOf, asRecordedOn, this.makeRoom());
    else this.views.delete(key);
    this.views.set(key, view);
    this.handOut(view);
    return view;
  }

  /** Answers a question, which has the views that are handed out meanwhile until it is answered, or broken off by `return`. */
  *answer<Value>(steps: Steps<Value>): Steps<Value> {
    const question = ++this.questions;
    this.underway.add(question);
    try {
      return yield* steps;
    } finally {
      this.underway.delete(question);
    }
  }

  /** Lets go of a view where one more would be too many; returns its columns where nobody can have it any more. */
  private makeRoom(): Snapshot | undefined {
    if (this.views.size < this.most) return undefined;
    for (const [key, view] of this.views) {
      if (key === this.pinned) continue;
      this.views.delete(key);
      return this.isFree(view) ? view.give() : undefined;
    }
    return undefined;
  }

  /** Whether nobody can have a view any more. */
  private isFree({ holders }: View): boolean {
    return holders !== undefined && ![...holders].some((each) => this.underway.has(each));
  }

  /** Notes who may have a view from now on: any question that is being answered, or who asks beside them all. */
  private handOut(view: View): void {
    if (view.holders === undefined) return;
    view.holders = this.underway.size === 0 ? undefined : new Set(this.underway);
  }

  /** A view that begins with what the nearest one of a later day knows, where there is one. */
  private begin(asOf: number, asRecordedOn: number | undefined, spare?: Snapshot): View {
    const horizon = horizonOf(asOf, asRecordedOn);
    const later = this.firstFrom(horizon.happened)?.refresh().snapshot;
    const snapshot = later === undefined ? undefined : new Snapshot(this.core, horizon, later, spare);
    const pinnedNow = (): View | undefined => this.pinnedFrom(horizon.happened);
    return new View(
      this.core,
      asOf,
      asRecordedOn,
      snapshot,
      asRecordedOn === undefined ? pinnedNow : undefined,
    );
  }

  /** The pinned view, up to date, where it is of a later day. */
  private pinnedFrom(happened: number): View | undefined {
    const pinned = this.views.get(this.pinned);
    return pinned !== undefined && pinned.happenedBy > happened ? pinned.refresh() : undefined;
  }

  /** The first of the kept views from a time on that sees all recordings: of those that are up to date, and the pinned one. */
  private firstFrom(happened: number): View | undefined {
    const pinned = this.views.get(this.pinned);
    let first: View | undefined;
    for (const view of this.views.values()) {
      const isLater = view.recordedBy === Infinity && view.happenedBy >= happened;
      const isReady = view === pinned || view.snapshot.isUpToDate;
      if (isLater && isReady && view.happenedBy < (first?.happenedBy ?? Infinity)) first = view;
    }
    return first;
  }

  /** How many views are kept: as many as take not too much room, a few in any case. */
  private get most(): number {
    const fitting = Math.floor(mostBytes / (this.core.records.count * bytesPerRecord + 1));
    return Math.min(mostViews, Math.max(fewViews, fitting));
  }

  /** The view of a day that is kept however many others are asked for: today's, of which most questions are. */
  pin(asOf: number): View {
    this.pinned = keyOf(asOf, undefined);
    const view = this.of(asOf, undefined);
    view.holders = undefined;
    return view;
  }

  /** Answers a question in steps; within them views of days that are not kept hold only until another such day is asked for. */
  *walk<Value>(steps: Steps<Value>): Steps<Value> {
    const walking = new ViewWalk(this.core, (asOf) => this.begin(asOf, undefined));
    for (;;) {
      const outer = this.walking;
      this.walking ??= walking;
      let step: IteratorResult<undefined, Value>;
      try {
        step = steps.next();
      } finally {
        this.walking = outer;
      }
      if (step.done === true) return step.value;
      yield;
    }
  }
}

function keyOf(asOf: number, asRecordedOn: number | undefined): string {
  return `${asOf} ${asRecordedOn ?? ""}`;
}
