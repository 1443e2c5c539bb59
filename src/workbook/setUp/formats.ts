import type { ColumnKind } from "../../domain/store/tables";

/** Number format of a column. `@` keeps ids and checks text; dates are shown year first, as both languages read them. */
export const formatOf: Readonly<Record<ColumnKind, string>> = {
  id: "@",
  text: "General",
  list: "General",
  date: "yyyy-mm-dd",
  instant: "yyyy-mm-dd hh:mm:ss",
  money: "#,##0.00",
  number: "General",
  percent: "0%",
};

/** Column width in points where the table says none: a header with its filter button, and an event's id, can be read. */
export const widthOf: Readonly<Record<ColumnKind, number>> = {
  id: 108,
  text: 110,
  list: 92,
  date: 84,
  instant: 118,
  money: 84,
  number: 78,
  percent: 86,
};

/** Colours of the store's sheets: dark text on light fills, contrast at least 7 to 1. */
export const colours = {
  headerFill: "#1F4E5F",
  headerText: "#FFFFFF",
  caption: "#1F4E5F",
  quiet: "#595959",
  inputFill: "#FFF7DB",
  watch: { fill: "#FFF4CE", text: "#5C4400" },
  late: { fill: "#FBE0C8", text: "#7A3300" },
  stalled: { fill: "#F8D0D0", text: "#7A0C0C" },
} as const;
