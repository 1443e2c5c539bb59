import { areas as english, en } from "../../src/messages/en";
import { message, reasonText } from "../../src/messages/message";
import { parseTemplate, placeholders } from "../../src/messages/template";
import { areas as chinese, zh } from "../../src/messages/zh";

describe("Every sentence is there in both languages", () => {
  test("Chinese has exactly the codes of English", () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });

  test("A sentence names the same values in both languages", () => {
    const different = Object.entries(en as Readonly<Record<string, string>>).filter(([code, sentence]) => {
      const other = (zh as Readonly<Record<string, string>>)[code] ?? "";
      return placeholders(sentence).join() !== placeholders(other).join();
    });
    expect(different).toEqual([]);
  });

  test("No sentence is blank", () => {
    const blank = [...Object.entries(en), ...Object.entries(zh)].filter(
      ([, sentence]) => sentence.trim() === "",
    );
    expect(blank).toEqual([]);
  });

  test("No code stands for two sentences of different areas", () => {
    for (const areas of [english, chinese]) {
      const codes = Object.values(areas).flatMap((area) => Object.keys(area));
      expect(codes.length).toBe(new Set(codes).size);
    }
  });

  test("A Chinese sentence is in Chinese, not left over in English", () => {
    const untranslated = Object.entries(zh)
      .filter(
        ([, sentence]) => /[a-z]{3,} [a-z]{2,} [a-z]{2,}/.test(sentence) && !/[\u4e00-\u9fff]/.test(sentence),
      )
      .map(([code]) => code);
    expect(untranslated).toEqual([]);
  });
});

test("A Chinese sentence has Chinese commas, colons and brackets, save in words that are typed as they stand", () => {
  const typed = /"[^"]*"|中位数\(含在途\)|样本少,差异不可靠/g;
  const narrow = Object.entries(zh).filter(([, sentence]) =>
    /[\u4e00-\u9fff”}）][,;:?(]|[,;:?)][\u4e00-\u9fff“]/.test(
      sentence.replace(typed, "").replace(/\{[^}]*\}/g, "{}"),
    ),
  );
  expect(narrow).toEqual([]);
});

describe("A sentence is filled for its reader", () => {
  const fillIn = (template: string): unknown => parseTemplate(template);

  test("A value, a formatted value and a plural are told from text", () => {
    expect(fillIn("{n|one deal|{n} deals} since {at:date}")).toEqual([
      {
        kind: "plural",
        name: "n",
        one: [{ kind: "text", text: "one deal" }],
        other: [
          { kind: "value", name: "n", format: "" },
          { kind: "text", text: " deals" },
        ],
      },
      { kind: "text", text: " since " },
      { kind: "value", name: "at", format: "date" },
    ]);
  });

  test("A brace without its partner stays as it is written", () => {
    expect(fillIn("a { b")).toEqual([{ kind: "text", text: "a { b" }]);
  });

  test("One deal is singular, several are plural and grouped by thousands", () => {
    expect(message("en", "paneSelectedDeals", { count: 1 })).toBe("1 deal selected");
    expect(message("en", "paneSelectedDeals", { count: 8800 })).toBe("8,800 deals selected");
    expect(message("zh-CN", "paneSelectedDeals", { count: 8800 })).toBe("已选择 8,800 个商机");
  });

  test("A text is put in as it is, even when it looks like a placeholder", () => {
    expect(message("en", "paneWorkingAs", { name: "{count}" })).toContain("{count}");
  });

  test("A code that nobody wrote a sentence for still says something, and names the code", () => {
    expect(message("en", "notASentence")).toContain("notASentence");
    expect(message("zh-CN", "constructor")).toContain("constructor");
    expect(reasonText("en", { code: "alsoNot", params: {} })).toContain("alsoNot");
  });
});
