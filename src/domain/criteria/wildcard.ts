/**
 * Excel's wildcards, compiled once and matched without backtracking over more than the last `*`, so that no pattern can
 * hang: `*` any text, `?` any one character, `~` before one of `* ? ~` (or before an operator at the start) the
 * character itself. Case-insensitive; accents count.
 */
export interface Wildcard {
  /** Lower-case characters; {@link anyText} and {@link anyCharacter} stand for `*` and `?`. */
  readonly parts: readonly (string | typeof anyText | typeof anyCharacter)[];
  /** The text itself, lower-case, when the pattern has no wildcard. */
  readonly literal: string | undefined;
}

const anyText = Symbol("*");
const anyCharacter = Symbol("?");
const escapable = new Set(["*", "?", "~"]);
const escapableAtStart = new Set(["<", ">", "="]);

/** Compiles a pattern. */
export function compileWildcard(pattern: string): Wildcard {
  const characters = Array.from(pattern.toLowerCase());
  const parts: (string | typeof anyText | typeof anyCharacter)[] = [];
  let wild = false;
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? "";
    const next = characters[at + 1];
    if (character === "~" && next !== undefined && isEscaped(next, at)) {
      parts.push(next);
      at++;
    } else if (character === "*") {
      if (parts[parts.length - 1] !== anyText) parts.push(anyText);
      wild = true;
    } else if (character === "?") {
      parts.push(anyCharacter);
      wild = true;
    } else parts.push(character);
  }
  return { parts, literal: wild ? undefined : parts.join("") };
}

function isEscaped(next: string, at: number): boolean {
  return escapable.has(next) || (at === 0 && escapableAtStart.has(next));
}

/** Whether the whole text fits the pattern. */
export function fitsWildcard(wildcard: Wildcard, text: string): boolean {
  const lower = text.toLowerCase();
  if (wildcard.literal !== undefined) return lower === wildcard.literal;
  const { parts } = wildcard;
  const characters = Array.from(lower);
  let part = 0;
  let at = 0;
  let lastStar = -1;
  let resumeAt = 0;
  while (at < characters.length) {
    const wanted = parts[part];
    if (wanted === anyText) {
      lastStar = part++;
      resumeAt = at;
    } else if (wanted === anyCharacter || (wanted !== undefined && wanted === characters[at])) {
      part++;
      at++;
    } else if (lastStar >= 0) {
      part = lastStar + 1;
      at = ++resumeAt;
    } else return false;
  }
  while (parts[part] === anyText) part++;
  return part === parts.length;
}
