import type { Result } from "../domain/result";
import { amount } from "./amount";
import { attainment } from "./attainment";
import { conversion } from "./conversion";
import { convertTime } from "./convertTime";
import type { Figure } from "./figures/figure";
import { forecast } from "./forecast";
import type { FunnelIndex } from "./index/funnelIndex";
import type { MetricName, Query } from "./query";
import { reached } from "./reached";
import { salesCycle } from "./salesCycle";
import { stageTime } from "./stageTime";
import { tally } from "./tally";
import { target } from "./target";
import { totalTime } from "./totalTime";
import { velocity } from "./velocity";
import { winRate } from "./winRate";
import { wonWithin } from "./wonWithin";

type Metric = (index: FunnelIndex, query: Query, today: number) => Result<Figure>;

/** The metrics that come to one number. */
const scalars = {
  TALLY: tally,
  AMOUNT: amount,
  REACHED: reached,
  CONVERSION: conversion,
  WINRATE: winRate,
  CONVERTTIME: convertTime,
  SALESCYCLE: salesCycle,
  TOTALTIME: totalTime,
  STAGETIME: stageTime,
  WONWITHIN: wonWithin,
  VELOCITY: velocity,
  FORECAST: forecast,
  TARGET: target,
  ATTAINMENT: attainment,
} as const satisfies Partial<Record<MetricName, Metric>>;

/** A metric that comes to one number. */
export type ScalarName = keyof typeof scalars;

/** Whether a metric comes to one number that can be explained. */
export function isScalar(metric: MetricName): metric is ScalarName {
  return metric in scalars;
}

/** The figure of a scalar metric. */
export function figureOf(
  index: FunnelIndex,
  query: Query & { readonly metric: MetricName },
  today: number,
): Result<Figure> {
  if (!isScalar(query.metric)) throw new Error(`${query.metric} is no scalar metric`);
  return scalars[query.metric](index, query, today);
}
