/** The sentences of setup, in English. */
export const setup = {} as const;
