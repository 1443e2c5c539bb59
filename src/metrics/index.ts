export type { Answer, AnswerCell, Term } from "./answer";
export { evaluate, type EvaluationContext } from "./evaluate";
export { createIndex, FunnelIndex } from "./index/funnelIndex";
export type { ActivityRow, Ledger } from "./ledger";
export type { Query } from "./query";
