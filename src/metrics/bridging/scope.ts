import type { CellValue } from "../../domain/cell";
import { ownerIn, teamOf } from "../figures/owner";
import { isWithin } from "../figures/period";
import type { RecordTest } from "../filters/compileFilters";
import { at } from "../index/at";
import type { View } from "../index/view";
import type { Field } from "../names/fields";
import type { DayRange } from "../query";

/** Reads a field as a log row has it, at a stage by its number. */
type LoggedReader = (row: number, stage: number) => CellValue;

interface LoggedTest {
  readonly read: LoggedReader;
  readonly accepts: RecordTest["accepts"];
}

/**
 * Which open deals a pipeline is about, at any moment: those that meet the filters and, where a close period is named, are expected
 * to close in it. Fields that the log carries (owner, team, funnel, stage, amount …) are looked at as they were then; all other
 * fields have the value that they have in the view.
 */
export class PipelineScope {
  private readonly logged: readonly LoggedTest[];
  private readonly fixed: readonly RecordTest[];

  constructor(
    private readonly view: View,
    tests: readonly RecordTest[],
    private readonly closePeriod: DayRange | undefined,
  ) {
    const logged: LoggedTest[] = [];
    const fixed: RecordTest[] = [];
    for (const test of tests) {
      const read = loggedReader(view, test.field);
      if (read === undefined) fixed.push(test);
      else logged.push({ read, accepts: test.accepts });
    }
    this.logged = logged;
    this.fixed = fixed;
  }

  /** Whether a deal can come and go by a filter: one on a field that the log carries. */
  get canTransfer(): boolean {
    return this.logged.length > 0;
  }

  /** Whether all filters look at what the log carries: nothing else needs to be known of a deal. */
  get isLogged(): boolean {
    return this.fixed.length === 0;
  }

  get hasClosePeriod(): boolean {
    return this.closePeriod !== undefined;
  }

  /** Whether a deal meets the filters that do not change with its log. */
  concerns(record: number): boolean {
    for (const { test } of this.fixed) if (!test(record)) return false;
    return true;
  }

  /** Whether a deal met the filters that look at its log, in the state of a row. */
  meets(row: number, stage: number): boolean {
    for (const { read, accepts } of this.logged) if (!accepts(read(row, stage))) return false;
    return true;
  }

  /** Whether a deal was expected to close in the period, in the state of a row; always where none is named. */
  isExpected(row: number): boolean {
    return (
      this.closePeriod === undefined || isWithin(this.closePeriod, at(this.view.core.log.expectedClose, row))
    );
  }
}

/** How a field is read from a log row; undefined for one that the log does not carry. */
function loggedReader(view: View, field: Field): LoggedReader | undefined {
  const { log, stages } = view.core;
  const owner: LoggedReader = (row) => ownerIn(view, row);
  const numberOr = (value: number): CellValue => (Number.isNaN(value) ? "" : value);
  if (field.kind === "entered") return undefined;
  if (field.kind === "derived") {
    switch (field.field) {
      case "currentOwner":
        return owner;
      case "team":
        return (row) => teamOf(view, ownerIn(view, row));
      case "winProbability":
        return (row, stage) => {
          const typed = log.probability.get(row);
          return numberOr(Number.isNaN(typed) ? (stages.entry(stage).stage?.probability ?? NaN) : typed);
        };
      default:
        return undefined;
    }
  }
  switch (field.keys.opportunity) {
    case "owner":
      return owner;
    case "funnel":
      return (_, stage) => stages.entry(stage).funnel;
    case "stage":
      return (_, stage) => stages.entry(stage).name;
    case "amount":
      return (row) => numberOr(at(log.amount, row));
    case "currency":
      return (row) => log.currency.get(row).trim();
    case "probability":
      return (row) => numberOr(log.probability.get(row));
    case "forecastCategory":
      return (row) => log.category.get(row).trim();
    case "expectedClose":
      return (row) => numberOr(at(log.expectedClose, row));
    default:
      return undefined;
  }
}
