/** Texts as small numbers: each different text is kept once. Code 0 is the empty text. */
export class Texts {
  private readonly codes = new Map<string, number>([["", 0]]);
  private readonly texts: string[] = [""];

  /** The code of a text; a new one for a new text. */
  code(text: string): number {
    let code = this.codes.get(text);
    if (code === undefined) {
      code = this.texts.length;
      this.texts.push(text);
      this.codes.set(text, code);
    }
    return code;
  }

  text(code: number): string {
    return this.texts[code] ?? "";
  }
}
