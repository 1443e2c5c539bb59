import type { PluginCtor } from "@univerjs/core";
import {
  UniverDocsPlugin,
  UniverDocsUIPlugin,
  UniverFormulaEnginePlugin,
  UniverNetworkPlugin,
  UniverRenderEnginePlugin,
  UniverSheetsFormulaPlugin,
  UniverSheetsFormulaUIPlugin,
  UniverSheetsNumfmtPlugin,
  UniverSheetsNumfmtUIPlugin,
  UniverSheetsPlugin,
  UniverSheetsUIPlugin,
  UniverUIPlugin,
} from "@univerjs/preset-sheets-core";
import {
  UniverDataValidationPlugin,
  UniverSheetsDataValidationPlugin,
  UniverSheetsDataValidationUIPlugin,
} from "@univerjs/preset-sheets-data-validation";
import { UniverSheetsFilterPlugin } from "@univerjs/preset-sheets-filter";
import { UniverSheetsSortPlugin, UniverSheetsSortUIPlugin } from "@univerjs/preset-sheets-sort";
import { UniverSheetsTablePlugin, UniverSheetsTableUIPlugin } from "@univerjs/preset-sheets-table";
import { tableThemes } from "./tableThemes";

type Listed = readonly [PluginCtor, Record<string, unknown>?];

/**
 * The parts of Univer that the workbench uses. Its formula engine does not run: formulas get their values from the workbook
 * behind, which pushes and recalculates dependents only (Univer's engine goes through every formula at each change and leaves
 * stale sums behind a spill that shrinks).
 */
export function gridPlugins(container: HTMLElement): readonly Listed[] {
  return [
    [UniverNetworkPlugin],
    [UniverDocsPlugin],
    [UniverRenderEnginePlugin],
    [
      UniverUIPlugin,
      { container, header: true, toolbar: true, footer: true, contextMenu: true, ribbonType: "simple" },
    ],
    [UniverDocsUIPlugin],
    [UniverFormulaEnginePlugin, { notExecuteFormula: true }],
    [UniverSheetsPlugin, { notExecuteFormula: true }],
    [
      UniverSheetsUIPlugin,
      { disableForceStringAlert: true, disableForceStringMark: true, maxAutoHeightCount: 200 },
    ],
    [UniverSheetsNumfmtPlugin, { disableTextFormatAlert: true, disableTextFormatMark: true }],
    [UniverSheetsNumfmtUIPlugin],
    [UniverSheetsFormulaPlugin],
    [UniverSheetsFormulaUIPlugin],
    [UniverDataValidationPlugin],
    [UniverSheetsDataValidationPlugin],
    [UniverSheetsDataValidationUIPlugin, { showEditOnDropdown: false, showSearchOnDropdown: false }],
    [UniverSheetsFilterPlugin],
    [UniverSheetsSortPlugin],
    [UniverSheetsSortUIPlugin],
    [UniverSheetsTablePlugin, { userThemes: tableThemes }],
    [UniverSheetsTableUIPlugin, { hideAnchor: true }],
  ];
}
