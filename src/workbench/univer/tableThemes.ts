import { BorderStyleTypes } from "@univerjs/core";
import type { TableState } from "../model/workbook";

const border = { s: BorderStyleTypes.THIN, cl: { rgb: "#9BC2E6" } };

/** Excel's default table look ("TableStyleMedium2") and its plainer sister, for Univer. */
export const tableThemes = [theme("banded", "#DDEBF7"), theme("plain", undefined)];

function theme(
  name: string,
  band: string | undefined,
): { name: string; style: Record<string, Record<string, unknown>> } {
  return {
    name,
    style: {
      headerRowStyle: { bg: { rgb: "#4472C4" }, cl: { rgb: "#FFFFFF" }, bl: 1, bd: { t: border } },
      headerColumnStyle: { bd: { l: border } },
      ...(band ? { firstRowStyle: { bg: { rgb: band } } } : {}),
      lastRowStyle: { bd: { b: border } },
      lastColumnStyle: { bd: { r: border } },
    },
  };
}

/** Which of the two a table has. */
export const themeOf = (table: TableState): string => (table.showBandedRows ? "banded" : "plain");
