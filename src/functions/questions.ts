import type { Result } from "../domain/result";
import { breakOff, type Steps } from "../domain/steps";
import type { Answer } from "../metrics/answer";
import type { LiveAnswer } from "../metrics/live/liveAnswers";
import type { MetricName, Query } from "../metrics/query";
import type { Figures } from "./figures";
import type { Languages } from "./languages";
import type { Outcome } from "./outcome";
import { outcomeInSteps } from "./outcomeInSteps";
import { workThrough } from "./workThrough";

/** Who asks a question and hears what it comes to. */
export interface Asker {
  /** What it asks, as {@link Questions} keeps it; undefined: nothing yet. */
  question: Question | undefined;
  readonly hear: (outcome: Outcome) => void;
}

/** One question that any number of askers have, or one reason why they can't be understood. */
export interface Question {
  readonly key: string;
  readonly metric: MetricName;
  readonly query: Result<Query>;
  readonly askers: Set<Asker>;
  /** Undefined: not followed yet, or to be followed anew. */
  live: LiveAnswer | undefined;
  /** Undefined: not computed yet. */
  outcome: Outcome | undefined;
  /** How often changes have broken its answer off since the last one. */
  brokenOff: number;
}

/**
 * How often changes may break an answer off that is worked out in steps: then it is worked out in one piece. That holds the thread, once, for
 * as long as it takes; else steady edits would keep it from its cells for ever.
 */
const mostBrokenOff = 3;

/**
 * The questions that are asked of the index, each followed and worked out once, however many ask it; a change makes those stale that it
 * can touch.
 */
export class Questions {
  private readonly byKey = new Map<string, Question>();
  private readonly stale = new Set<Question>();
  /** The questions that are followed, by what follows them. */
  private readonly byLive = new Map<LiveAnswer, Question>();
  /** Those that a fault has kept from being followed. */
  private readonly unfollowed = new Set<Question>();
  /** The question whose answer is being worked out in steps. */
  private underway: { readonly question: Question; readonly steps: Steps<Outcome> } | undefined;

  /** Whether a step of it is being taken; it throws nothing. */
  private isAtStep = false;

  constructor(
    private readonly figures: Figures,
    private readonly languages: () => Languages,
  ) {}

  /** How many different questions are asked. */
  get size(): number {
    return this.byKey.size;
  }

  /** Whether anything is left to be worked out. */
  get areDue(): boolean {
    return this.underway !== undefined || this.stale.size > 0;
  }

  /** Joins an asker to what it asks, instead of what it asked before; it hears at once what is known already. */
  join(asker: Asker, metric: MetricName, query: Result<Query>): void {
    const key = questionKey(metric, query);
    let { question } = asker;
    if (question?.key !== key) {
      this.leave(asker);
      question = this.byKey.get(key) ?? this.begin(key, metric, query);
      question.askers.add(asker);
      asker.question = question;
    }
    const isKnown = !this.stale.has(question) && this.underway?.question !== question;
    if (question.outcome !== undefined && isKnown) asker.hear(question.outcome);
  }

  /** Takes an asker from its question; one that nobody asks any more is let go of. */
  leave(asker: Asker): void {
    const { question } = asker;
    if (question === undefined) return;
    asker.question = undefined;
    question.askers.delete(asker);
    if (question.askers.size > 0) return;
    if (question.live !== undefined) {
      this.byLive.delete(question.live);
      this.figures.leave(question.live);
    }
    this.byKey.delete(question.key);
    if (this.underway?.question === question) this.endUnderway();
    this.stale.delete(question);
    this.unfollowed.delete(question);
  }

  /** Breaks off what is being worked out: changed figures make it worthless. */
  breakOff(): void {
    if (this.underway === undefined) return;
    this.underway.question.brokenOff++;
    this.stale.add(this.underway.question);
    this.endUnderway();
  }

  private endUnderway(): void {
    // What is at a step just now is broken off behind it.
    if (this.underway !== undefined && !this.isAtStep) breakOff(this.underway.steps);
    this.underway = undefined;
  }

  /** Takes in that these records changed; undefined: anything may have. */
  change(touched: ReadonlySet<string> | undefined): void {
    const moved = touched === undefined ? undefined : this.figures.changed(touched);
    if (moved === undefined) this.followAnew();
    else this.restale(moved);
  }

  /** Works out what is due and tells those who ask; false where the time was up before all was done. */
  work(isTimeUp: () => boolean): boolean {
    return (
      this.goOn(isTimeUp) && workThrough(this.stale, (question) => this.compute(question, isTimeUp), isTimeUp)
    );
  }

  /** Lets go of everything. */
  clear(): void {
    this.byKey.clear();
    this.stale.clear();
    this.endUnderway();
  }

  private begin(key: string, metric: MetricName, query: Result<Query>): Question {
    const question: Question = {
      key,
      metric,
      query,
      askers: new Set(),
      live: undefined,
      outcome: undefined,
      brokenOff: 0,
    };
    this.byKey.set(key, question);
    this.stale.add(question);
    return question;
  }

  /** Those that may have another answer, and those that a fault has kept from being followed. */
  private restale(moved: readonly LiveAnswer[]): void {
    for (const live of moved) {
      const question = this.byLive.get(live);
      if (question !== undefined) this.stale.add(question);
    }
    for (const question of this.unfollowed) this.stale.add(question);
  }

  /** A call that couldn't be understood stays so until settings or day change. */
  private followAnew(): void {
    this.byLive.clear();
    for (const question of this.byKey.values()) {
      if (!question.query.ok) continue;
      question.live = undefined;
      this.stale.add(question);
    }
  }

  private compute(question: Question, isTimeUp: () => boolean): void {
    const { figures, byLive } = this;
    const answer = (asked: Query): Answer | Steps<Answer> => {
      if (question.live === undefined) byLive.set((question.live = figures.follow(asked)), question);
      return figures.answerInSteps(asked) ?? question.live.answer();
    };
    const steps = outcomeInSteps(question.metric, question.query, answer, this.languages());
    this.underway = { question, steps };
    this.goOn(question.brokenOff < mostBrokenOff ? isTimeUp : () => false);
  }

  /** Takes steps of the answer that is underway; false where the time was up. */
  private goOn(isTimeUp: () => boolean): boolean {
    for (let own = this.underway; own !== undefined; own = this.underway) {
      this.isAtStep = true;
      const step = own.steps.next();
      this.isAtStep = false;
      if (this.underway !== own) breakOff(own.steps);
      else if (step.done === true) {
        this.underway = undefined;
        this.settle(own.question, step.value);
      } else if (isTimeUp()) return false;
    }
    return true;
  }

  /** Takes in a question's outcome and tells it to those who ask. */
  private settle(question: Question, outcome: Outcome): void {
    question.outcome = outcome;
    question.brokenOff = 0;
    if (question.query.ok && question.live === undefined) this.unfollowed.add(question);
    else this.unfollowed.delete(question);
    for (const asker of question.askers) asker.hear(outcome);
  }
}

/** The same text for the same question. Function and options of a query are always in the same order. */
function questionKey(metric: MetricName, query: Result<Query>): string {
  return JSON.stringify([metric, query]);
}
