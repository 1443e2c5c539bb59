import { openExcel } from "../../../src/workbench/headless";
import type { HeadlessExcel, OpenOptions } from "../../../src/workbench/headless";

/** Opens Excel for the tests of a file and closes it after them; `excel()` is the one that is open. */
export function withExcel(options: OpenOptions = {}): () => HeadlessExcel {
  let current: HeadlessExcel | undefined;
  let restore: (() => void) | undefined;
  beforeEach(async () => {
    current = await openExcel(options);
    restore = current.installGlobals();
  });
  afterEach(() => {
    restore?.();
    current?.close();
  });
  return () => {
    if (!current) throw new Error("Excel is not open.");
    return current;
  };
}

/** Waits for messages from the host to arrive. */
export async function settled(milliseconds = 20): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
