import { partsOfSerial } from "./serialDate";
import type { DateParts } from "./serialDate";

const months = "January February March April May June July August September October November December".split(
  " ",
);
const weekdays = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** A value as Excel shows it through a number format, en-US. Covers General, text, numbers, percent, currency signs, dates and times. */
export function formatValue(value: number | string | boolean, format: string): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  const sections = splitSections(format);
  if (typeof value === "string") {
    const section = sections.length >= 4 ? sections[3] : sections.find((part) => part.includes("@"));
    return section === undefined || section === "@" || section === "General"
      ? value
      : formatText(value, section);
  }
  if (!Number.isFinite(value)) return "#NUM!";
  const negativeOwn = value < 0 && sections.length > 1;
  const section =
    (negativeOwn ? sections[1] : value === 0 && sections.length > 2 ? sections[2] : sections[0]) ?? "General";
  const plain = section.replace(/\[(?:[A-Za-z]+\d*|[<>=]+-?[\d.]+)\](?!\])/g, (part) =>
    /^\[(h+|m+|s+)\]$/i.test(part) ? part : "",
  );
  if (/^general$/i.test(plain.trim()) || plain === "@") return general(value);
  if (isDateFormat(plain)) {
    const parts = partsOfSerial(value);
    return parts ? formatDate(parts, value, plain) : "########";
  }
  return formatNumber(negativeOwn ? -value : value, plain);
}

/** Whether a number format shows a date or time. */
function isDateFormat(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|\[\$[^\]]*\]|_.|\*./g, "");
  return /[dyhs]|m/i.test(bare) && !/general|[0#?]/i.test(bare.replace(/\.0+/g, ""));
}

function splitSections(format: string): string[] {
  const sections: string[] = [];
  let current = "";
  let quoted = false;
  for (let i = 0; i < format.length; i++) {
    const char = format[i] ?? "";
    if (char === '"') quoted = !quoted;
    if (char === "\\" && !quoted) {
      current += char + (format[++i] ?? "");
      continue;
    }
    if (char === ";" && !quoted) {
      sections.push(current);
      current = "";
    } else current += char;
  }
  sections.push(current);
  return sections;
}

function formatText(value: string, section: string): string {
  return literal(section).replace("@", () => value);
}

