/** Stands for a style sheet in tests: a test page has no styles. */
export {};
