import type { CellValue } from "../../domain/cell";
import { writeOption, readOption, forecastCategories } from "../../domain/store/words";
import type { View } from "../index/view";
import type { Field } from "../names/fields";
import { Spellings } from "../names/spellings";

/**
 * The one name of a field's value that goes by several: the present name of a value of a list, a forecast category in the workbook's
 * language (blank is pipeline). Values that differ only so meet the same criteria, so they are one group. Other values stand for themselves.
 */
export function canonicalValue(view: View, field: Field): (value: CellValue) => CellValue {
  if (field.kind !== "column") return (value) => value;
  const role = field.keys.opportunity ?? field.keys.lead;
  if (role === "forecastCategory") {
    const { locale } = view.setup.settings;
    return (value) => {
      const code = value === "" ? "pipeline" : readOption(forecastCategories, String(value));
      return code === undefined ? value : writeOption(forecastCategories, code, locale);
    };
  }
  if (role === "stage" || (field.columnKind !== "list" && field.columnKind !== undefined))
    return (value) => value;
  const spellings = new Spellings(view.setup, field.header.en);
  return (value) => {
    if (typeof value !== "string" || value === "") return value;
    const [present, ...others] = spellings.of(value);
    return present === undefined || others.length === 0 ? value : present;
  };
}
