import { cpus } from "node:os";
import { parseArgs } from "node:util";

import { arquero } from "./arquero/arquero";
import { duckdb } from "./duckdb/duckdb";
import { makeLedger } from "./ledger";
import { limit } from "./limit/limit";
import { measure } from "./measure";
import { bytesPerRow, printBytesPerRow } from "./memory";
import { plain } from "./plain/plain";
import { product } from "./product";
import { writeIntoReadme } from "./readme";
import { hasFailed, holdings, toMarkdown, type Run } from "./report";
import type { Variant } from "./variant";

const variants: readonly Variant[] = [product, limit, plain, arquero, duckdb];
const seed = 1;

/** Measures the variants side by side; the exit code is 1 where answers differ or a gate fails. */
async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      sizes: { type: "string", default: "10000,100000,1000000" },
      rounds: { type: "string", default: "5" },
      variants: { type: "string", default: variants.map(({ name }) => name).join(",") },
      readme: { type: "boolean", default: false },
      memory: { type: "string" },
    },
  });
  const sizes = options.sizes.split(",").map(Number);
  if (options.memory !== undefined) {
    const variant = variants.find(({ name }) => name === options.memory);
    if (variant) await printBytesPerRow(variant, sizes[0]!, seed);
    return;
  }
  const chosen = variants.filter(({ name }) => options.variants.split(",").includes(name));
  const parts = [machine(Number(options.rounds)), holdings(chosen)];
  for (const size of sizes) {
    const run = await runSize(chosen, size, Number(options.rounds));
    parts.push(toMarkdown(run, chosen));
    if (hasFailed(run)) process.exitCode = 1;
  }
  const text = parts.join("\n\n");
  console.log(text);
  if (options.readme) writeIntoReadme("README.md", text);
}

async function runSize(chosen: readonly Variant[], size: number, rounds: number): Promise<Run> {
  const tell = (text: string): void => {
    console.error(`${size} rows: ${text}`);
  };
  tell("making the ledger");
  const ledger = makeLedger(size, seed);
  const measurements = await measure(chosen, ledger, rounds, tell);
  tell("measuring memory");
  const bytes = new Map(chosen.map((variant) => [variant.name, bytesPerRow(variant, size)]));
  return {
    logRows: ledger.log.length,
    deals: ledger.opportunities.length,
    rounds,
    measurements,
    bytes,
  };
}

function machine(rounds: number): string {
  const { model = "unknown processor" } = cpus()[0] ?? {};
  return `Medians of ${rounds} interleaved rounds in one run, and their ratios to the limit; ${model.trim()}, Node ${process.versions.node}.`;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
