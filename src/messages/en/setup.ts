/** The sentences of setup, in English: what set-up writes into the workbook beside the store's own words. */
export const setup = {
  listAlert:
    "This is not in the list. Keep it if you mean it (Funnelbook will ask about it), or choose a value from the list.",
} as const;
