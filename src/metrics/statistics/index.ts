export { quantile } from "./quantile";
export { isStatistic, statisticOf } from "./statistic";
export { sum } from "./sum";
export { summarise, type Summary } from "./summary";
export { wilson } from "./wilson";
