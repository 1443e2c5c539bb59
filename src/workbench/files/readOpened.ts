import type { WorkbookModel } from "../model/workbook";
import { readCsv } from "./readCsv";
import { readXlsx } from "./readXlsx";
import type { BookSnapshot } from "./snapshot";
import { restoreSnapshot } from "./snapshot";

/** Why a file couldn't be opened, in the page's languages. */
export interface OpenProblem {
  readonly en: string;
  readonly "zh-CN": string;
}

/** Opens a file's bytes into a new workbook by its ending. Gives the reason if it can't; then the workbook is not to be used. */
export async function readOpened(
  model: WorkbookModel,
  name: string,
  bytes: ArrayBuffer,
): Promise<OpenProblem | undefined> {
  const ending = /\.([^.]+)$/.exec(name.toLowerCase())?.[1];
  if (bytes.byteLength === 0) return { en: "the file is empty.", "zh-CN": "文件是空的。" };
  if (ending === "csv" || ending === "txt") {
    const text = decode(bytes);
    readCsv(model, name, text);
    return undefined;
  }
  if (ending === "json") {
    restoreSnapshot(model, JSON.parse(new TextDecoder().decode(bytes)) as BookSnapshot);
    return undefined;
  }
  if (ending !== "xlsx")
    return {
      en: "only .csv and .xlsx files can be opened here.",
      "zh-CN": "这里只能打开 .csv 和 .xlsx 文件。",
    };
  try {
    await readXlsx(model, name, new Uint8Array(bytes));
    return undefined;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return {
      en: `it isn't a readable .xlsx file (${detail}).`,
      "zh-CN": `它不是可读取的 .xlsx 文件(${detail})。`,
    };
  }
}

/** CSV comes as UTF-8, or from a Chinese Excel as GB18030. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
