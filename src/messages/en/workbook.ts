/** The sentences of workbook, in English. */
export const workbook = {} as const;
