const eitherOrder = /^\d{1,2}([-/.])\d{1,2}\1(?:\d{2}|\d{4})(\s.*)?$/;

/** Whether a text is a date that one reader takes for day first and another for month first (`1/2/2026`). */
export function isAmbiguousDate(text: string): boolean {
  return eitherOrder.test(text.normalize("NFKC").trim());
}
