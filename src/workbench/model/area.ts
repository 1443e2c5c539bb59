import type { Area } from "./values";
import { maxColumns, maxRows } from "./values";

/** The last row of an area. */
export const bottomOf = (area: Area): number => area.row + area.rows - 1;
/** The last column of an area. */
export const rightOf = (area: Area): number => area.column + area.columns - 1;

/** An area from its first and last cell, in any order. */
export function areaBetween(row1: number, column1: number, row2: number, column2: number): Area {
  const row = Math.min(row1, row2);
  const column = Math.min(column1, column2);
  return { row, column, rows: Math.abs(row2 - row1) + 1, columns: Math.abs(column2 - column1) + 1 };
}

/** What two areas share, or null. */
export function intersect(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

/** The smallest area that holds both. */
export function bounding(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  const rows = Math.max(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.max(a.column + a.columns, b.column + b.columns) - column;
  return { row, column, rows, columns };
}

/** Whether `outer` holds all of `inner`. */
export function contains(outer: Area, inner: Area): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column + inner.columns <= outer.column + outer.columns
  );
}

/** Whether an area holds a cell. */
export function holds(area: Area, row: number, column: number): boolean {
  return (
    row >= area.row &&
    column >= area.column &&
    row < area.row + area.rows &&
    column < area.column + area.columns
  );
}

/** Whether two areas are the same cells. */
export function sameArea(a: Area, b: Area): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

/** Whether an area is whole columns. */
export const isEntireColumn = (area: Area): boolean => area.rows >= maxRows;
/** Whether an area is whole rows. */
export const isEntireRow = (area: Area): boolean => area.columns >= maxColumns;

/** `area` without `hole`: up to four areas. */
export function subtract(area: Area, hole: Area): Area[] {
  const shared = intersect(area, hole);
  if (!shared) return [area];
  const rest: Area[] = [];
  const { row, column, rows, columns } = area;
  if (shared.row > row) rest.push({ row, column, rows: shared.row - row, columns });
  const below = row + rows - (shared.row + shared.rows);
  if (shared.column > column)
    rest.push({ row: shared.row, column, rows: shared.rows, columns: shared.column - column });
  const right = column + columns - (shared.column + shared.columns);
  if (right > 0)
    rest.push({ row: shared.row, column: shared.column + shared.columns, rows: shared.rows, columns: right });
  if (below > 0) rest.push({ row: shared.row + shared.rows, column, rows: below, columns });
  return rest;
}

/** A movement of cells: `at` is where cells were inserted, or what was deleted. */
export interface Movement {
  readonly at: Area;
  readonly shift: "down" | "right" | "up" | "left";
}

/**
 * Where an area is after a movement; null if all of it was deleted. It moves or changes size only if the movement covers its
 * whole breadth, as references in Excel do; otherwise it stays.
 */
export function moved(area: Area, movement: Movement): Area | null {
  const { at, shift } = movement;
  const vertical = shift === "down" || shift === "up";
  const covered = vertical
    ? at.column <= area.column && at.column + at.columns >= area.column + area.columns
    : at.row <= area.row && at.row + at.rows >= area.row + area.rows;
  if (!covered) return area;
  const start = vertical ? area.row : area.column;
  const size = vertical ? area.rows : area.columns;
  const atStart = vertical ? at.row : at.column;
  const count = vertical ? at.rows : at.columns;
  const limit = vertical ? maxRows : maxColumns;
  if (size >= limit) return area;
  const line =
    shift === "down" || shift === "right"
      ? grown(start, size, atStart, count)
      : shrunk(start, size, atStart, count);
  if (!line) return null;
  return vertical
    ? { row: line[0], column: area.column, rows: line[1], columns: area.columns }
    : { row: area.row, column: line[0], rows: area.rows, columns: line[1] };
}

function grown(start: number, size: number, at: number, count: number): [number, number] {
  if (at <= start) return [start + count, size];
  if (at < start + size) return [start, size + count];
  return [start, size];
}

function shrunk(start: number, size: number, at: number, count: number): [number, number] | null {
  const end = start + size;
  const atEnd = at + count;
  if (atEnd <= start) return [start - count, size];
  if (at >= end) return [start, size];
  const left = Math.max(0, at - start) + Math.max(0, end - atEnd);
  return left === 0 ? null : [Math.min(start, at), left];
}
