/** The sentences of domain, in English. */
export const domain = {} as const;
