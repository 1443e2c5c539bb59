import { listNames } from "./listNames";
import { isActive } from "./readSetupCell";
import { textOf, type Row } from "./row";
import type { ListValue } from "./setup";
import { splitNames } from "./splitNames";
import { readOption } from "./words";

/** Reads Lists: the list by its code where it is a known one, else as written. */
export function parseLists(rows: readonly Row[]): ListValue[] {
  return rows
    .filter((row) => textOf(row, "list") !== "" && textOf(row, "value") !== "")
    .map((row) => ({
      list: readOption(listNames, textOf(row, "list")) ?? textOf(row, "list"),
      value: textOf(row, "value"),
      alsoWrittenAs: splitNames(textOf(row, "alsoWrittenAs")),
      active: isActive(row),
    }));
}
