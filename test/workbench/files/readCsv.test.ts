import { PlainWorkbook } from "../../../src/workbench/model/plainWorkbook";
import { readCsv } from "../../../src/workbench/files/readCsv";
import { readOpened } from "../../../src/workbench/files/readOpened";
import type { CellValue } from "../../../src/workbench/model/workbook";

function opened(text: string): { book: PlainWorkbook; values: CellValue[][]; sheetId: string } {
  const book = new PlainWorkbook();
  readCsv(book, "deals.csv", text);
  const sheetId = book.activeSheetId;
  const used = book.usedArea(sheetId, true);
  return { book, sheetId, values: used ? book.values({ sheetId, ...used }) : [] };
}

test("numbers become numbers, thousands separators included, and text stays as it stands", () => {
  const { values } = opened(
    'id,amount,list price,note\nA1,1054,"1,200.50",  two words\nA2,-3.5,7,1e3 units\n',
  );
  expect(values).toEqual([
    ["id", "amount", "list price", "note"],
    ["A1", 1054, 1200.5, "  two words"],
    ["A2", -3.5, 7, "1e3 units"],
  ]);
});

test("a date is read only where it can be read in one way: yyyy-mm-dd; 3/4/2017 stays text", () => {
  const { values, book, sheetId } = opened("created,closed\n2017-03-04,3/4/2017\n2017-02-30,12/31/2017\n");
  expect(values).toEqual([
    ["created", "closed"],
    [42798, "3/4/2017"],
    ["2017-02-30", "12/31/2017"],
  ]);
  expect(book.text(sheetId, 1, 0)).toBe("2017-03-04");
});

test("a date with a time keeps its time", () => {
  const { values, book, sheetId } = opened("at\n2024-05-06T12:30:00\n");
  expect(values[1]).toEqual([45418 + 12.5 / 24]);
  expect(book.text(sheetId, 1, 0)).toBe("2024-05-06 12:30:00");
});

test("an id with leading zeros or too many digits keeps its whole column as text", () => {
  const { values, book, sheetId } = opened(
    "zip,account,sf\n01234,1234567890123456,006000000000001AAA\n90210,5,006000000000002AAA\n",
  );
  expect(values.slice(1)).toEqual([
    ["01234", "1234567890123456", "006000000000001AAA"],
    ["90210", "5", "006000000000002AAA"],
  ]);
  expect(book.format(sheetId, 2, 0).numberFormat).toBe("@");
});

test("a blank line stays a blank row, so that what follows it is seen to be apart; blank ends are nothing", () => {
  const { values } = opened("id,stage\nA1,Won\n\nConfidential\n\n\n");
  expect(values).toEqual([
    ["id", "stage"],
    ["A1", "Won"],
    [null, null],
    ["Confidential", null],
  ]);
});

test("text that begins like a formula stays text", () => {
  const { book, sheetId, values } = opened('name\n=1+1\n+49 30 123\n@home\n"-, see note"\n');
  expect(values.slice(1).flat()).toEqual(["=1+1", "+49 30 123", "@home", "-, see note"]);
  for (let row = 1; row <= 4; row++) expect(book.formula(sheetId, row, 0)).toBeNull();
});

test("quoted commas, quotes, line breaks and a byte order mark are read as CSV says", () => {
  const { values } = opened('\uFEFFaccount;x,"a ""b"", c"\n"two\nlines",1\n');
  expect(values).toEqual([
    ["account;x", 'a "b", c'],
    ["two\nlines", 1],
  ]);
});

test("the sheet is named after the file, without what a sheet's name may not have", () => {
  const book = new PlainWorkbook();
  readCsv(book, "Q1 [draft] a very long name of a pipeline export.csv", "a\n1\n");
  expect(book.sheets[0]?.name).toBe("Q1  draft  a very long name of ");
});

test("a file in a Chinese Excel's own encoding is read", async () => {
  const book = new PlainWorkbook();
  // 客户 in GB18030.
  const bytes = new Uint8Array([0xbf, 0xcd, 0xbb, 0xa7, 0x0a, 0x31]);
  expect(await readOpened(book, "export.csv", bytes.buffer)).toBeUndefined();
  expect(book.value(book.activeSheetId, 0, 0)).toBe("客户");
});

test("an empty file, another kind of file and a damaged one are refused with a sentence in both languages", async () => {
  const refused = async (name: string, bytes: Uint8Array): Promise<unknown> =>
    readOpened(new PlainWorkbook(), name, bytes.buffer as ArrayBuffer);
  expect(await refused("a.csv", new Uint8Array())).toEqual({
    en: "the file is empty.",
    "zh-CN": "文件是空的。",
  });
  expect(await refused("a.pdf", new Uint8Array([1]))).toMatchObject({
    en: expect.stringContaining(".csv and .xlsx") as string,
  });
  expect(await refused("a.xlsx", new Uint8Array([1, 2, 3]))).toMatchObject({
    en: expect.stringContaining("isn't a readable .xlsx") as string,
  });
});
