import { spawnSync } from "node:child_process";
import { median } from "./clock";
import { makeLedger } from "./ledger";
import type { Sheets } from "./rows";
import type { Loaded, Variant } from "./variant";

/**
 * The bytes that a variant retains per log row, measured in a process of its own, of few rows the median of three: the heap with what
 * hangs on it (`external` contains the array buffers) and what it holds outside, after loading and making ready and after the rows were
 * let go, less what there was before they were made. Another ledger was loaded again and again before, and is loaded still: what the
 * engine compiles of a variant is not retained for a row. Texts that a variant shares with the rows count for it, the 200 cells do not.
 */
export function bytesPerRow(variant: Variant, logRows: number): number {
  // What is still compiled meanwhile weighs as much as thousands of rows.
  const processes = logRows < 100_000 ? 3 : 1;
  return median(Array.from({ length: processes }, () => bytesInProcess(variant, logRows)));
}

function bytesInProcess(variant: Variant, logRows: number): number {
  const args = ["--expose-gc", ...process.execArgv, process.argv[1]!, "--memory", variant.name];
  const child = spawnSync(process.execPath, [...args, "--sizes", String(logRows)], { encoding: "utf8" });
  const bytes = Number(child.stdout.trim());
  if (child.status !== 0 || Number.isNaN(bytes))
    throw new Error(`no memory of ${variant.name}: ${child.stderr}`);
  return bytes;
}

/** For how long the other ledger is loaded again and again: until hardly anything is compiled any more. */
const warmMilliseconds = 2000;

async function loadReady(variant: Variant, sheets: Sheets): Promise<Loaded> {
  await variant.prepare?.();
  const loaded = await variant.load(sheets);
  await loaded.ready?.();
  return loaded;
}

/** What the process of its own does: prints the bytes per log row. */
export async function printBytesPerRow(variant: Variant, logRows: number, seed: number): Promise<void> {
  const other = makeLedger(Math.min(logRows, 100_000), seed + 1);
  let first = await loadReady(variant, other);
  for (const began = performance.now(); performance.now() - began < warmMilliseconds;) {
    first.close?.();
    first = await loadReady(variant, other);
  }
  await variant.prepare?.();
  const before = await settled();
  let sheets: Sheets | undefined = makeLedger(logRows, seed);
  const rows = sheets.log.length;
  const loaded = await variant.load(sheets);
  await loaded.ready?.();
  sheets = undefined;
  const after = await settled();
  const outside = (await loaded.bytesOutside?.()) ?? 0;
  console.log((after - before + outside) / rows);
  loaded.close?.();
  first.close?.();
}

async function settled(): Promise<number> {
  for (let times = 0; times < 3; times++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
