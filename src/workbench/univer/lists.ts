import { DataValidationErrorStyle, DataValidationRenderMode, DataValidationType } from "@univerjs/core";
import type { IDataValidationRule, Injector } from "@univerjs/core";
import {
  DataValidationFormulaService,
  DataValidationListCacheService,
} from "@univerjs/preset-sheets-data-validation";
import type { ValidationState, WorkbookModel } from "../model/workbook";
import { listItems } from "./listItems";
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
