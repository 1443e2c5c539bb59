import type { Reason } from "../../domain/result";
import type { Answer } from "../answer";
import { evaluate, type EvaluationContext } from "../evaluate";
import type { FunnelIndex } from "../index/funnelIndex";
import type { View } from "../index/view";
import type { Query } from "../query";
import { touches, type Change } from "../touches";
import type { ClosedCell } from "./closedCell";
import { ClosedCells } from "./closedCells";

/** A question that is asked again and again while the store changes. */
export interface LiveAnswer {
  readonly query: Query;
  readonly answer: () => Answer;
}

interface Followed extends LiveAnswer {
  readonly cell: ClosedCell | undefined;
}

/**
 * The questions of one day that are followed: after a change it says which of them may have another answer. Questions about closed
 * deals (win rates, sales cycles, counts of won, lost and invalid) are kept by what each changed deal adds and takes away; the
 * others are asked again where a change can touch them. Always the same answers as `evaluate` gives.
 */
export class LiveAnswers {
  /** The questions about closed deals by their cells; those without an answer; the others. */
  private readonly byCell = new Map<ClosedCell, Followed>();
  private readonly unanswered = new Set<Followed>();
  private readonly others = new Set<Followed>();
  private readonly view: View;
  private readonly closed: ClosedCells;
  /** How many of the index's changes are taken in. */
  private seen: number;
  private readonly columnCount: number;

  constructor(
    readonly index: FunnelIndex,
    private readonly context: () => EvaluationContext,
  ) {
    this.view = index.pinView(context().today);
    this.closed = new ClosedCells(this.view);
    this.seen = index.core.changes.length;
    this.columnCount = index.core.records.columnCount;
  }

  /** Whether these are still the questions of today, of the columns that there are: a new one may be the field of a criterion. */
  get isCurrent(): boolean {
    const isToday = this.context().today === this.view.asOf;
    return isToday && this.index.core.records.columnCount === this.columnCount;
  }

  /** Follows a question until {@link leave}. */
  follow(query: Query): LiveAnswer {
    const cell = this.closed.follow(query);
    const { closed } = this;
    const ask = (): Answer => evaluate(this.index, query, this.context());
    const followed: Followed = {
      query,
      cell,
      answer: () => {
        if (cell === undefined || !closed.canSort()) return ask();
        const value = closed.valueOf(cell);
        // Only when deals were to be placed may it show that they have too many different values.
        if (!closed.canSort()) return ask();
        if (value !== undefined) {
          this.unanswered.delete(followed);
          return { kind: "value", value };
        }
        // The reason tells of deals beyond those that it asks for.
        this.unanswered.add(followed);
        return new Unanswered(ask);
      },
    };
    if (cell === undefined) this.others.add(followed);
    else this.byCell.set(cell, followed);
    return followed;
  }

  leave(answer: LiveAnswer): void {
    const followed = answer as Followed;
    this.others.delete(followed);
    this.unanswered.delete(followed);
    if (followed.cell === undefined || !this.byCell.delete(followed.cell)) return;
    this.closed.leave(followed.cell);
  }

  /** Takes a change of the index in; returns the questions whose answers may be others now. */
  changed(change: Change): LiveAnswer[] {
    const { closed } = this;
    const { changes } = this.index.core;
    const moved = closed.takeIn(changes.slice(this.seen), () => {
      this.view.refresh();
    });
    this.seen = changes.length;
    const asked: LiveAnswer[] = [];
    for (const followed of this.unanswered) if (!moved.has(followed.cell!)) asked.push(followed);
    for (const cell of moved) asked.push(this.byCell.get(cell)!);
    for (const followed of this.others) if (touches(this.index, followed.query, change)) asked.push(followed);
    return asked;
  }
}

/**
 * No value: why is worked out when somebody asks. It is a class since a getter of an object literal makes every such object one of a kind to
 * the engine, which is slow and keeps what they refer to for long.
 */
class Unanswered {
  readonly kind = "error";
  readonly error = "#N/A";
  private known: Reason | undefined;

  constructor(private readonly ask: () => Answer) {}

  get reason(): Reason {
    if (this.known === undefined) {
      const full = this.ask();
      if (full.kind !== "error")
        throw new Error("a live figure has no value where the full evaluation has one");
      this.known = full.reason;
    }
    return this.known;
  }
}
