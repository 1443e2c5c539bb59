import Papa from "papaparse";
import type { CellValue } from "../model/values";
import { partsOfSerial, serialOfDate } from "../model/serialDate";
import type { WorkbookModel } from "../model/workbook";
import { columnWidth } from "./columnWidth";
import { sheetNameOf } from "./sheetNameOf";

/** What a CSV cell became; a date brings its number format along. */
interface ReadCell {
  readonly value: CellValue;
  readonly numberFormat?: string;
}

const plainNumber = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/;
const isoDate = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * Opens CSV text as a plain sheet, its first row in row 1; a blank line within it is a blank row, as in Excel. A value becomes a number if
 * it is one and stays exact, a date only if it is written yyyy-mm-dd (with or without a time); everything else is text as it stands: dates
 * like 3/4/2017 are read by whoever knows the column, ids keep their zeros, and a text that begins with = + - @ never becomes a formula. A
 * column that has one value that would not survive as a number (leading zeros, more than 15 digits) is text throughout.
 */
export function readCsv(model: WorkbookModel, name: string, text: string): void {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, "").trimEnd());
  const columns = data.reduce((most, line) => Math.max(most, line.length), 0);
  model.group("host", () => {
    model.name = name;
    const sheet = model.sheets[0] ?? model.addSheet();
    model.renameSheet(sheet.id, sheetNameOf(name));
    if (columns === 0) return;
    const keepsText = Array.from({ length: columns }, (_, column) =>
      data.slice(1).some((line) => fragile(line[column])),
    );
    const read = data.map((line) =>
      Array.from({ length: columns }, (_, column) =>
        readCell(line[column] ?? "", keepsText[column] === true),
      ),
    );
    model.write(
      sheet.id,
      { row: 0, column: 0 },
      read.map((line) => line.map((cell) => cell.value)),
    );
    for (let column = 0; column < columns; column++) {
      formatColumn(model, sheet.id, column, read, keepsText[column] === true);
      const widest = data
        .slice(0, 300)
        .reduce((most, line) => Math.max(most, (line[column] ?? "").length), 4);
      model.setColumnShape(sheet.id, column, 1, { size: columnWidth(widest) });
    }
    model.select({ sheetId: sheet.id, row: 0, column: 0, rows: 1, columns: 1 });
  });
}

function formatColumn(
  model: WorkbookModel,
  sheetId: string,
  column: number,
  read: readonly ReadCell[][],
  isText: boolean,
): void {
  const rows = read.length - 1;
  if (rows < 1) return;
  const body = { sheetId, row: 1, column, rows, columns: 1 };
  if (isText) {
    model.setFormat(body, { numberFormat: "@" });
    return;
  }
  const formats = read.slice(1).map((line) => line[column]?.numberFormat);
  const first = formats.find((format) => format !== undefined);
  if (first === undefined) return;
  // A column of dates with the odd blank is formatted as one; a mixed one cell by cell.
  const uniform = formats.every(
    (format, i) => format === first || (format === undefined && read[i + 1]?.[column]?.value === null),
  );
  if (uniform) model.setFormat(body, { numberFormat: first });
  else
    model.setNumberFormats(
      body,
      formats.map((format) => [format ?? null]),
    );
}

/** Whether a text looks like a number but would lose something as one. */
function fragile(text: string | undefined): boolean {
  if (text === undefined || !/^\d[\d]*$/.test(text.trim())) return false;
  const digits = text.trim();
  return digits.length > 15 || (digits.length > 1 && digits.startsWith("0"));
}

function readCell(text: string, asText: boolean): ReadCell {
  const trimmed = text.trim();
  if (trimmed === "") return { value: null };
  if (asText) return { value: text };
  if (plainNumber.test(trimmed) && significantDigits(trimmed) <= 15)
    return { value: Number(trimmed.replace(/,/g, "")) };
  return readDate(trimmed) ?? { value: text };
}

const significantDigits = (text: string): number =>
  text
    .replace(/[eE].*$/, "")
    .replace(/\D/g, "")
    .replace(/^0+/, "").length;

function readDate(text: string): ReadCell | undefined {
  const parts = isoDate.exec(text);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part || 0));
  const serial = serialOfDate(year ?? 0, month ?? 0, day ?? 0);
  const back = partsOfSerial(serial);
  // 2017-02-30 is no day: it stays text.
  if (
    back?.month !== month ||
    back?.day !== day ||
    (hour ?? 0) > 23 ||
    (minute ?? 0) > 59 ||
    (second ?? 0) > 59
  )
    return undefined;
  if (parts[4] === undefined) return { value: serial, numberFormat: "yyyy-mm-dd" };
  const time = ((hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0)) / 86_400;
  return { value: serial + time, numberFormat: "yyyy-mm-dd hh:mm:ss" };
}
