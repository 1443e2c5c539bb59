/** The names in a cell that holds several, separated by , ; 、 ， ； | or a line end. Blank gives none. */
export function splitNames(written: string): string[] {
  return written
    .split(/[,;、，；|\n\r]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
