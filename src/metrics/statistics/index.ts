export { aalenJohansen, incidenceStep, type IncidenceCurve } from "./aalenJohansen";
export { incidenceInterval, incidenceVariance } from "./incidenceInterval";
export { kaplanMeier, restrictedMean, survivalAt, type SurvivalCurve } from "./kaplanMeier";
export { quantile } from "./quantile";
export { isStatistic, statisticOf } from "./statistic";
export { sum } from "./sum";
export { summarise, type Summary } from "./summary";
export { survivalLimits, survivalMedian, survivalQuantile, type SurvivalMedian } from "./survivalMedian";
export { wilson } from "./wilson";
