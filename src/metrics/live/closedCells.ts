import type { Criterion } from "../../domain/criteria/criterion";
import { compileFilters, type RecordTest } from "../filters/compileFilters";
import { fieldReader } from "../filters/readField";
import { findStatus } from "../figures/selectByStatus";
import type { View } from "../index/view";
import { nameKey } from "../../domain/store/name";
import type { Query } from "../query";
import { CellsByBucket } from "./cellsByBucket";
import { ClosedCell, type ClosedFigure } from "./closedCell";
import { ClosedCube } from "./closedCube";
import { ClosedDeals, type Placement } from "./closedDeals";
import { Dimension } from "./dimension";

/** Changes at once beyond which everything is counted anew: that is then the shorter way. */
const manyChanges = 5000;
/** Values that all cells together keep in order; what goes beyond is selected from the cube when asked. */
const mostKeptValues = 4_000_000;

/** The live questions about closed deals, over one table of them. */
export class ClosedCells {
  private readonly deals: ClosedDeals;
  private readonly cells = new Set<ClosedCell>();
  private readonly byBucket = new CellsByBucket(this.cells);
  /** By field: its dimension, undefined for a field that is none. */
  private readonly dimensions = new Map<string, number | undefined>();
  private cube: ClosedCube | undefined;
  private unlinkings: number;
  /** Whether the fields asked for have too many values together to sort deals by them. */
  private hasTooMany = false;
  /** Whether all cells are kept for which there is room. */
  private areKept = false;

  constructor(private readonly view: View) {
    this.deals = new ClosedDeals(view);
    this.unlinkings = view.snapshot.unlinkings;
  }

  /** Follows a question if it is one about closed deals; undefined where it is another. */
  follow(query: Query): ClosedCell | undefined {
    const figure = closedFigure(query);
    if (figure === undefined || this.hasTooMany) return undefined;
    // Whether a bare 0 filters hangs on what an extra column holds, which the first filled cell may change.
    if (query.filters.some(({ anyOf }) => anyOf.some(isBareZero))) return undefined;
    const tests = compileFilters(this.view, query.filters);
    if (!tests.ok || !tests.value.every(isSorted) || !hasWholeDays(query)) return undefined;
    const placed: { readonly test: RecordTest; readonly dimension: number }[] = [];
    for (const test of tests.value) {
      const dimension = this.dimensionOf(test);
      if (dimension === undefined) return undefined;
      placed.push({ test, dimension });
    }
    const cell = new ClosedCell(figure, placed, query.period, this.deals);
    this.cells.add(cell);
    this.byBucket.forget();
    this.areKept = false;
    return cell;
  }

  leave(cell: ClosedCell): void {
    this.cells.delete(cell);
    this.byBucket.forget();
  }

  /** Whether deals can be sorted by the fields asked for; it may show only when they are to be. */
  canSort(): boolean {
    return !this.hasTooMany;
  }

  /** The value of a cell; undefined where there is none, for which the full evaluation gives the reason. */
  valueOf(cell: ClosedCell): number | undefined {
    if (cell.isKept) return cell.kept();
    const cube = this.currentCube();
    return cube === undefined ? undefined : cell.compute(cube);
  }

  /**
   * Takes changed records in.
   *
   * @param refresh Brings the view up to date.
   * @returns The cells whose value may be another.
   */
  takeIn(records: readonly number[], refresh: () => void): ReadonlySet<ClosedCell> {
    if (this.cells.size === 0 || this.hasTooMany) {
      refresh();
      this.forget();
      return this.cells;
    }
    if (records.length > manyChanges) return this.takeAll(refresh);
    this.keepAll();
    const touched = new Set(records);
    refresh();
    if (this.view.snapshot.unlinkings !== this.unlinkings) return this.takeAll(refresh);
    const { records: book } = this.view.core;
    for (const record of records) {
      if (!book.isLead(record)) continue;
      for (const deal of this.view.links.opportunitiesOf(record)) touched.add(deal);
    }
    const moved = new Set<ClosedCell>();
    for (const record of touched) {
      if (!book.isLead(record) && !this.move(record, moved)) return this.takeAll(refresh);
    }
    return moved;
  }

