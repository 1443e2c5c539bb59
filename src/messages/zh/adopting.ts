import type { adopting as english } from "../en/adopting";

/** The sentences of adopting, in Chinese. */
export const adopting: Readonly<Record<keyof typeof english, string>> = {};
