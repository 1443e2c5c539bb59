export * from "./counts";
export * from "./money";
export * from "./tables";
export * from "./times";