/** A number as General shows it: up to 11 significant digits. */
export function general(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e11) return String(value);
  const size = Math.abs(value);
  if (size >= 1e11 || (size < 1e-9 && size > 0)) {
    const [mantissa = "", exponent = "0"] = value.toExponential(5).split("e");
    const power = Number(exponent);
    return `${Number(mantissa)}E${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  const whole = Math.max(1, Math.floor(Math.log10(size)) + 1);
  return String(Number(value.toFixed(Math.max(0, Math.min(20, (size < 1 ? 10 : 11) - whole)))));
}

/** Text of a format with its quotes, escapes and spacing taken off. */
function literal(text: string): string {
  return text
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, "$1")
    .replace(
      /"([^"]*)"|\\(.)|_.|\*./g,
      (part: string, quoted?: string, escaped?: string) =>
        quoted ?? escaped ?? (part.startsWith("_") ? " " : ""),
    );
}

/** Texts within a format hidden, so that digits are looked for outside them only. */
function masked(format: string): string {
  return format.replace(/"[^"]*"|\\.|_.|\*./g, (part) => " ".repeat(part.length));
}

function formatNumber(value: number, given: string): string {
  const format = given.replace(/\[\$([^\]-]*)[^\]]*\]/g, '"$1"');
  const start = masked(format).search(/[0#?]/);
  if (start < 0) return (value < 0 ? "-" : "") + literal(format);
  const core = /^[0#?.,]*/.exec(format.slice(start))?.[0] ?? "";
  const suffix = format.slice(start + core.length);
  const scientific = /^E([+-])(0+)/i.exec(suffix);
  const percent = (format.replace(/"[^"]*"|\\./g, "").match(/%/g) ?? []).length;
  const thousands = /,+$/.exec(core)?.[0].length ?? 0;
  const digits = core.replace(/,+$/, "");
  const grouped = digits.includes(",");
  const [whole = "", fraction = ""] = digits.replace(/,/g, "").split(".");
  let scaled = (Math.abs(value) * 100 ** percent) / 1000 ** thousands;
  let exponent = "";
  if (scientific) {
    const power = scaled === 0 ? 0 : Math.floor(Math.log10(scaled));
    scaled /= 10 ** power;
    exponent = `E${power < 0 ? "-" : scientific[1] === "+" ? "+" : ""}${String(Math.abs(power)).padStart(scientific[2]?.length ?? 2, "0")}`;
  }
  const text = roundTo(scaled, fraction.length);
  const [integer = "0", decimals = ""] = text.split(".");
  const padded =
    integer === "0" && !whole.includes("0") ? "" : integer.padStart((whole.match(/0/g) ?? []).length, "0");
  const shown = grouped ? padded.replace(/\B(?=(\d{3})+$)/g, ",") : padded;
  const required = fraction.lastIndexOf("0") + 1;
  let kept = decimals;
  while (kept.length > required && kept.endsWith("0")) kept = kept.slice(0, -1);
  const number =
    shown + (kept !== "" || fraction !== "" ? (kept === "" && required === 0 ? "." : `.${kept}`) : "");
  const negative = value < 0 && /[1-9]/.test(text);
  const tail = scientific ? exponent + literal(suffix.slice(scientific[0].length)) : literal(suffix);
  return (negative ? "-" : "") + literal(format.slice(0, start)) + number + tail;
}

function roundTo(value: number, digits: number): string {
  const nudged = Number((value * (1 + Number.EPSILON)).toPrecision(15));
  return nudged < 1e21 ? nudged.toFixed(digits) : String(nudged);
}

const datePattern =
  /\[(h+|m+|s+)\]|"[^"]*"|\\.|\[\$[^\]]*\]|am\/pm|a\/p|yyyy|yy|y|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|\.0+|_.|\*.|[^]/gi;

function formatDate(parts: DateParts, serial: number, format: string): string {
  const tokens = format.match(datePattern) ?? [];
  const half = tokens.some((token) => /^(am\/pm|a\/p)$/i.test(token));
  return tokens.map((token, index) => datePiece(token, index, tokens, parts, serial, half)).join("");
}

function datePiece(
  token: string,
  index: number,
  tokens: readonly string[],
  parts: DateParts,
  serial: number,
  half: boolean,
): string {
  const lower = token.toLowerCase();
  const two = (number: number): string => String(number).padStart(2, "0");
  const hour = half ? parts.hour % 12 || 12 : parts.hour;
  if (/^m{1,2}$/.test(lower) && isMinute(index, tokens))
    return lower === "m" ? String(parts.minute) : two(parts.minute);
  switch (lower) {
    case "yyyy":
      return String(parts.year).padStart(4, "0");
    case "yy":
    case "y":
      return two(parts.year % 100);
    case "mmmmm":
      return (months[parts.month - 1] ?? "").slice(0, 1);
    case "mmmm":
      return months[parts.month - 1] ?? "";
    case "mmm":
      return (months[parts.month - 1] ?? "").slice(0, 3);
    case "mm":
      return two(parts.month);
    case "m":
      return String(parts.month);
    case "dddd":
      return weekdays[parts.weekday] ?? "";
    case "ddd":
      return (weekdays[parts.weekday] ?? "").slice(0, 3);
    case "dd":
      return two(parts.day);
    case "d":
      return String(parts.day);
    case "hh":
      return two(hour);
    case "h":
      return String(hour);
    case "ss":
      return two(parts.second);
    case "s":
      return String(parts.second);
    case "am/pm":
      return parts.hour < 12 ? "AM" : "PM";
    case "a/p":
      return parts.hour < 12 ? "A" : "P";
    default:
  }
  if (/^\[h+\]$/.test(lower)) return String(Math.floor(serial * 24 + 1e-9));
  if (/^\[m+\]$/.test(lower)) return String(Math.floor(serial * 1440 + 1e-9));
  if (/^\[s+\]$/.test(lower)) return String(Math.floor(serial * 86_400 + 1e-9));
  if (/^\.0+$/.test(lower)) return `.${"0".repeat(lower.length - 1)}`;
  return literal(token);
}

/** `m` means minutes after an hour or before seconds. */
function isMinute(index: number, tokens: readonly string[]): boolean {
  const isUnit = (token: string): boolean => /^(\[?[hms]+\]?|y+|d+|m+)$/i.test(token);
  for (let i = index - 1; i >= 0; i--) {
    const token = tokens[i] ?? "";
    if (isUnit(token)) {
      if (/^\[?h+\]?$/i.test(token)) return true;
      break;
    }
  }
  for (let i = index + 1; i < tokens.length; i++) {
    const token = tokens[i] ?? "";
    if (isUnit(token)) return /^\[?s+\]?$/i.test(token);
  }
  return false;
}
