import { readFileSync } from "node:fs";
import { readExamples } from "../../src/functions/metadata/functionReference";
import { taggedFiles } from "../../src/functions/metadata/taggedFiles";
import { readmePath, withReference } from "../../src/functions/metadata/writeReference";
import { signatures } from "../../src/functions/signatures";
import type { MetricName } from "../../src/metrics/query";
import { shows } from "./salesBook";

const metrics = Object.keys(signatures) as MetricName[];
const examples = readExamples(taggedFiles.map((path) => readFileSync(path, "utf8")));

/** The function and the arguments of a formula whose arguments are texts and numbers. */
function read(formula: string): [MetricName, ...unknown[]] {
  const [, name, inside = ""] = /^=FUNNEL\.([A-Z]+)\((.*)\)$/.exec(formula) ?? [];
  const metric = metrics.find((each) => each === name);
  if (metric === undefined) throw new Error(`no formula: ${formula}`);
  return [metric, ...(JSON.parse(`[${inside}]`) as unknown[])];
}

/** What the README's examples show over the book of test/functions/salesBook.ts. */
const values: Partial<Record<MetricName, unknown>> = {
  TALLY: 2,
  AMOUNT: 2000,
  REACHED: 4,
  CONVERSION: 2 / 4,
  WINRATE: 4000 / 4500,
  CONVERTTIME: 15,
  SALESCYCLE: 22,
  TOTALTIME: 40,
  STAGETIME: 10,
  WONWITHIN: 1 / 3,
  VELOCITY: (2 * (2 / 3) * 2000) / 30,
  FORECAST: 600,
  TARGET: 8000,
  ATTAINMENT: 4000 / 8000,
  LOOKUPRECORD: "Lost",
};

describe("the reference in the README", () => {
  it("says what Excel says: `npm run reference` has been run", async () => {
    const readme = readFileSync(readmePath, "utf8");
    expect(await withReference(readme)).toBe(readme);
  });

  it("has an example of every function, and of that function", () => {
    expect(Object.keys(examples).sort()).toEqual([...metrics].sort());
    expect(Object.entries(examples).filter(([id, formula]) => read(formula)[0] !== id)).toEqual([]);
  });

  it.each(metrics.filter((metric) => !signatures[metric].spills))(
    "the example of %s shows its value",
    (metric) => {
      expect(values[metric]).toBeDefined();
      const shown = shows(...read(examples[metric] ?? ""));
      if (typeof shown === "number") expect(shown).toBeCloseTo(values[metric] as number, 9);
      else expect(shown).toBe(values[metric]);
    },
  );

  it.each(metrics.filter((metric) => signatures[metric].spills))(
    "the example of %s shows a table that says what is in it",
    (metric) => {
      const shown = shows(...read(examples[metric] ?? ""));
      if (!Array.isArray(shown)) throw new Error(String(shown));
      const rows = shown as unknown[][];
      expect(rows.length).toBeGreaterThan(1);
      expect(rows[0]?.[0]).toEqual(expect.any(String));
      expect(rows[0]?.[0]).not.toBe("");
    },
  );
});
