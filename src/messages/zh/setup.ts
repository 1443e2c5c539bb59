import type { setup as english } from "../en/setup";

/** The sentences of setup, in Chinese. */
export const setup: Readonly<Record<keyof typeof english, string>> = {};
