import core from "@univerjs/preset-sheets-core/locales/zh-CN";
import validation from "@univerjs/preset-sheets-data-validation/locales/zh-CN";
import filter from "@univerjs/preset-sheets-filter/locales/zh-CN";
import sort from "@univerjs/preset-sheets-sort/locales/zh-CN";
import table from "@univerjs/preset-sheets-table/locales/zh-CN";

/** Univer's own texts for the parts that are used. */
export const texts = [core, validation, filter, sort, table];
