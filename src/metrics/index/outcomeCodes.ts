import type { Outcome } from "../../domain/stages/positions";
import type { StageType } from "../../domain/store/words";

/** Codes of what a record's stage makes of it. */
export const outcomeCodes: Readonly<Record<Outcome, number>> = { open: 0, won: 1, lost: 2, invalid: 3 };
/** The outcomes by their codes. */
export const outcomes = Object.keys(outcomeCodes) as Outcome[];

/** The code of what has become of a record at a stage of each type. */
export const outcomeOfType: Readonly<Record<StageType, number>> = {
  lead: outcomeCodes.open,
  open: outcomeCodes.open,
  won: outcomeCodes.won,
  aftersales: outcomeCodes.won,
  lost: outcomeCodes.lost,
  invalid: outcomeCodes.invalid,
};
