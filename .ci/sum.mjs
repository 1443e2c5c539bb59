// Adds up what the test runs left in test-results/ and prints "N passed, N failed" as the last line. Arguments: the steps that failed. A failed
// step counts as one failure unless its tests are already counted as failed.
import { existsSync, readFileSync } from "node:fs";

const read = (name) => {
  const file = new URL(`../test-results/${name}.json`, import.meta.url);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
};

/** jest's own report, or `{ passed, failed }` from the end-to-end run. */
const counts = (report) => ({
  passed: report.numPassedTests ?? report.passed ?? 0,
  failed: (report.numFailedTests ?? report.failed ?? 0) + (report.numRuntimeErrorTestSuites ?? 0),
});

let passed = 0;
let failed = 0;
for (const name of ["unit", "e2e", "shared"]) {
  const report = read(name);
  if (report === undefined) {
    console.log(`${name}: no results`);
    continue;
  }
  const run = counts(report);
  console.log(`${name}: ${run.passed} passed, ${run.failed} failed`);
  passed += run.passed;
  failed += run.failed;
}

const steps = process.argv.slice(2);
for (const step of steps) console.log(`failed: ${step}`);
failed = Math.max(failed, steps.length);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
