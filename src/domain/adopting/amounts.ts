import type { CellValue } from "../cell";
import { readNumber } from "../store/readNumber";
import { cellText } from "./cellText";

/** A number read from a cell, and the currency that stood beside it. */
export interface ReadAmount {
  readonly value: number;
  /** ISO code that a sign or code in the cell says; `""` where it says none. */
  readonly currency: string;
}

/** Signs that mean one currency. `$` and `¥` are used by several countries and say none by themselves. */
const currencySigns: readonly (readonly [string, string])[] = [
  ["US$", "USD"],
  ["HK$", "HKD"],
  ["NT$", "TWD"],
  ["A$", "AUD"],
  ["C$", "CAD"],
  ["S$", "SGD"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["₹", "INR"],
  ["₩", "KRW"],
  ["人民币", "CNY"],
  ["RMB", "CNY"],
  ["美元", "USD"],
  ["欧元", "EUR"],
  ["港元", "HKD"],
  ["港币", "HKD"],
  ["日元", "JPY"],
];

const shortForms: readonly (readonly [RegExp, number])[] = [
  [/(?<=\d)\s*k$/i, 1e3],
  [/(?<=\d)\s*(?:m|mn|mio)$/i, 1e6],
  [/(?<=\d)\s*bn$/i, 1e9],
];

/**
 * Reads a number the way people write amounts: all that readNumber of the store reads, and `1亿元`, `USD 40k`, `10%` (a
 * share). Undefined where the cell is blank, a logical or no number.
 */
export function readAmount(cell: CellValue | undefined): ReadAmount | undefined {
  if (typeof cell === "number") return Number.isFinite(cell) ? { value: cell, currency: "" } : undefined;
  if (typeof cell !== "string" || !/\d|[０-９]/.test(cell) || cell.length > 40) return undefined;
  const { text: bare, currency } = takeCurrency(cellText(cell));
  let text = bare;
  let factor = 1;
  if (text.endsWith("%")) {
    text = text.slice(0, -1).trim();
    factor = 0.01;
  } else {
    for (const [suffix, times] of shortForms) {
      if (!suffix.test(text)) continue;
      text = text.replace(suffix, "");
      factor = times;
      break;
    }
  }
  if (currency !== "" && /[a-z]/i.test(text)) return undefined;
  const number = readNumber(text);
  if (number === undefined) return undefined;
  return { value: factor === 1 ? number : Number((number * factor).toPrecision(15)), currency };
}

function takeCurrency(written: string): { text: string; currency: string } {
  const upper = written.toUpperCase();
  for (const [sign, code] of currencySigns) {
    const at = upper.indexOf(sign);
    if (at < 0) continue;
    return {
      text: withoutYuan((written.slice(0, at) + written.slice(at + sign.length)).trim()),
      currency: code,
    };
  }
  const code = /^([A-Z]{3})\s*(?=[-(\d])|(?<=[\d)万亿])\s*([A-Z]{3})$/.exec(upper);
  if (code === null) return { text: withoutYuan(written), currency: "" };
  const bare = written.slice(
    code.index === 0 ? code[0].length : 0,
    code.index === 0 ? undefined : code.index,
  );
  return { text: withoutYuan(bare.trim()), currency: code[1] ?? code[2] ?? "" };
}

function withoutYuan(text: string): string {
  return text.replace(/元$/, "").trim();
}