  /** Moves one deal in all cells. False: they have to be counted anew. */
  private move(record: number, moved: Set<ClosedCell>): boolean {
    const before = this.deals.read(record, placement());
    if (!this.deals.update(record)) return false;
    const after = this.deals.read(record, placement());
    if (isSame(before, after)) return true;
    this.cube = undefined;
    const { vocabulary } = this.deals;
    for (const cell of this.byBucket.of(before.bucket, vocabulary)) change(cell, before, after, moved);
    if (after.bucket === before.bucket) return true;
    for (const cell of this.byBucket.of(after.bucket, vocabulary)) {
      if (before.bucket < 0 || !cell.accepts(before.bucket)) change(cell, before, after, moved);
    }
    return true;
  }

  private takeAll(refresh: () => void): ReadonlySet<ClosedCell> {
    refresh();
    this.forget();
    return this.cells;
  }

  private forget(): void {
    this.unlinkings = this.view.snapshot.unlinkings;
    this.deals.forget();
    this.cube = undefined;
    for (const cell of this.cells) cell.forget();
    this.areKept = false;
  }

  /** Has every cell kept from now on by what changes, as far as there is room for their values. */
  private keepAll(): void {
    if (this.areKept) return;
    this.areKept = true;
    let kept = 0;
    for (const cell of this.cells) kept += cell.keptValues;
    for (const cell of this.cells) {
      if (cell.isKept) continue;
      const cube = kept < mostKeptValues ? this.currentCube() : undefined;
      if (cube === undefined) return;
      cell.keep(cube);
      kept += cell.keptValues;
    }
  }

  private currentCube(): ClosedCube | undefined {
    if (this.cube === undefined && !this.hasTooMany) {
      if (this.deals.place()) this.cube = new ClosedCube(this.deals);
      else this.hasTooMany = true;
    }
    return this.cube;
  }

  /** The dimension of a criterion's field; undefined where it has too many values to sort deals by. */
  private dimensionOf({ field }: RecordTest): number | undefined {
    const key = JSON.stringify(field);
    if (this.dimensions.has(key)) return this.dimensions.get(key);
    const number = this.deals.addDimension(new Dimension(fieldReader(this.view, field)));
    this.dimensions.set(key, number);
    if (number !== undefined) this.forget();
    return number;
  }
}

/** Moves a deal in a cell, if it counts there or did. */
function change(cell: ClosedCell, before: Placement, after: Placement, moved: Set<ClosedCell>): void {
  const was = cell.takes(before);
  const is = cell.takes(after);
  if (!was && !is) return;
  if (was) cell.change(before, -1);
  if (is) cell.change(after, 1);
  moved.add(cell);
}

/** What a query asks of closed deals, if it is such a one: as of today, as recorded now. */
function closedFigure(query: Query): ClosedFigure | undefined {
  const { metric, asOf, asRecordedOn, measure, unit } = query;
  if (asOf !== undefined || asRecordedOn !== undefined || measure !== undefined) return undefined;
  switch (metric) {
    case "WINRATE":
      return { kind: "winRate" };
    case "TALLY": {
      const status = findStatus(nameKey(query.args[0] ?? ""));
      return status === "won" || status === "lost" || status === "invalid"
        ? { kind: "count", outcome: status }
        : undefined;
    }
    case "SALESCYCLE":
      return unit === "days" ? cycleFigure(query.statistic ?? "mean") : undefined;
    default:
      return undefined;
  }
}

function cycleFigure(statistic: NonNullable<Query["statistic"]>): ClosedFigure | undefined {
  if (statistic === "mean") return { kind: "cycleMean" };
  if (statistic === "count") return { kind: "cycleCount" };
  if (statistic === "median") return { kind: "cycleQuantile", share: 0.5 };
  const percent = /^p([1-9]\d)$/.exec(statistic)?.[1];
  return percent === undefined ? undefined : { kind: "cycleQuantile", share: Number(percent) / 100 };
}

/** Whether closed deals can be sorted by the field of a criterion: a column with values that many have in common. */
function isSorted({ field }: RecordTest): boolean {
  if (field.kind !== "column") return false;
  const kind = field.columnKind;
  return kind === undefined || kind === "text" || kind === "list";
}

function isBareZero(criterion: Criterion): boolean {
  return criterion.kind === "number" && criterion.maybeEmpty === true;
}

function hasWholeDays({ period }: Query): boolean {
  return [period?.from, period?.to].every((day) => day === undefined || Number.isInteger(day));
}

function placement(): Placement {
  return { bucket: -1, outcome: 0, day: -1, cycle: NaN };
}

function isSame(a: Placement, b: Placement): boolean {
  if (a.bucket < 0 || b.bucket < 0) return a.bucket === b.bucket;
  return a.bucket === b.bucket && a.outcome === b.outcome && a.day === b.day && Object.is(a.cycle, b.cycle);
}
