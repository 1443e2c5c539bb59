import { readFileSync } from "node:fs";
import path from "node:path";
import { aalenJohansen, incidenceStep } from "../../src/metrics/statistics/aalenJohansen";
import { kaplanMeier, restrictedMean, survivalAt } from "../../src/metrics/statistics/kaplanMeier";
import { quantile } from "../../src/metrics/statistics/quantile";
import { summarise } from "../../src/metrics/statistics/summary";
import {
  survivalLimits,
  survivalMedian,
  survivalQuantile,
} from "../../src/metrics/statistics/survivalMedian";
import { wilson } from "../../src/metrics/statistics/wilson";

// Figures that R's survival, cmprsk and stats packages gave, and those printed in textbooks.
const folder = path.join(__dirname, "../../../shared/reference");

function casesOf(file: string): readonly unknown[] {
  return (JSON.parse(readFileSync(path.join(folder, file), "utf8")) as { cases: readonly unknown[] }).cases;
}

/** R writes a vector of one value as that value. */
type Vector<Value> = Value | readonly Value[];
function listOf<Value extends number>(vector: Vector<Value>): readonly Value[] {
  return typeof vector === "number" ? [vector] : vector;
}

/** Holds a value against a reference; null stands for a value that there is not. */
function expectNear(
  actual: number | undefined,
  expected: number | null | undefined,
  relative: number,
  what: string,
): void {
  const isMissing = actual === undefined || Number.isNaN(actual);
  if (expected === null || expected === undefined) {
    if (!isMissing) throw new Error(`${what}: ${actual} instead of none`);
    return;
  }
  if (isMissing || !(Math.abs(actual - expected) <= relative * Math.max(1, Math.abs(expected)))) {
    throw new Error(`${what}: ${actual ?? "none"} instead of ${expected}`);
  }
}

interface SurvivalCase {
  readonly name: string;
  readonly time: Vector<number>;
  readonly event: Vector<0 | 1>;
  readonly expect: {
    readonly n: number;
    readonly events: number;
    readonly median: number | null;
    readonly medianLower95: number | null;
    readonly medianUpper95: number | null;
    readonly quartiles: Readonly<Record<"q25" | "q50" | "q75", number | null>>;
    readonly survivalAt: Readonly<Record<string, number>>;
    readonly restrictedMean: Readonly<Record<string, number>>;
    readonly printed?: { readonly survival?: readonly number[]; readonly median?: number | null };
    readonly steps: readonly {
      readonly t: number;
      readonly atRisk: number;
      readonly events: number;
      readonly survival: number;
      readonly stdErr: number | null;
      readonly lower95: number | null;
      readonly upper95: number | null;
    }[];
  };
}

describe("Kaplan–Meier curves", () => {
  test.each(casesOf("kaplan-meier.json") as readonly SurvivalCase[])(
    "$name",
    ({ time, event, expect: expected }) => {
      const events = listOf(event);
      const times = listOf(time);
      const curve = kaplanMeier(
        times.filter((_, at) => events[at] === 1),
        times.filter((_, at) => events[at] === 0),
      );
      expect(curve.n).toBe(expected.n);
      expect(curve.events.reduce((total, count) => total + count, 0)).toBe(expected.events);

      const { lower, upper } = survivalLimits(curve);
      expect([...curve.times]).toEqual(expected.steps.map(({ t }) => t));
      expected.steps.forEach((step, at) => {
        const share = curve.survival[at] ?? NaN;
        expect(curve.atRisk[at]).toBe(step.atRisk);
        expect(curve.events[at]).toBe(step.events);
        expectNear(share, step.survival, 1e-12, `survival at ${step.t}`);
        expectNear(share * Math.sqrt(curve.greenwood[at] ?? NaN), step.stdErr, 1e-12, `error at ${step.t}`);
        expectNear(lower[at], step.lower95, 1e-12, `lower limit at ${step.t}`);
        expectNear(upper[at], step.upper95, 1e-12, `upper limit at ${step.t}`);
      });

      const { median, lower: from, upper: to } = survivalMedian(curve);
      expectNear(median, expected.median, 1e-12, "median");
      expectNear(from, expected.medianLower95, 1e-12, "lower limit of the median");
      expectNear(to, expected.medianUpper95, 1e-12, "upper limit of the median");
      for (const [name, share] of [
        ["q25", 0.25],
        ["q50", 0.5],
        ["q75", 0.75],
      ] as const) {
        expectNear(survivalQuantile(curve, share), expected.quartiles[name], 1e-12, name);
      }
      for (const [day, share] of Object.entries(expected.survivalAt)) {
        expectNear(survivalAt(curve, Number(day)), share, 1e-12, `survival at ${day}`);
      }
      for (const [day, mean] of Object.entries(expected.restrictedMean)) {
        expectNear(restrictedMean(curve, Number(day)), mean, 1e-12, `restricted mean until ${day}`);
      }
      if (expected.printed?.median !== undefined) {
        expectNear(median, expected.printed.median, 0, "median as printed");
      }
      expected.printed?.survival?.forEach((share, at) => {
        expectNear(curve.survival[at], share, 0.0005, `survival as printed at step ${at}`);
      });
    },
  );
});

