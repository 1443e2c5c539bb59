/** The sentences of adopting, in English. */
export const adopting = {} as const;
