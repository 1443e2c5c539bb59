import type { Reason } from "../../domain/result";
import { wilson } from "../statistics/wilson";
import type { Figure } from "./figure";

/** A share by count, with its two counts and its 95 % interval; `missing` says why there is none where nothing is to be divided by. */
export function share(
  numerator: number,
  denominator: number,
  missing: () => Reason,
): Pick<Figure, "value" | "numerator" | "denominator" | "interval"> {
  return {
    value: denominator === 0 ? missing() : numerator / denominator,
    numerator,
    denominator,
    interval: numerator <= denominator ? wilson(numerator, denominator) : undefined,
  };
}
