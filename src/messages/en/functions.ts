/** The sentences of functions, in English. */
export const functions = {} as const;
