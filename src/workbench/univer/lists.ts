import { DataValidationErrorStyle, DataValidationRenderMode, DataValidationType } from "@univerjs/core";
import type { IDataValidationRule, Injector } from "@univerjs/core";
import {
  DataValidationFormulaService,
  DataValidationListCacheService,
} from "@univerjs/preset-sheets-data-validation";
import { parseArea } from "../model/address";
import type { CellValue } from "../model/values";
import { isCellError } from "../model/values";
import type { SheetState, ValidationState, WorkbookModel } from "../model/workbook";
import { rangeOf } from "./snapshot";

/** Univer's name of a validation: unique in the workbook. */
export const validationId = (sheetId: string, validation: ValidationState): string =>
  `${sheetId}|${validation.id}`;

/** A validation as Univer's rule, or undefined for a kind that the grid doesn't check. */
export function validationRule(
  sheetId: string,
  validation: ValidationState,
): IDataValidationRule | undefined {
  const { list } = validation.rule;
  if (!list) return undefined;
  const { errorAlert, prompt } = validation;
  return {
    uid: validationId(sheetId, validation),
    type: DataValidationType.LIST,
    ranges: validation.areas.map(rangeOf),
    formula1: list.source,
    allowBlank: validation.ignoreBlanks,
    renderMode: list.inCellDropDown ? DataValidationRenderMode.ARROW : DataValidationRenderMode.TEXT,
    showDropDown: list.inCellDropDown,
    showErrorMessage: errorAlert.showAlert,
    error: errorAlert.message,
    errorStyle:
      errorAlert.showAlert && errorAlert.style === "Stop"
        ? DataValidationErrorStyle.STOP
        : DataValidationErrorStyle.WARNING,
    showInputMessage: prompt.showPrompt,
    prompt: prompt.message,
  };
}

/** What a list offers now: its literal items, or the shown values of its range without blanks. */
export function listItems(model: WorkbookModel, sheet: SheetState, source: string): string[] {
  if (!source.startsWith("="))
    return source
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== "");
  const found = areaOf(model, sheet, source.slice(1));
  if (!found) return [];
  const items = model
    .values(found)
    .flatMap((line, i) =>
      line.map((value, j) =>
        shown(value) ? model.text(found.sheetId, found.row + i, found.column + j) : "",
      ),
    );
  return [...new Set(items.filter((item) => item !== ""))];
}

const shown = (value: CellValue): boolean => value !== null && !isCellError(value);

function areaOf(
  model: WorkbookModel,
  own: SheetState,
  reference: string,
): { sheetId: string; row: number; column: number; rows: number; columns: number } | undefined {
  const mark = reference.lastIndexOf("!");
  const name = mark < 0 ? own.name : reference.slice(0, mark).replace(/^'|'$/g, "").replace(/''/g, "'");
  const sheet = model.sheetByName(name);
  const area = parseArea(reference.slice(mark + 1).replace(/\$/g, ""));
  if (sheet && area) {
    const used = model.usedArea(sheet.id, true);
    const rows = used ? Math.min(area.rows, Math.max(used.row + used.rows - area.row, 1)) : 1;
    return { sheetId: sheet.id, ...area, rows };
  }
  const named = model.nameOf(reference, own.id) ?? model.nameOf(reference, null);
  return named ? areaOf(model, own, named.formula.slice(1)) : undefined;
}

/**
 * Lets Univer's drop-downs take their items from the workbook. Univer itself would have its formula engine read the range,
 * and that engine doesn't run here. Items are read once until `forget`, which is due whenever the workbook changed.
 */
export function feedLists(injector: Injector, model: () => WorkbookModel): { forget(): void } {
  const known = new Map<string, string[]>();
  const itemsOf = (subUnitId: string, ruleId: string): string[] => {
    const found = known.get(ruleId) ?? read(subUnitId, ruleId);
    known.set(ruleId, found);
    return found;
  };
  const read = (subUnitId: string, ruleId: string): string[] => {
    const book = model();
    const sheet = book.sheet(subUnitId);
    const validation =
      sheet && book.validations(subUnitId).find((item) => validationId(subUnitId, item) === ruleId);
    const source = validation?.rule.list?.source;
    return sheet && source !== undefined ? listItems(book, sheet, source) : [];
  };
  const formulas = injector.get(DataValidationFormulaService);
  const answer = (_unitId: string, subUnitId: string, ruleId: string): never =>
    [{ result: { 0: { 0: itemsOf(subUnitId, ruleId).map((item) => [{ v: item, t: 1 }]) } } }] as never;
  formulas.getRuleFormulaResultSync = answer;
  formulas.getRuleFormulaResult = (unitId, subUnitId, ruleId) =>
    Promise.resolve(answer(unitId, subUnitId, ruleId));
  const cache = injector.get(DataValidationListCacheService);
  cache.getOrCompute = (_unitId, subUnitId, rule) => {
    const list = itemsOf(subUnitId, rule.uid);
    return {
      list,
      listWithColor: list.map((label) => ({ label, color: "" })),
      colorMap: {},
      set: new Set(list),
    };
  };
  return { forget: () => known.clear() };
}
