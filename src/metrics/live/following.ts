import type { EvaluationContext } from "../evaluate";
import type { FunnelIndex } from "../index/funnelIndex";
import type { Query } from "../query";
import { LiveAnswers, type LiveAnswer } from "./liveAnswers";

/** Follows questions from day to day, over an index that may be replaced by another: what functions see of {@link LiveAnswers}. */
export class Following {
  private live: LiveAnswers | undefined;
  /** Whether questions were let go of that nobody knows yet are to be followed anew. */
  private haveLapsed = false;

  constructor(
    private readonly index: () => FunnelIndex | undefined,
    private readonly context: () => EvaluationContext,
  ) {}

  /** Follows a question; there must be an index. */
  follow(query: Query): LiveAnswer {
    const index = this.index();
    if (index === undefined) throw new Error("a question is followed without an index");
    if (this.live !== undefined && (this.live.index !== index || !this.live.isCurrent)) {
      // A day has begun, or an index has taken the place of another, and nobody has said so yet.
      this.haveLapsed = true;
      this.live = undefined;
    }
    this.live ??= new LiveAnswers(index, this.context);
    return this.live.follow(query);
  }

  leave(answer: LiveAnswer): void {
    this.live?.leave(answer);
  }

  /** Takes in that records changed; undefined: every question is to be followed anew. */
  changed(touched: ReadonlySet<string>): readonly LiveAnswer[] | undefined {
    const { live } = this;
    if (live === undefined || this.haveLapsed || live.index !== this.index() || !live.isCurrent) {
      this.forget();
      return;
    }
    return live.changed(touched);
  }

  /** Lets go of every question: each is to be followed anew. */
  forget(): void {
    this.live = undefined;
    this.haveLapsed = false;
  }
}
