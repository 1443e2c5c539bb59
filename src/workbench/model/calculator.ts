import type { CellValue, SheetArea } from "./values";
import type { WorkbookModel } from "./workbook";

/** What must be calculated again. */
export interface CalculationRequest {
  /** Where content changed since the last calculation. */
  readonly changed: readonly SheetArea[];
  /** Names, in upper case, of tables whose extent or columns changed. */
  readonly tables: readonly string[];
  /** Cells moved, or sheets or names changed: references must be resolved again. */
  readonly structural: boolean;
  /** Calculate everything (`CalculationType.full`). */
  readonly all: boolean;
}

/**
 * Gives formulas their values. The plain one is in `plainCalculator.ts`; a grid's own engine can stand here. It writes what it
 * finds with `workbook.writeResults`, spills included, and calls the custom function host for functions that it knows.
 */
export interface Calculator {
  /** `functions` is null until an add-in is there. */
  attach(workbook: WorkbookModel, functions: CustomFunctionHost | null): void;
  /** A promise if it needs time; reads in the same batch wait for it. */
  calculate(request: CalculationRequest): void | Promise<void>;
  /** Functions were registered or withdrawn, or the add-in has gone: formulas that name them start again or stop. */
  functionsChanged(): void;
  readonly busy: boolean;
  dispose(): void;
}

/** An argument as the formula gave it: one value or a rectangle of them, with the address if it was a reference. */
export interface FunctionArgument {
  readonly values: readonly (readonly CellValue[])[];
  /** False for a literal or a single result; a reference to one cell is true. */
  readonly isRange: boolean;
  /** `Sheet1!A1:B2` if it was a reference. */
  readonly address: string | null;
}

/** A call of a custom function. `null` arguments are omitted ones. */
export interface FunctionCall {
  /** In upper case with its namespace: `FUNNEL.WINRATE`. */
  readonly name: string;
  readonly args: readonly (FunctionArgument | null)[];
  /** The cell that asks; of several that share one call, the first. */
  readonly caller: SheetArea;
}

/** What a custom function gave: one value or a rectangle that spills. */
export type FunctionResult = CellValue | readonly (readonly CellValue[])[];

/** A running call. */
export interface FunctionInvocation {
  cancel(): void;
}

/** What is known of a custom function before it is called. */
export interface KnownFunction {
  readonly streaming: boolean;
  readonly ready: boolean;
  readonly volatile: boolean;
  /** It wants to know which cell asks: equal calls of several cells are not one. */
  readonly perCell?: boolean;
}

/** Where formulas' custom functions are answered: the add-in behind the protocol, or a test. */
export interface CustomFunctionHost {
  /** Whether a name in a formula is one of ours. `ready` false: known, but the add-in isn't there yet (the cell keeps its value). */
  find(name: string): KnownFunction | undefined;
  /** Starts a call; `deliver` comes later, once or (streaming) as often as the function pushes. */
  invoke(call: FunctionCall, deliver: (result: FunctionResult) => void): FunctionInvocation;
}
