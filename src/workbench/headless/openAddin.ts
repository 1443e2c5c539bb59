import path from "node:path";
import type { CellValue, SheetArea } from "../model/values";
import { isCellError } from "../model/values";
import { ExcelHost } from "../protocol/host";
import { readAddinFolder } from "./addinFolder";
import { assemble, newWorkbook, ready } from "./openExcel";
import type { HeadlessExcel, OpenOptions } from "./openExcel";
import { OfficePage } from "./window";

/** How to open a built add-in. */
export interface AddinOptions extends OpenOptions {
  /** Where it was built: `dist` if not said. */
  readonly folder?: string;
}

/** A built add-in at work in Excel without a screen. */
export interface HeadlessAddin extends HeadlessExcel {
  /** The task pane's document. */
  readonly document: Document;
  /** Runs an action that the add-in associated, as a ribbon button does. */
  runAction(name: string): Promise<void>;
  /** Types a formula into a cell (`Sheet1!Z1` if not said) and waits until it has answered; a spill gives all of its values. */
  evaluate(formula: string, where?: string, patience?: number): Promise<CellValue[][]>;
  /** Waits until something is so; fails with what was waited for. */
  until(what: string, isSo: () => boolean, patience?: number): Promise<void>;
}

/**
 * Loads a built task pane as Excel does: its page and scripts as they are, except Office.js's address and one object in place
 * before it. Functions come from functions.json, their namespace from manifest.xml.
 */
export async function openAddin(options: AddinOptions = {}): Promise<HeadlessAddin> {
  const addin = readAddinFolder(path.resolve(options.folder ?? "dist"));
  const workbook = options.workbook ?? newWorkbook();
  const host = new ExcelHost({
    namespace: addin.namespace,
    functions: addin.functions,
    ...options,
    workbook,
  });
  const page = new OfficePage(host, addin.html, addin.folder);
  page.loadScripts();
  await ready(page.window, options.patience ?? 10_000);
  const excel = assemble(page, host);
  const until = async (what: string, isSo: () => boolean, patience = 5000): Promise<void> => {
    const end = Date.now() + patience;
    while (!isSo()) {
      if (Date.now() > end) throw new Error(`Waited ${patience} ms in vain for: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  return {
    ...excel,
    document: page.window.document,
    until,
    runAction: (name) => host.runAction(name),
    evaluate: async (formula, where = "Z1", patience = 5000) => {
      const area = excel.user.area(where);
      excel.user.type(area, formula);
      await until(`${formula} in ${where}`, () => !isWaiting(excel, area), patience);
      const spill = workbook.spill(area.sheetId, area.row, area.column);
      return workbook.values(spill ? { sheetId: area.sheetId, ...spill.area } : area);
    },
  };
}

function isWaiting(excel: HeadlessExcel, area: SheetArea): boolean {
  const value = excel.workbook.value(area.sheetId, area.row, area.column);
  return value === null || (isCellError(value) && value.error === "#BUSY!");
}
