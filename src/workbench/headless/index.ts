export { assemble, newWorkbook, openExcel } from "./openExcel";
export type { HeadlessExcel, OpenOptions } from "./openExcel";
export { openAddin } from "./openAddin";
export type { AddinOptions, HeadlessAddin } from "./openAddin";
export { PlainWorkbook } from "../model/plainWorkbook";
export { Faults } from "../protocol/faults";
export type { FaultPlan } from "../protocol/faults";
