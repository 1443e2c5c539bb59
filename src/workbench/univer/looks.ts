import type { IStyleData } from "@univerjs/core";
import type { CellFormat } from "../model/values";
import { gridStyle } from "./cellStyle";

/** Turns looks into Univer's style ids; the workbook shares one object between cells that look alike, so each is turned once. */
export class Looks {
  private readonly known = new WeakMap<CellFormat, string | null>();

  constructor(private readonly register: (style: IStyleData) => string) {}

  /** The style's id, or null for a cell that looks like any other. */
  id(format: CellFormat): string | null {
    const found = this.known.get(format);
    if (found !== undefined) return found;
    const style = gridStyle(format);
    const id = Object.keys(style).length === 0 ? null : this.register(style);
    this.known.set(format, id);
    return id;
  }
}
