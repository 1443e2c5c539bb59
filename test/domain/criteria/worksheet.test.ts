import { matches, parseCriterion, type Criterion } from "../../../src/domain/criteria";
import type { CellValue } from "../../../src/domain/cell";

/**
 * Worked examples of SUMIFS and COUNTIFS: Microsoft's function reference, Excel's rules, LibreOffice Calc 7.4 where it agrees with
 * them. `""` is an empty cell. Column n of `mixed` holds powers of two, so that a sum tells which rows matched.
 */
const fruit = {
  qty: [5, 4, 15, 3, 22, 12, 10, 33],
  product: ["Apples", "Apples", "Artichokes", "Artichokes", "Bananas", "Bananas", "Carrots", "Carrots"],
  seller: ["Tom", "Sarah", "Tom", "Sarah", "Tom", "Sarah", "Tom", "Sarah"],
};
const basket = { a: ["apples", "oranges", "peaches", "apples"], b: [32, 54, 75, 86] };
const property = { value: [100000, 200000, 300000, 400000], commission: [7000, 14000, 21000, 28000] };
const mixedX: CellValue[] = [
  "Won",
  "won ",
  "WON",
  "Lost",
  "Lost - price",
  "a*b",
  "a?b",
  "a~b",
  "aXb",
  "axxb",
  "",
  "",
  "",
  5,
  "5",
  5.5,
  45292,
  45323,
  true,
  false,
  "#N/A text",
  "été",
  "ETE",
  "Ünit",
  "ünit",
  ">5",
  "<>",
  "=",
  " ",
  "0",
  0,
  -1,
  "1e3",
  1000,
  "100%",
  "A",
  "m",
  "z",
  "北京",
  "上海",
];
const mixed = { x: mixedX, n: mixedX.map((_, at) => 2 ** at) };
const deals = {
  stage: ["Won", "Lost", "Open", "Won", "Won", "Open", "Lost", "Won"],
  owner: ["Ana Ruiz", "Ben Okafor", "ana ruiz", "Ana Ruiz", "Chen Wei", "", "Ben Okafor", "Anabel"],
  amount: [1000, 2000, 3000, "", 5000, 6000, "n/a", 8000],
  closed: [45292, 45300.5, "", 45322.999988, 45323, "", 45351, 45352],
};

type Table = Readonly<Record<string, readonly CellValue[]>>;

function read(criterion: CellValue): Criterion {
  const parsed = parseCriterion(criterion);
  if (parsed === undefined) throw new Error("filters nothing");
  return parsed;
}

function rowsMatching(table: Table, criteria: readonly (readonly [string, CellValue])[]): number[] {
  const parsed = criteria.map(([column, criterion]) => [table[column] ?? [], read(criterion)] as const);
  const rows = Object.values(table)[0] ?? [];
  return rows
    .map((_, at) => at)
    .filter((at) => parsed.every(([cells, criterion]) => matches(criterion, cells[at] ?? "")));
}

function countIfs(table: Table, ...criteria: (readonly [string, CellValue])[]): number {
  return rowsMatching(table, criteria).length;
}

function sumIfs(table: Table, sum: string, ...criteria: (readonly [string, CellValue])[]): number {
  const cells = table[sum] ?? [];
  return rowsMatching(table, criteria).reduce((total, at) => {
    const cell = cells[at];
    return total + (typeof cell === "number" ? cell : 0);
  }, 0);
}

describe("the worked examples of SUMIFS and COUNTIFS", () => {
  it("SUMIFS over qty where product is '=A*' and seller is 'Tom' gives 20", () => {
    expect(sumIfs(fruit, "qty", ["product", "=A*"], ["seller", "Tom"])).toBe(20);
  });
  it("COUNTIFS over rows where b is '>55' gives 2", () => {
    expect(countIfs(basket, ["b", ">55"])).toBe(2);
  });
  it("COUNTIFS over rows where a is '*' gives 4", () => {
    expect(countIfs(basket, ["a", "*"])).toBe(4);
  });
  it("SUMIFS over value where value is '>160000' gives 900000", () => {
    expect(sumIfs(property, "value", ["value", ">160000"])).toBe(900000);
  });
  it("COUNTIFS over rows where owner is '=' (SUMIFS also writes it as empty text) gives 1", () => {
    expect(countIfs(deals, ["owner", "="])).toBe(1);
  });
  it("COUNTIFS over rows where closed is '>=45292' and closed is '<45323' gives 3", () => {
    expect(countIfs(deals, ["closed", ">=45292"], ["closed", "<45323"])).toBe(3);
  });
  it("COUNTIFS over rows where closed is 45292 gives 1", () => {
    expect(countIfs(deals, ["closed", 45292])).toBe(1);
  });
  it("SUMIFS over amount where stage is 'Lost' gives 2000", () => {
    expect(sumIfs(deals, "amount", ["stage", "Lost"])).toBe(2000);
  });
  it("COUNTIFS over rows where amount is '*' gives 1", () => {
    expect(countIfs(deals, ["amount", "*"])).toBe(1);
  });
});

describe("each criterion over a column of mixed cells", () => {
  it.each<[CellValue, number[]]>([
    ["won", [0, 2]],
    ["=won", [0, 2]],
    ["*won*", [0, 1, 2]],
    ["a*b", [5, 6, 7, 8, 9]],
    ["a~?b", [6]],
    ["*~**", [5]],
    // The cell of row 12 holds a formula that gives empty text; Excel counts it as text, a workbook read by an add-in shows it as empty.
    [
      "*",
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 14, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 32, 34, 35, 36, 37, 38, 39],
    ],
    [
      '<>""',
      [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
        28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39,
      ],
    ],
    ["=5", [13, 14]],
    ["<5", [30, 31]],
    [5.5, [15]],
    [">45292", [17]],
    ["2024-01-01", [16]],
    ["=TRUE", [18]],
    [0, [29, 30]],
    ["-1", [31]],
    ["1E3", [32, 33]],
    [">m", [0, 1, 2, 23, 24, 37, 38, 39]],
    [">A", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 21, 22, 23, 24, 36, 37, 38, 39]],
    ["ete", [22]],
    ["~>5", [25]],
    ["==", [27]],
    ["北*", [38]],
    ["#N/A*", [20]],
    [">=z", [37, 38, 39]],
    ["*~?*", [6]],
  ])("%j matches rows %j", (criterion, rows) => {
    expect(rowsMatching(mixed, [["x", criterion]])).toEqual(rows);
    expect(sumIfs(mixed, "n", ["x", criterion])).toBe(rows.reduce((sum, row) => sum + 2 ** row, 0));
  });

  it("blank cells, which SUMIFS also finds by empty text, are found by =", () => {
    expect(rowsMatching(mixed, [["x", "="]])).toEqual([10, 11, 12]);
  });

  it("everything but the blank cells is found by <>", () => {
    expect(countIfs(mixed, ["x", "<>"])).toBe(37);
  });
});
