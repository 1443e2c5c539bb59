import type { CellValue } from "../cell";

const plain = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const thousands = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;
const european = /^[+-]?\d{1,3}(\.\d{3})+,\d+$/;
const indian = /^[+-]?\d{1,2}(,\d{2})+,\d{3}(\.\d*)?$/;

/**
 * A number as somebody wrote it in a cell, undefined where it is none: 1234.5, "1,234.50", "1 234.50", "¥1,234",
 * "1.234,56", "(1,234)" (negative), "12万", "1.2亿". "12,5" is not read: it may be 12.5 or a slip.
 */
export function readNumber(value: CellValue): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string") return undefined;
  let text = value.normalize("NFKC").trim();
  const negative = /^\(.*\)$/.test(text);
  if (negative) text = text.slice(1, -1);
  text = text
    .replace(/^([+-]?)\s*(?:[$€£¥₩₹元]|[a-z]{3}\s|[a-z]{0,2}\$)\s*/i, "$1")
    .replace(/\s*(?:[$€£¥₩₹元]|\s[a-z]{3})$/i, "");
  const unit = text.endsWith("万") ? 1e4 : text.endsWith("亿") ? 1e8 : 1;
  if (unit > 1) text = text.slice(0, -1);
  text = text.replace(/(\d)[\s\u00a0\u202f']+(?=\d{3}(\D|$))/g, "$1").trim();
  const number = plainNumber(text);
  if (number === undefined) return undefined;
  const scaled = unit === 1 ? number : Number((number * unit).toPrecision(15));
  return negative ? -scaled : scaled;
}

function plainNumber(text: string): number | undefined {
  if (plain.test(text)) return finite(Number(text));
  if (thousands.test(text) || indian.test(text)) return finite(Number(text.replaceAll(",", "")));
  if (european.test(text)) return finite(Number(text.replaceAll(".", "").replace(",", ".")));
  return undefined;
}

function finite(number: number): number | undefined {
  return Number.isFinite(number) ? number : undefined;
}

/**
 * A probability as somebody wrote it, 0 to 1: 50, 0.5, "50 %", "50%" and "0.5" alike. A number above 1 is per cent, so 1
 * is certainty and "1 %" one in a hundred. Undefined outside 0 to 100 %.
 */
export function readProbability(value: CellValue): number | undefined {
  const percent = typeof value === "string" ? /^(.*)[%％]$/.exec(value.trim()) : null;
  const number = readNumber(percent ? (percent[1] ?? "") : value);
  if (number === undefined || number < 0 || number > 100) return undefined;
  return percent || number > 1 ? Number((number / 100).toPrecision(15)) : number;
}
