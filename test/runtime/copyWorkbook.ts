import { createHash } from "node:crypto";
import { serialize } from "node:v8";
import { newWorkbook } from "../../src/workbench/headless";
import type { WorkbookModel } from "../../src/workbench/model/workbook";

/** What belongs to a running workbook and not to its content. */
const running = new Set(["history", "dirt", "tracks"]);

/** A second workbook with the same content: many runs can begin from one prepared workbook. */
export function copyWorkbook(from: WorkbookModel): WorkbookModel {
  const to = newWorkbook();
  const source = contentOf(from);
  const target = contentOf(to);
  for (const key of Object.keys(source))
    if (!running.has(key)) target[key] = deepCopy(source[key], new Map());
  return to;
}

/** Two workbooks of the same digest have the same content. */
export function contentDigest(workbook: WorkbookModel): string {
  const content = Object.entries(contentOf(workbook)).filter(([key]) => !running.has(key));
  return createHash("sha1").update(serialize(content)).digest("hex");
}

/** The state that the workbook in memory keeps to itself. */
function contentOf(workbook: WorkbookModel): Record<string, unknown> {
  return (workbook as unknown as { state: Record<string, unknown> }).state;
}

function deepCopy(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  if (ArrayBuffer.isView(value)) return structuredClone(value);
  if (value instanceof Map) {
    const copy = new Map<unknown, unknown>();
    seen.set(value, copy);
    for (const [key, each] of value as Map<unknown, unknown>)
      copy.set(deepCopy(key, seen), deepCopy(each, seen));
    return copy;
  }
  if (value instanceof Set) {
    const copy = new Set<unknown>();
    seen.set(value, copy);
    for (const each of value as Set<unknown>) copy.add(deepCopy(each, seen));
    return copy;
  }
  const copy = (Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value) as object)) as Record<
    string,
    unknown
  >;
  seen.set(value, copy);
  for (const key of Object.keys(value)) copy[key] = deepCopy((value as Record<string, unknown>)[key], seen);
  return copy;
}
