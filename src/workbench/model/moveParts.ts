import { moved, rightOf, subtract } from "./area";
import type { Movement } from "./area";
import type { TableState } from "./records";
import { uniqueNames } from "./tableBook";
import type { Area, CellValue } from "./values";

/** Things that hold for areas, after a movement: areas move along, what has none left is dropped. */
export function moveListed<T extends { readonly areas: readonly Area[] }>(
  list: readonly T[],
  movement: Movement,
): readonly T[] {
  return list.flatMap((item) => {
    const areas = item.areas.flatMap((area) => moved(area, movement) ?? []);
    if (areas.length === 0) return [];
    return areas.every((area, index) => area === item.areas[index]) && areas.length === item.areas.length
      ? [item]
      : [{ ...item, areas }];
  });
}

/** The same without one area. */
export function splitListed<T extends { readonly areas: readonly Area[] }>(
  list: readonly T[],
  hole: Area,
): readonly T[] {
  return list.flatMap((item) => {
    const areas = item.areas.flatMap((area) => subtract(area, hole));
    if (areas.length === 0) return [];
    return areas.length === item.areas.length && areas.every((area, index) => area === item.areas[index])
      ? [item]
      : [{ ...item, areas }];
  });
}

/** A table after a movement: null if it is gone, itself if nothing happened to it. */
export function moveTable(
  table: TableState,
  movement: Movement,
  headersOf: (area: Area) => readonly CellValue[],
): TableState | null {
  const area = moved(table.area, movement);
  if (!area) return null;
  if (area === table.area) return table;
  const { at, shift } = movement;
  if (area.columns === table.area.columns || shift === "down" || shift === "up") return { ...table, area };
  if (shift === "left") {
    const columns = table.columns.filter((_, index) => {
      const column = table.area.column + index;
      return column < at.column || column > rightOf(at);
    });
    return { ...table, area, columns };
  }
  const index = at.column - table.area.column;
  const names = uniqueNames(headersOf({ ...area, rows: 1 }));
  let id = Math.max(0, ...table.columns.map((column) => column.id)) + 1;
  const fresh = names.slice(index, index + at.columns).map((name) => ({ id: id++, name, filter: null }));
  return {
    ...table,
    area,
    columns: [...table.columns.slice(0, index), ...fresh, ...table.columns.slice(index)],
  };
}
