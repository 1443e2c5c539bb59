import { forColumn, matcher, matches, parseCriterion, type Criterion } from "../../../src/domain/criteria";
import type { CellValue } from "../../../src/domain/cell";

function meets(criterion: CellValue, cell: CellValue): boolean {
  const parsed = parseCriterion(criterion);
  if (parsed === undefined) throw new Error("filters nothing");
  return matches(parsed, cell);
}

function criteria(...cells: CellValue[]): Criterion[] {
  return cells.map(parseCriterion).filter((criterion) => criterion !== undefined);
}

describe("what filters nothing", () => {
  it.each(["", "(All)", "(all)", "(全部)", "（全部）"])("%j filters nothing", (cell) => {
    expect(parseCriterion(cell)).toBeUndefined();
  });

  it("a space is a text, not an empty cell", () => {
    expect(meets(" ", " ")).toBe(true);
    expect(meets(" ", "")).toBe(false);
  });
});

describe("text", () => {
  it("letter case doesn't count, accents do", () => {
    expect(meets("alice", "ALICE")).toBe(true);
    expect(meets("ete", "été")).toBe(false);
  });

  it("the whole cell must be the text", () => {
    expect(meets("Won", "Won back")).toBe(false);
    expect(meets("Won*", "Won back")).toBe(true);
  });

  it("? is one character, in any script", () => {
    expect(meets("张?", "张三")).toBe(true);
    expect(meets("张?", "张三丰")).toBe(false);
    expect(meets("A?", "A😀")).toBe(true);
  });

  it("~ before * ? ~ means the character itself, elsewhere it is one", () => {
    expect(meets("50~*", "50*")).toBe(true);
    expect(meets("50~*", "500")).toBe(false);
    expect(meets("a~~b", "a~b")).toBe(true);
    expect(meets("a~b", "a~b")).toBe(true);
  });

  it("not this text holds for numbers, logical values and empty cells too", () => {
    expect(["Bob", "", 5, true].map((cell) => meets("<>Alice", cell))).toEqual([true, true, true, true]);
    expect(meets("<>alice", "Alice")).toBe(false);
    expect(meets("<>A*", "Alice")).toBe(false);
  });

  it("texts are put in order without regard to letter case; numbers and empty cells have no part in it", () => {
    expect(meets(">m", "N")).toBe(true);
    expect(meets(">m", "M")).toBe(false);
    expect(meets("<=m", "M")).toBe(true);
    expect(meets("<m", 5)).toBe(false);
    expect(meets("<m", "")).toBe(false);
  });

  it("a pattern of many stars answers at once", () => {
    const pattern = `${"a*".repeat(60)}b`;
    expect(meets(pattern, "a".repeat(20_000))).toBe(false);
  });
});

describe("numbers, dates and logical values", () => {
  it.each<[CellValue, CellValue]>([
    ["=5", 5],
    ["5", "5"],
    [5, "5.0"],
    ["1e3", 1000],
    ["1,000", 1000],
    ["50%", 0.5],
    [0.5, "50%"],
    ["=-1.5", -1.5],
    ["2024-01-01", 45292],
    ["2024/1/1", 45292],
    ["2024年1月1日", 45292],
    [45292, "2024-01-01"],
    ["2024-01-01 12:00", 45292.5],
    [">=2024-01-01", 45292],
    [">=2024-01", 45292.5],
    ["<2024年2月1日", 45322],
    ["TRUE", true],
    ["=false", false],
    [true, "TRUE"],
  ])("%j is met by %j", (criterion, cell) => {
    expect(meets(criterion, cell)).toBe(true);
  });

  it.each<[CellValue, CellValue]>([
    ["=5", true],
    ["1", true],
    [">0", ""],
    [">0", "5"],
    ["<5", false],
    ["2024-02-30", 45351],
    ["1/2/2024", 45293],
    ["<>5", "5"],
    ["<>5", 5],
    ["<>TRUE", true],
  ])("%j is not met by %j", (criterion, cell) => {
    expect(meets(criterion, cell)).toBe(false);
  });

  it("not this number holds for text and empty cells", () => {
    expect(["n/a", "", 6, true].map((cell) => meets("<>5", cell))).toEqual([true, true, true, true]);
  });
});

describe("any of several", () => {
  it("one is enough", () => {
    const test = matcher(criteria("Alice", "B*", ">=100", 7, "="));
    expect(["alice", "Bob", 100, "7", ""].map(test)).toEqual([true, true, true, true, true]);
    expect(["Carl", 99, true].map(test)).toEqual([false, false, false]);
  });

  it("none given filters nothing", () => {
    expect(matcher([])("anything")).toBe(true);
  });
});

describe("a 0 that may stand for an empty filter cell", () => {
  it("counts as empty on text and date columns", () => {
    for (const kind of ["id", "text", "list", "date", "instant"] as const)
      expect(forColumn(criteria(0), kind)).toEqual([]);
  });

  it("is zero on number columns", () => {
    for (const kind of ["money", "number", "percent"] as const)
      expect(matcher(forColumn(criteria(0), kind))(0)).toBe(true);
  });

  it("leaves the other values of a list in force", () => {
    const test = matcher(forColumn(criteria(0, "Alice"), "text"));
    expect([test("Alice"), test("Bob"), test("0")]).toEqual([true, false, false]);
  });

  it("written as =0 it is zero everywhere", () => {
    expect(matcher(forColumn(criteria("=0"), "text"))("0")).toBe(true);
    expect(matcher(forColumn(criteria("=0"), "text"))("Alice")).toBe(false);
  });
});
