import { invalidArgument } from "../model/fault";
import { HostObject } from "./hostObject";

/** A call's arguments with objects put in for their paths. Readers stop with InvalidArgument if a value isn't of the kind. */
export class Arguments {
  constructor(readonly list: readonly unknown[]) {}

  raw(index: number): unknown {
    return this.list[index] ?? null;
  }

  has(index: number): boolean {
    return this.raw(index) !== null;
  }

  text(index: number): string {
    const value = this.raw(index);
    return typeof value === "string" ? value : invalidArgument();
  }

  number(index: number): number {
    const value = this.raw(index);
    return typeof value === "number" ? value : invalidArgument();
  }

  integer(index: number, otherwise?: number): number {
    if (!this.has(index) && otherwise !== undefined) return otherwise;
    const value = this.number(index);
    return Number.isInteger(value) ? value : invalidArgument();
  }

  boolean(index: number, otherwise: boolean): boolean {
    const value = this.raw(index);
    if (value === null) return otherwise;
    return typeof value === "boolean" ? value : invalidArgument();
  }

  optionalText(index: number): string | undefined {
    return this.has(index) ? this.text(index) : undefined;
  }

  /** An object of one of our classes. */
  object<T extends HostObject>(index: number, kind: abstract new (...args: never[]) => T): T {
    const value = this.raw(index);
    return value instanceof kind ? value : invalidArgument();
  }

  plain(index: number): Readonly<Record<string, unknown>> {
    const value = this.raw(index);
    return typeof value === "object" &&
      value !== null &&
      !Array.isArray(value) &&
      !(value instanceof HostObject)
      ? (value as Record<string, unknown>)
      : invalidArgument();
  }

  array(index: number): readonly unknown[] {
    const value = this.raw(index);
    return Array.isArray(value) ? value : invalidArgument();
  }
}
