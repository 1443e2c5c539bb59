import { inLanguage, type Language, type Word } from "../domain/language";
import type { Reason } from "../domain/result";
import { en, type MessageCode } from "./en";
import { formatDate, formatDays, formatNumber, formatPercent } from "./format";
import { parseTemplate, type Part } from "./template";
import { zh } from "./zh";

/** The values that a sentence names; a word is said in the reader's language. */
export type MessageParams = Readonly<Record<string, string | number | Word>>;

const sentences: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  en: new Map(Object.entries(en)),
  "zh-CN": new Map(Object.entries(zh)),
};

/** Whether there is a sentence for this code. */
export function isMessageCode(code: string): code is MessageCode {
  return sentences.en.has(code);
}

function formatValue(language: Language, value: MessageParams[string] | undefined, format: string): string {
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "object") return inLanguage(value, language);
  switch (format) {
    case "date":
      return formatDate(language, value);
    case "percent":
      return formatPercent(language, value);
    case "days":
      return formatDays(language, value);
    case "plain":
      return String(value);
    default:
      return formatNumber(language, value);
  }
}

function fill(language: Language, parts: readonly Part[], params: MessageParams): string {
  return parts
    .map((part) => {
      if (part.kind === "text") return part.text;
      if (part.kind === "value") return formatValue(language, params[part.name], part.format);
      return fill(language, params[part.name] === 1 ? part.one : part.other, params);
    })
    .join("");
}

/**
 * A sentence in the reader's language, its placeholders filled (see template.ts), numbers and dates written for the reader. An
 * unknown code gives a general sentence that names the code, so that a gap in the texts never hides what happened.
 */
export function message(language: Language, code: string, params: MessageParams = {}): string {
  const template = sentences[language].get(code) ?? sentences.en.get(code);
  if (template === undefined) {
    const general = sentences[language].get("somethingWentWrong") ?? "{code}";
    return fill(language, parseTemplate(general), { code });
  }
  return fill(language, parseTemplate(template), params);
}

/** What a reason says in the reader's language. */
export function reasonText(language: Language, reason: Reason): string {
  return message(language, reason.code, reason.params);
}
