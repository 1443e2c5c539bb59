import type { metrics as english } from "../en/metrics";

/** The sentences of metrics, in Chinese. */
export const metrics: Readonly<Record<keyof typeof english, string>> = {};
