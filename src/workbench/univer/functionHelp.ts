import { BooleanNumber } from "@univerjs/core";
import type { IDisposable, Injector } from "@univerjs/core";
import { FunctionType, IDescriptionService } from "@univerjs/preset-sheets-core";

/** A custom function's texts, as functions.json says them. */
export interface HelpEntry {
  /** With its namespace: `FUNNEL.WINRATE`. */
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly description: string;
    readonly optional: boolean;
    readonly repeating: boolean;
  }[];
}

/** Offers custom functions in the formula bar, with their help. */
export class FunctionHelp {
  private shown: IDisposable | undefined;

  constructor(private readonly injector: Injector) {}

  show(entries: readonly HelpEntry[]): void {
    this.shown?.dispose();
    this.shown = this.injector.get(IDescriptionService).registerDescriptions(
      entries.map((entry) => ({
        functionName: entry.name,
        functionType: FunctionType.User,
        description: entry.description,
        abstract: entry.description,
        functionParameter: entry.parameters.map((parameter) => ({
          name: parameter.name,
          detail: parameter.description,
          example: "",
          require: parameter.optional ? BooleanNumber.FALSE : BooleanNumber.TRUE,
          repeat: parameter.repeating ? BooleanNumber.TRUE : BooleanNumber.FALSE,
        })),
      })),
    );
  }
}
