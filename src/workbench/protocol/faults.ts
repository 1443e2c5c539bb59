/** Where and how the host goes wrong once. Counts from the moment of planning; the first is 1. */
export interface FaultPlan {
  /** The n-th document request, action, or writing action from now. */
  readonly at: { readonly sync: number } | { readonly action: number } | { readonly write: number };
  /** `fail` answers an error; `hang` never answers. */
  readonly how: "fail" | "hang";
  /**
   * For a sync: before anything is done (default), after everything is done, or after its first k actions. For an action: before
   * it (default; earlier ones are done) or after it (later ones are not).
   */
  readonly when?: "before" | "after" | number;
  /** The error's code; GeneralException if not said. */
  readonly code?: string;
}

/** One action as it was carried out. */
export interface ActionRecord {
  readonly sync: number;
  readonly action: number;
  readonly kind: "object" | "query" | "method" | "set" | "trace" | "other";
  /** For instance `workbook.tables.getItem("Log").rows.add`. */
  readonly what: string;
  readonly writes: boolean;
}

/** One request as it went by. */
export interface RequestRecord {
  readonly requestBytes: number;
  responseBytes: number;
  readonly actions: number;
  writes: number;
}

/** What an armed fault tells the executor to do. */
export interface Verdict {
  readonly how: "fail" | "hang";
  readonly when: "before" | "after";
  readonly code: string;
}

/**
 * Counts what the add-in asks for and makes the host fail or hang where a test wants it. Only document requests count, not results of
 * functions.
 */
export class Faults {
  syncs = 0;
  actions = 0;
  writes = 0;
  readonly requests: RequestRecord[] = [];
  log: ActionRecord[] = [];
  /** Whether requests and actions are kept; a workbench that runs for days would keep them all. */
  logging = false;
  /** Called when a request will never be answered. */
  onHang: (() => void) | undefined;
  private plans: { plan: FaultPlan; base: number }[] = [];
  /** Set while a sync is cut after its first k actions. */
  private cutAfter: { count: number; verdict: Verdict } | null = null;

  plan(plan: FaultPlan): void {
    const base = "sync" in plan.at ? this.syncs : "action" in plan.at ? this.actions : this.writes;
    this.plans.push({ plan, base });
  }

  /** Forgets plans; counters stay. */
  clear(): void {
    this.plans = [];
    this.cutAfter = null;
  }

  /** Forgets plans, counters and logs. */
  reset(): void {
    this.clear();
    this.syncs = this.actions = this.writes = 0;
    this.requests.length = 0;
    this.log = [];
  }

  /** A request begins. */
  onSync(requestBytes: number, actions: number): Verdict | null {
    this.syncs++;
    if (this.logging) this.requests.push({ requestBytes, responseBytes: 0, actions, writes: 0 });
    const found = this.take((plan, base) => "sync" in plan.at && base + plan.at.sync === this.syncs);
    if (!found) return null;
    if (typeof found.when !== "number") return verdictOf(found);
    if (found.when === 0) return { ...verdictOf(found), when: "before" };
    this.cutAfter = { count: found.when, verdict: { ...verdictOf(found), when: "after" } };
    return null;
  }

  /** An action begins; `describe` says what it is. */
  onAction(kind: ActionRecord["kind"], describe: () => string, writes: boolean): Verdict | null {
    this.actions++;
    if (writes) {
      this.writes++;
      const request = this.requests[this.requests.length - 1];
      if (request) request.writes++;
    }
    if (this.logging)
      this.log.push({ sync: this.syncs, action: this.actions, kind, what: describe(), writes });
    if (this.cutAfter && --this.cutAfter.count === 0) {
      const { verdict } = this.cutAfter;
      this.cutAfter = null;
      return verdict;
    }
    const found = this.take(
      (plan, base) =>
        ("action" in plan.at && base + plan.at.action === this.actions) ||
        (writes && "write" in plan.at && base + plan.at.write === this.writes),
    );
    return found ? verdictOf(found) : null;
  }

  /** A request has been answered. */
  onAnswer(responseBytes: number): void {
    this.cutAfter = null;
    const request = this.requests[this.requests.length - 1];
    if (request) request.responseBytes = responseBytes;
  }

  private take(matches: (plan: FaultPlan, base: number) => boolean): FaultPlan | undefined {
    const index = this.plans.findIndex(({ plan, base }) => matches(plan, base));
    return index < 0 ? undefined : this.plans.splice(index, 1)[0]?.plan;
  }
}

function verdictOf(plan: FaultPlan): Verdict {
  return {
    how: plan.how,
    when: plan.when === "after" ? "after" : "before",
    code: plan.code ?? "GeneralException",
  };
}
