import { mkdirSync } from "node:fs";
import { join } from "node:path";

/** Runs once before all tests: jest writes its counts into this folder but does not make it. */
export default function makeResultsFolder(): void {
  mkdirSync(join(__dirname, "..", "test-results"), { recursive: true });
}
