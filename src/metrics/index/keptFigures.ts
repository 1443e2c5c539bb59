import type { Steps } from "../../domain/steps";

/** What was worked out once, by name, and is of use for as long as a version stands. */
export class KeptFigures {
  private readonly kept = new Map<string, { readonly version: number; readonly value: unknown }>();

  /** What is kept by a name of this version; worked out where that is not. A name always stands for values of one type. */
  get<Value>(name: string, version: number, compute: () => Value): Value {
    const kept = this.kept.get(name);
    if (kept?.version === version) return kept.value as Value;
    const value = compute();
    this.kept.set(name, { version, value });
    return value;
  }

  /** As {@link get}, worked out in steps; where the version changes between two of them, what was found is not kept. */
  *getInSteps<Value>(name: string, versionNow: () => number, find: () => Steps<Value>): Steps<Value> {
    const version = versionNow();
    if (this.has(name, version)) return this.kept.get(name)!.value as Value;
    const value = yield* find();
    if (versionNow() === version) this.kept.set(name, { version, value });
    return value;
  }

  /** Whether something of a version is kept by a name. */
  has(name: string, version: number): boolean {
    return this.kept.get(name)?.version === version;
  }
}
