/** The two languages of the product. Text in cells follows the workbook's Locale; pane, help and errors follow the reader. */
export type Language = "en" | "zh-CN";

/** A word in both languages, with further spellings that are understood when read. */
export interface Word {
  readonly en: string;
  readonly zh: string;
  readonly also?: readonly string[];
}

/** The word in one language. */
export function inLanguage(word: Word, language: Language): string {
  return language === "en" ? word.en : word.zh;
}
