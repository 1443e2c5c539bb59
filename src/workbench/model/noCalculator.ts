import type { Calculator } from "./calculator";

/** Leaves every formula without a value: for workbooks that only keep data. */
export class NoCalculator implements Calculator {
  readonly busy = false;
  attach(): void {
    // nothing to know
  }
  calculate(): void {
    // nothing to do
  }
  functionsChanged(): void {
    // no formula listens
  }
  dispose(): void {
    // nothing to release
  }
}
