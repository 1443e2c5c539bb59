import { reason } from "../result";
import type { Problem } from "./types";

const listedRows = 8;

/** Collects what is wrong row by row and says it once for all rows: how many, the first rows, an example. */
export class RowProblems {
  private readonly found = new Map<
    string,
    {
      code: string;
      rows: number[];
      count: number;
      text: string;
      extra: Omit<Problem, "reason"> & { header: string };
    }
  >();

  /** Notes one row. `text` is what stands there; `header` the column concerned. Rows of one code and header are said together. */
  note(code: string, sheetRow: number, text = "", extra: Partial<Problem> & { header?: string } = {}): void {
    const header = extra.header ?? "";
    const key = `${code}\u0000${header}`;
    let entry = this.found.get(key);
    if (entry === undefined) {
      entry = { code, rows: [], count: 0, text, extra: { blocking: false, ...extra, header } };
      this.found.set(key, entry);
    }
    entry.count++;
    if (entry.rows.length < listedRows) entry.rows.push(sheetRow);
  }

  /** Params of each reason: `count`, `rows` ("4, 7, 9 …"), `text` of the first, `column` (its header). */
  list(): Problem[] {
    return [...this.found.values()].map(({ code, rows, count, text, extra }) => {
      const { header, ...problem } = extra;
      const list = rows.join(", ") + (count > rows.length ? " …" : "");
      return { ...problem, reason: reason(code, { count, rows: list, text, column: header }) };
    });
  }
}
