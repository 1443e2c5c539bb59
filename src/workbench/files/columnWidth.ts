/** A column's width in points for a text of so many characters: wide enough to read, never wider than a note. */
export const columnWidth = (characters: number): number =>
  Math.min(200, Math.max(48, Math.round(characters * 5.6) + 14));
