import { forecastCategories, readOption, type ForecastCategory } from "../../domain/store/words";
import type { View } from "../index/view";

/**
 * The forecast category of an open deal in the state of a log row: pipeline where it is blank, or a word that is none. A deal that is
 * still open is not won, whatever its cell says: it counts as committed.
 */
export function categoryIn(view: View, row: number): Exclude<ForecastCategory, "won"> {
  const category = readOption(forecastCategories, view.core.log.category.get(row)) ?? "pipeline";
  return category === "won" ? "commit" : category;
}
