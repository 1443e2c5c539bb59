import { absoluteAddressOf, parseArea, splitAddress } from "./address";
import { sameArea } from "./area";
import type { Area } from "./values";

/**
 * A list's source after a table grew below: one that was the whole body of one of its columns takes the new rows in, as in
 * Excel; any other stays as it is.
 *
 * @param source Of a list rule, such as `=Setup!$K$4:$K$9`.
 * @param body The table's body before it grew.
 */
export function grownSource(source: string, sheetName: string, body: Area, added: number): string {
  if (!source.startsWith("=")) return source;
  const { sheet, rest } = splitAddress(source.slice(1));
  const area = parseArea(rest);
  if (sheet !== sheetName || area === undefined) return source;
  if (!sameArea(area, { ...body, column: area.column, columns: 1 })) return source;
  if (area.column < body.column || area.column >= body.column + body.columns) return source;
  return (
    source.slice(0, source.length - rest.length) + absoluteAddressOf({ ...area, rows: area.rows + added })
  );
}
