import { LocalUndoRedoService } from "@univerjs/core";
import type { IUndoRedoItem, Nullable } from "@univerjs/core";
import type { WorkbookModel } from "../model/workbook";
import { unitId } from "./snapshot";

const step: IUndoRedoItem = { unitID: unitId, undoMutations: [], redoMutations: [] };

/**
 * Univer's undo and redo for cell editors; for the workbook itself they go to its one history, behind the protocol, which takes
 * the add-in's writes back too. Univer's own record of sheet edits is dropped.
 */
export class GridUndo extends LocalUndoRedoService {
  private model: WorkbookModel | undefined;

  /** The workbook whose history it is. */
  follow(model: WorkbookModel): void {
    this.model = model;
    this._updateStatus();
  }

  /** Shows on the toolbar whether there is something to undo or redo. */
  show(): void {
    this._updateStatus();
  }

  override pushUndoRedo(item: IUndoRedoItem): void {
    if (item.unitID !== unitId) super.pushUndoRedo(item);
  }

  override pitchTopUndoElement(): Nullable<IUndoRedoItem> {
    if (!this.inWorkbook) return super.pitchTopUndoElement();
    return this.model?.canUndo ? step : null;
  }

  override popUndoToRedo(): void {
    if (this.inWorkbook) this.model?.undo();
    else super.popUndoToRedo();
  }

  override pitchTopRedoElement(): Nullable<IUndoRedoItem> {
    if (!this.inWorkbook) return super.pitchTopRedoElement();
    return this.model?.canRedo ? step : null;
  }

  override popRedoToUndo(): void {
    if (this.inWorkbook) this.model?.redo();
    else super.popRedoToUndo();
  }

  protected override _updateStatus(): void {
    if (!this.inWorkbook) super._updateStatus();
    else
      this._undoRedoStatus$.next({ undos: this.model?.canUndo ? 1 : 0, redos: this.model?.canRedo ? 1 : 0 });
  }

  private get inWorkbook(): boolean {
    return this._univerInstanceService.getFocusedUnit()?.getUnitId() === unitId;
  }
}
