import type { domain as english } from "../en/domain";

/** The sentences of domain, in Chinese. */
export const domain: Readonly<Record<keyof typeof english, string>> = {};
