import type { WorkbookModel } from "../model/workbook";
import { WorkbookFault } from "../model/workbook";
import type { ExcelHost } from "./host";

/** One request while it is answered: what its objects may reach, and what must be let go at its end. */
export class Batch {
  private readonly ends: (() => void)[] = [];
  /** `suspendApiCalculationUntilNextSync` was called. */
  calculationSuspended = false;

  constructor(readonly host: ExcelHost) {}

  get workbook(): WorkbookModel {
    return this.host.workbook;
  }

  /** Calculates what the batch has changed so far, as Excel has when it is asked. */
  settle(): void {
    if (this.workbook.calculationMode !== "Manual" && !this.calculationSuspended)
      void this.workbook.calculate();
  }

  /** Stops: the host has no such member, said by name. */
  lacking(type: string, member: string): never {
    throw new WorkbookFault("ApiNotFound", `The workbench has no ${type}.${member}.`);
  }

  /** Runs at the end of the batch, whatever happened. */
  atEnd(work: () => void): void {
    this.ends.push(work);
  }

  end(): void {
    for (const work of this.ends) work();
    this.ends.length = 0;
  }
}
