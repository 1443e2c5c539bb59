import { NoCalculator } from "./noCalculator";

/** (placeholder until the evaluator lands in the next slice) */
export class PlainCalculator extends NoCalculator {}
