import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import {
  findFaults,
  finishMetadata,
  translateMetadata,
  type Metadata,
  type Words,
} from "../../src/functions/metadata/finishMetadata";
import { taggedFiles } from "../../src/functions/metadata/taggedFiles";

const folder = join(__dirname, "..", "..", "src", "functions");
const raw: Metadata = {
  allowCustomDataForDataTypeAny: true,
  functions: [
    {
      id: "WINRATE",
      name: "WINRATE",
      description: "Gives the win rate.",
      options: { stream: true, allowCustomDataForDataTypeAny: true },
      parameters: [
        {
          name: "pairs",
          description: "Field and value.",
          type: "any",
          dimensionality: "matrix",
          repeating: true,
        },
      ],
    },
  ],
};
const chinese: Words = {
  WINRATE: {
    description: "赢单率。",
    parameters: { pairs: { name: "字段与值", description: "成对书写。" } },
  },
};

async function ours(): Promise<{ metadata: Metadata; associated: string[] }> {
  const made = await generateCustomFunctionsMetadata(taggedFiles, true);
  expect(made.errors).toEqual([]);
  return {
    metadata: finishMetadata(JSON.parse(made.metadataJson) as Metadata),
    associated: made.associate.map(({ id }) => id),
  };
}

function words(): Words {
  return JSON.parse(readFileSync(join(folder, "locales", "zh-cn.json"), "utf8")) as Words;
}

describe("finishing what the metadata tool writes", () => {
  test("the flag that crashes Excel 2021 LTSC is gone wherever it stood", () => {
    expect(JSON.stringify(finishMetadata(raw))).not.toContain("allowCustomDataForDataTypeAny");
  });

  test("an error value may be passed in, so that the function can say what is wrong with it", () => {
    expect(finishMetadata(raw).allowErrorForDataTypeAny).toBe(true);
  });

  test("everything else stays as it was", () => {
    expect(finishMetadata(raw).functions[0]).toEqual({ ...raw.functions[0], options: { stream: true } });
  });
});

describe("a function in another language", () => {
  test("keeps its id and name; its description and parameters are translated", () => {
    const { metadata, missing } = translateMetadata(raw, chinese);
    expect(missing).toEqual([]);
    expect(metadata.functions[0]).toMatchObject({
      id: "WINRATE",
      name: "WINRATE",
      description: "赢单率。",
      parameters: [
        {
          name: "字段与值",
          description: "成对书写。",
          type: "any",
          dimensionality: "matrix",
          repeating: true,
        },
      ],
    });
  });

  test("is reported when it, or one of its parameters, has no words", () => {
    expect(translateMetadata(raw, {}).missing).toEqual([
      "WINRATE: description",
      "WINRATE, pairs: name",
      "WINRATE, pairs: description",
    ]);
  });

  test("is reported when words are given for what does not exist", () => {
    const parameters = { ...chinese.WINRATE?.parameters, owner: { name: "负责人", description: "谁。" } };
    const more: Words = { WINRATE: { description: "赢单率。", parameters }, GONE: { description: "没有。" } };
    expect(translateMetadata(raw, more).missing).toEqual([
      "WINRATE, owner: no such parameter",
      "GONE: no such function",
    ]);
  });
});

describe("faults that Excel would meet", () => {
  const winRate = raw.functions[0]!;
  const faultsOf = (change: object): string[] => findFaults({ functions: [{ ...winRate, ...change }] });

  test("none in a sound function", () => {
    expect(faultsOf({})).toEqual([]);
  });

  test("an id used twice", () => {
    expect(findFaults({ functions: [winRate, winRate] })).toEqual(["WINRATE is declared twice."]);
  });

  test("a repeating parameter that is not the last", () => {
    const parameters = [...winRate.parameters, { name: "rows", description: "How many." }];
    expect(faultsOf({ parameters })).toEqual(["WINRATE: pairs repeats but is not the last parameter."]);
  });

  test("a repeating parameter that takes no ranges", () => {
    const parameters = [{ name: "pairs", description: "Field and value.", repeating: true }];
    expect(faultsOf({ parameters })).toEqual([
      "WINRATE: pairs repeats but takes no ranges; declare it any[][][].",
    ]);
  });

  test("a name that is not the id, an id with a sign in it, a missing description", () => {
    expect(faultsOf({ id: "WIN_RATE", description: "" })).toEqual([
      "WIN_RATE is no id that Excel takes.",
      "WIN_RATE is called WINRATE: name and id are the same here.",
      "WIN_RATE has no description.",
    ]);
  });

  test("a file over one megabyte, which desktop Excel does not load", () => {
    expect(faultsOf({ description: "x".repeat(1_000_000) })).toEqual([
      expect.stringContaining("Excel loads less than 1000000"),
    ]);
  });
});

describe("our functions", () => {
  test("have no fault", async () => {
    expect(findFaults((await ours()).metadata)).toEqual([]);
  });

  test("each is associated under its id, and nothing else is", async () => {
    const { metadata, associated } = await ours();
    expect(associated).toEqual(metadata.functions.map(({ id }) => id));
  });

  test("all stream: a change in the workbook pushes new values into their cells", async () => {
    const { metadata } = await ours();
    expect(metadata.functions.filter(({ options }) => !(options as { stream?: boolean }).stream)).toEqual([]);
  });

  test("take field and value pairs as their last parameter, one matrix after the other", async () => {
    const { metadata } = await ours();
    const last = metadata.functions.map(({ parameters }) => parameters.at(-1));
    expect(last.filter((parameter) => parameter?.repeating !== true)).toEqual([]);
  });

  test("are all described in Chinese, parameter by parameter", async () => {
    const { metadata } = await ours();
    const translated = translateMetadata(metadata, words());
    expect(translated.missing).toEqual([]);
    expect(translated.metadata.functions.map(({ id }) => id)).toEqual(metadata.functions.map(({ id }) => id));
  });
});
