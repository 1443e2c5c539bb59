/** The sentences of metrics, in English. */
export const metrics = {} as const;
