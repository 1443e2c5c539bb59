import type { Batch } from "../batch";
import { HostObject } from "../hostObject";
import type { Member, ObjectType } from "../hostObject";

/** Where a stored thing keeps what was set on it, by path (`custom/format/fill/color`). */
export interface Store {
  read(path: string): unknown;
  write(path: string, value: unknown): void;
}

/** A part of a stored thing: it keeps what is set, and computes nothing. */
export class StoredPart extends HostObject {
  constructor(
    batch: Batch,
    readonly type: ObjectType<StoredPart>,
    readonly store: Store,
    readonly path: string,
  ) {
    super(batch);
  }

  child(type: ObjectType<StoredPart>, name: string): StoredPart {
    return new StoredPart(this.batch, type, this.store, `${this.path}/${name}`);
  }

  read(name: string): unknown {
    return this.store.read(`${this.path}/${name}`);
  }

  write(name: string, value: unknown): void {
    this.store.write(`${this.path}/${name}`, value);
  }
}

/** A stored scalar with the value it has until set. */
export function kept(name: string, otherwise: unknown = null): Member<StoredPart> {
  return { get: (self) => self.read(name) ?? otherwise, set: (self, value) => self.write(name, value) };
}

/** A stored part's part. */
export function part(name: string, type: () => ObjectType<StoredPart>): Member<StoredPart> {
  return { object: (self) => self.child(type(), name) };
}

/** A type made of stored members. */
export function storedType(
  name: string,
  members: Record<string, Member<StoredPart>>,
): ObjectType<StoredPart> {
  return { name, members };
}