interface CompetingCase {
  readonly name: string;
  readonly time: readonly number[];
  readonly status: readonly (0 | 1 | 2)[];
  readonly expect: {
    readonly at: Vector<number>;
    readonly incidence1: Vector<number>;
    readonly incidence2: Vector<number>;
    readonly eventFree: Vector<number>;
    readonly naiveOneMinusKm1: Vector<number>;
    readonly steps: readonly {
      readonly t: number;
      readonly incidence1: number;
      readonly incidence2: number;
    }[];
  };
}

describe("Aalen–Johansen cumulative incidence", () => {
  test.each(casesOf("competing-risks.json") as readonly CompetingCase[])(
    "$name",
    ({ time, status, expect: expected }) => {
      const timesOf = (wanted: number): number[] => time.filter((_, at) => status[at] === wanted);
      const curve = aalenJohansen(timesOf(1), timesOf(2), timesOf(0));
      const naive = kaplanMeier(timesOf(1), [...timesOf(2), ...timesOf(0)]);
      listOf(expected.at).forEach((day, place) => {
        const step = incidenceStep(curve, day);
        const wanted = (of: Vector<number>): number | undefined => listOf(of)[place];
        expectNear(curve.incidence[step] ?? 0, wanted(expected.incidence1), 1e-12, `incidence 1 at ${day}`);
        expectNear(curve.competing[step] ?? 0, wanted(expected.incidence2), 1e-12, `incidence 2 at ${day}`);
        expectNear(curve.eventFree[step] ?? 1, wanted(expected.eventFree), 1e-12, `event free at ${day}`);
        expectNear(1 - survivalAt(naive, day), wanted(expected.naiveOneMinusKm1), 1e-12, `1 − KM at ${day}`);
      });
      for (const { t, incidence1, incidence2 } of expected.steps) {
        const step = incidenceStep(curve, t);
        expectNear(curve.incidence[step] ?? 0, incidence1, 1e-12, `incidence 1 at ${t}`);
        expectNear(curve.competing[step] ?? 0, incidence2, 1e-12, `incidence 2 at ${t}`);
      }
    },
  );
});

interface WilsonCase {
  readonly successes: number;
  readonly trials: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly printed?: readonly [number, number];
}

describe("Wilson 95 % intervals", () => {
  test.each(casesOf("wilson.json") as readonly WilsonCase[])("of $successes in $trials", (expected) => {
    const [low, high] = wilson(expected.successes, expected.trials) ?? [];
    expectNear(low, expected.lower95, 1e-9, "lower limit");
    expectNear(high, expected.upper95, 1e-9, "upper limit");
    if (expected.printed !== undefined) {
      expectNear(low, expected.printed[0], 5.1e-5, "lower limit as printed");
      expectNear(high, expected.printed[1], 5.1e-5, "upper limit as printed");
    }
  });
});

interface QuantileCase {
  readonly values: Vector<number>;
  readonly mean: number;
  readonly sd: number | null;
  readonly type7: Readonly<Record<string, number>>;
}

describe("Means, deviations and quantiles", () => {
  test.each(casesOf("quantiles.json") as readonly QuantileCase[])(
    "of $values",
    ({ values, mean, sd, type7 }) => {
      const summary = summarise(listOf(values));
      expectNear(summary.mean(), mean, 1e-9, "mean");
      expectNear(summary.stdev(), sd, 1e-9, "standard deviation");
      for (const [share, expected] of Object.entries(type7)) {
        expectNear(summary.quantile(Number(share)), expected, 1e-9, `quantile ${share}`);
      }
    },
  );
});

interface FormulaCase {
  readonly formula: string;
  readonly libreoffice: number;
  readonly excel?: number;
  readonly agree?: boolean;
}

describe("PERCENTILE.INC and MEDIAN as a worksheet gives them", () => {
  test.each(casesOf("percentile.json") as readonly FormulaCase[])(
    "$formula",
    ({ formula, libreoffice, excel, agree }) => {
      const [, name, list = "", share] =
        /^=(PERCENTILE\.INC|MEDIAN)\(\{(.+)\}(?:,(.+))?\)$/.exec(formula) ?? [];
      const values = new Float64Array(list.split(",").map(Number)).sort();
      const expected = agree === false ? excel : libreoffice;
      expectNear(quantile(values, name === "MEDIAN" ? 0.5 : Number(share)), expected, 1e-9, formula);
    },
  );
});
