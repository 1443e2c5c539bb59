export type { Answer, AnswerCell, Term } from "./answer";
export { evaluate, type EvaluationContext } from "./evaluate";
export type { Stall } from "./figures/stall";
export type { UsualDays } from "./figures/usualDays";
export { buildIndex, createIndex, FunnelIndex } from "./index/funnelIndex";
export type { ActivityRow, Ledger } from "./ledger";
export { plainQuery, type Query } from "./query";
export { stageDays, stallLevel, usualDays, type StageDays } from "./recordFigures";
export { touches, type Change } from "./touches";
