import { Refusal, run, type Session } from "./run";
import { reason, type Result } from "../domain/result";

/** A change somewhere in the workbook: a hint that something is to be read again, never a record of what happened. */
export interface SheetChange {
  readonly sheetId: string;
  /** Without the sheet's name; "" when Excel names none. */
  readonly address: string;
  /** A co-author's edit arrives on every machine. */
  readonly remote: boolean;
  /** Cells were edited; else rows, columns or cells came or went. */
  readonly isEdit: boolean;
  /** Rows, columns or cells went. */
  readonly isDeletion: boolean;
  /** One cell was edited, as typing and drop-downs do; pastes and fills are not. */
  readonly singleCell: boolean;
}

/** What the workbook tells. Handlers return at once and do their work later. */
export interface Listeners {
  readonly onChange: (change: SheetChange) => void;
  readonly onSelection: () => void;
  /** Another sheet is shown. */
  readonly onSheet: () => void;
}

/**
 * Begins to listen to the whole workbook, once per runtime. This add-in's own writes are left out (`triggerSource`, which only
 * worksheet events carry). Listeners end with the runtime.
 */
export function watch(listeners: Listeners): Promise<Result<void>> {
  return run(async ({ context, sync }: Session) => {
    if (!Office.context.requirements.isSetSupported("ExcelApi", "1.9"))
      throw new Refusal(reason("excelTooOld"));
    const { worksheets } = context.workbook;
    worksheets.onChanged.add((event) => {
      if ((event.triggerSource as string) !== "ThisLocalAddin") listeners.onChange(toChange(event));
      return Promise.resolve();
    });
    worksheets.onSelectionChanged.add(() => {
      listeners.onSelection();
      return Promise.resolve();
    });
    worksheets.onActivated.add(() => {
      listeners.onSheet();
      return Promise.resolve();
    });
    await sync();
  });
}

function toChange(event: Excel.WorksheetChangedEventArgs): SheetChange {
  const address = event.address;
  const changeType = event.changeType as string;
  return {
    sheetId: event.worksheetId,
    address,
    remote: (event.source as string) === "Remote",
    isEdit: changeType === "RangeEdited",
    isDeletion: changeType.endsWith("Deleted"),
    singleCell: changeType === "RangeEdited" && !/[:,]/.test(address),
  };
}
