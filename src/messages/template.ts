/**
 * The small language of the sentences:
 * - `{name}` the value; numbers are grouped for the reader
 * - `{name:date}` a serial as a date; `{name:percent}` a share; `{name:days}` days; `{name:plain}` a number as it is (2017)
 * - `{name|one deal|{name} deals}` the first text where the number is 1, else the second
 */
export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value"; readonly name: string; readonly format: string }
  | {
      readonly kind: "plural";
      readonly name: string;
      readonly one: readonly Part[];
      readonly other: readonly Part[];
    };

/** Index of the brace that closes the one at `open`; -1 where there is none. */
function closingBrace(template: string, open: number): number {
  let depth = 0;
  for (let at = open; at < template.length; at++) {
    if (template[at] === "{") depth++;
    if (template[at] === "}" && --depth === 0) return at;
  }
  return -1;
}

/** Splits at the bars that are not inside braces. */
function splitAtBars(text: string): string[] {
  const pieces: string[] = [];
  let piece = "";
  let depth = 0;
  for (const char of text) {
    if (char === "{") depth++;
    if (char === "}") depth--;
    if (char === "|" && depth === 0) {
      pieces.push(piece);
      piece = "";
    } else piece += char;
  }
  return [...pieces, piece];
}

function parsePlaceholder(inside: string): Part {
  const [head = "", one, other] = splitAtBars(inside);
  if (one !== undefined && other !== undefined) {
    return { kind: "plural", name: head.trim(), one: parseTemplate(one), other: parseTemplate(other) };
  }
  const [name = "", format = ""] = head.split(":");
  return { kind: "value", name: name.trim(), format: format.trim() };
}

/** Reads a sentence into its parts. A brace without its partner is text. */
export function parseTemplate(template: string): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (;;) {
    const open = template.indexOf("{", from);
    const close = open < 0 ? -1 : closingBrace(template, open);
    if (close < 0) break;
    if (open > from) parts.push({ kind: "text", text: template.slice(from, open) });
    parts.push(parsePlaceholder(template.slice(open + 1, close)));
    from = close + 1;
  }
  if (from < template.length) parts.push({ kind: "text", text: template.slice(from) });
  return parts;
}

/** The names of the values that a sentence says, sorted, each once. */
export function placeholders(template: string): readonly string[] {
  const names = new Set<string>();
  const collect = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (part.kind !== "text") names.add(part.name);
      if (part.kind === "plural") {
        collect(part.one);
        collect(part.other);
      }
    }
  };
  collect(parseTemplate(template));
  return [...names].sort();
}
