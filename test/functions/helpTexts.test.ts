import { tables } from "../../src/domain/store/tables";
import { readOption } from "../../src/domain/store/words";
import { derivedFields, enteredStage } from "../../src/metrics/names/derivedFields";
import { statuses } from "../../src/metrics/names/statuses";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import chinese from "../../src/functions/locales/zh-cn.json";
import { readPeriod } from "../../src/domain/dates/period";
import { findAskedTarget } from "../../src/metrics/names/askedTargets";
import { findForecastMethod } from "../../src/metrics/names/forecastMethods";
import { findGrain } from "../../src/metrics/names/grains";
import { findRanking } from "../../src/metrics/names/rankings";
import { translateMetadata } from "../../src/functions/metadata/finishMetadata";
import { taggedFiles } from "../../src/functions/metadata/taggedFiles";
import { reservedField } from "../../src/functions/reservedFields";
import { readStatistic } from "../../src/functions/readOptions";
import { context } from "./calls";
import { signatures } from "../../src/functions/signatures";

interface HelpParameter {
  readonly name: string;
  readonly description: string;
  readonly repeating?: boolean;
  readonly dimensionality?: string;
}
interface Help {
  readonly id: string;
  readonly description: string;
  readonly parameters: readonly HelpParameter[];
  readonly options: { readonly stream?: boolean };
  readonly result: { readonly dimensionality?: string };
}
interface Translation {
  readonly description: string;
  readonly parameters: Readonly<Record<string, { readonly name: string; readonly description: string }>>;
}

const translations: Readonly<Record<string, Translation>> = chinese;
/** What Excel shows of a description in the formula's tip. */
const mostCharacters = 255;
let functions: readonly Help[] = [];

beforeAll(async () => {
  const { errors, metadataJson } = await generateCustomFunctionsMetadata(taggedFiles);
  expect(errors).toEqual([]);
  functions = (JSON.parse(metadataJson) as { functions: Help[] }).functions;
});

/** What the texts of a parameter name in quotation marks, in both languages. */
function named(id: string, parameter: string): string[] {
  const english = functions.find((help) => help.id === id)?.parameters.find(({ name }) => name === parameter);
  const texts = [english?.description ?? "", translations[id]?.parameters[parameter]?.description ?? ""];
  return texts.flatMap((text) => [...text.matchAll(/["“]([^"“”]+)["”]/g)].map((match) => match[1] ?? ""));
}

describe("what Excel shows while a formula is typed", () => {
  it("there is a function for every metric, and a Chinese text for every function", () => {
    const ids = functions.map(({ id }) => id).sort();
    expect(ids).toEqual(Object.keys(signatures).sort());
    expect(ids).toEqual(Object.keys(translations).sort());
  });

  it("the arguments are the required ones, then the repeating pairs, in both languages", () => {
    for (const { id, parameters } of functions) {
      const names = parameters.map(({ name }) => name);
      expect([id, ...names]).toEqual([id, ...signatures[id as keyof typeof signatures].required, "pairs"]);
      expect([id, ...Object.keys(translations[id]!.parameters)]).toEqual([id, ...names]);
      expect(parameters.at(-1)).toMatchObject({ repeating: true, dimensionality: "matrix" });
    }
  });

  it("every function streams, and spills where its signature says so", () => {
    for (const { id, options, result } of functions) {
      expect([id, options.stream]).toEqual([id, true]);
      expect([id, result.dimensionality === "matrix"]).toEqual([
        id,
        signatures[id as keyof typeof signatures].spills,
      ]);
    }
  });

  it("no text is empty or longer than Excel shows", () => {
    for (const { id, description, parameters } of functions) {
      const texts = [description, ...parameters.map((parameter) => parameter.description)];
      const inChinese = translations[id]!;
      texts.push(
        inChinese.description,
        ...Object.values(inChinese.parameters).map((parameter) => parameter.description),
      );
      for (const text of texts) {
        expect(text).not.toBe("");
        expect(text.length).toBeLessThanOrEqual(mostCharacters);
      }
    }
  });

  it("a description begins with a short sentence: the tip beside the name has one line", () => {
    for (const { id, description } of functions) {
      const [english = ""] = description.split(/[:;.]/);
      const [inChinese = ""] = (translations[id]?.description ?? "").split(/[：；。]/);
      expect([id, english.length <= 110, inChinese.length <= 45]).toEqual([id, true, true]);
    }
  });

  it("every status, field and statistic that a text names is understood in formulas", () => {
    const headers = tables.slice(0, 2).flatMap(({ columns }) => columns.map(({ header }) => header));
    const isField = (name: string): boolean =>
      reservedField(name) !== undefined ||
      readOption(derivedFields, name) !== undefined ||
      enteredStage(name) !== undefined ||
      headers.some(({ en, zh }) => name === en || name === zh);
    const notStatuses = [...named("TALLY", "status"), ...named("AMOUNT", "status")].filter(
      (name) => readOption(statuses, name) === undefined,
    );
    expect(notStatuses).toEqual([]);
    expect(named("LOOKUPRECORD", "field").filter((name) => !isField(name))).toEqual([]);
    const statisticsNamed = ["median", "p90", "min", "max", "stdev", "count"];
    expect(named("SALESCYCLE", "pairs")).toEqual(expect.arrayContaining(statisticsNamed));
    const inChinese = ["中位数", "p90", "最小值", "最大值", "标准差", "计数"];
    expect(named("SALESCYCLE", "pairs")).toEqual(expect.arrayContaining(inChinese));
    expect([...statisticsNamed, ...inChinese].filter((name) => !readStatistic(name).ok)).toEqual([]);
  });

  it("every method, measure and grain that a text names is understood", () => {
    expect(named("FORECAST", "method").filter((name) => !findForecastMethod(name).ok)).toEqual([]);
    for (const id of ["TARGET", "ATTAINMENT"])
      expect(named(id, "measure").filter((name) => !findAskedTarget(name).ok)).toEqual([]);
    expect(named("RANKING", "measure").filter((name) => !findRanking(name).ok)).toEqual([]);
    expect(named("COHORTS", "grain").filter((name) => !findGrain(name).ok)).toEqual([]);
  });

  it("every period that a text names is understood", () => {
    expect(named("BRIEFING", "period").filter((name) => !readPeriod(name, context).ok)).toEqual([]);
  });

  it("the files of both languages are far from the size that Excel refuses", () => {
    const size = (value: unknown): number => Buffer.byteLength(JSON.stringify(value, null, 2));
    expect(size(functions)).toBeLessThan(1_000_000);
    expect(
      size(translateMetadata({ functions: [...functions] as never[] }, translations).metadata),
    ).toBeLessThan(1_000_000);
  });
});
