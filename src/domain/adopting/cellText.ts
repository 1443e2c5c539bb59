import type { CellValue } from "../cell";

/** A cell as trimmed text for comparing and showing: full-width letters, digits and signs become plain ones (NFKC). */
export function cellText(value: CellValue | undefined): string {
  return plainText(keptText(value));
}

/** A cell as the store keeps it: trimmed, otherwise as written, so that the log says what stands in the row. */
export function keptText(value: CellValue | undefined): string {
  if (value === undefined) return "";
  return withoutMarks(String(value)).trim();
}

/** Text without byte-order mark and surrounding blanks, full-width signs as plain ones. */
export function plainText(text: string): string {
  const bare = withoutMarks(text).trim();
  for (let i = 0; i < bare.length; i++) if (bare.charCodeAt(i) > 127) return bare.normalize("NFKC").trim();
  return bare;
}

function withoutMarks(text: string): string {
  return text.includes("\uFEFF") ? text.replaceAll("\uFEFF", "") : text;
}
