import type { workbook as english } from "../en/workbook";

/** The sentences of workbook, in Chinese. */
export const workbook: Readonly<Record<keyof typeof english, string>> = {};
