import type { Batch } from "./batch";
import type { Arguments } from "./arguments";

/** One member of an Office.js type as the host knows it. `since` is the minor version of ExcelApi 1.x that brought it. */
export interface Member<T> {
  readonly since?: number;
  /** A scalar property. */
  readonly get?: (self: T) => unknown;
  readonly set?: (self: T, value: unknown, args: Arguments) => void;
  /** A property that is an object; null is a null object. */
  readonly object?: (self: T) => HostObject | null;
  /** A method: gives a value, an object, or null for a null object. */
  readonly call?: (self: T, args: Arguments) => unknown;
  /** Left out when everything is loaded (`*`). */
  readonly onDemand?: boolean;
}

/** An Office.js type: its name and its members by wire name. */
export interface ObjectType<T> {
  readonly name: string;
  readonly members: Readonly<Record<string, Member<T>>>;
}

/** Something that an object path leads to. */
export abstract class HostObject {
  constructor(readonly batch: Batch) {}

  /** The type, whose members take this very object. */
  abstract readonly type: ObjectType<never>;

  /** What the client needs to find the object again. */
  identity(): Record<string, unknown> {
    return {};
  }

  /** Whether what it stands for is gone: then everything about it fails. */
  assertAlive(): void {
    // most objects always are
  }

  /** For `assertAlive`: asking for a state stops with its error if there is none. */
  protected mustExist(_state: object): void {
    // the asking was the test
  }

  /** `getItem` of a collection. */
  item(_args: Arguments): HostObject | null {
    return this.batch.lacking(this.type.name, "GetItem");
  }

  /** A collection's members, or undefined for a single object. */
  items(): readonly HostObject[] | undefined {
    return undefined;
  }
}
