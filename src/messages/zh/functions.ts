import type { functions as english } from "../en/functions";

/** The sentences of functions, in Chinese. */
export const functions: Readonly<Record<keyof typeof english, string>> = {};
