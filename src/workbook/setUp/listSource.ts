import { listNames } from "../../domain/store/listNames";
import { sameName } from "../../domain/store/name";
import { isActive } from "../../domain/store/readSetupCell";
import { textOf, type Row } from "../../domain/store/row";
import { readOption } from "../../domain/store/words";
import type { OfferSource } from "./offer";

/** A row of Lists: the list that it belongs to, in English where the product knows it, and its value; "" where blank. */
export interface ListRow {
  readonly list: string;
  readonly value: string;
  /** Whether it is still to be chosen. */
  readonly active: boolean;
}

/** Excel's own limit for a list in text. */
const longestText = 255;

/** Reads a row of Lists. */
export function readListRow(row: Row): ListRow {
  const list = textOf(row, "list");
  return { list: readOption(listNames, list) ?? list, value: textOf(row, "value"), active: isActive(row) };
}

/**
 * What offers a list whole: its cells from the first to the last where nothing but blank ones lies between them; a text where rows of
 * other lists do, for those would be offered too. A text splits at commas and ends at 255 characters: a list that doesn't fit
 * offers the cells of its first rows. A text leaves out what is no longer active, as cells can't. Undefined for a list without a value.
 */
export function sourceOfList(rows: readonly ListRow[], name: string): OfferSource | undefined {
  const own = [...rows.keys()].filter((at) => rows[at]?.list === name && rows[at].value !== "");
  const [first] = own;
  if (first === undefined) return undefined;
  const foreign = rows.findIndex(({ list, value }, at) => at > first && value !== "" && list !== name);
  const together = foreign < 0 ? own : own.filter((at) => at < foreign);
  if (together.length < own.length) {
    const active = own.flatMap((at) => (rows[at]?.active === true ? rows[at].value : []));
    const text = active.length > 0 ? textOfValues(active) : undefined;
    if (text !== undefined) return { text };
  }
  return { first, count: (together.at(-1) ?? first) - first + 1 };
}

/** Values as the text of a list, each once; undefined where it can't hold them. */
function textOfValues(values: readonly string[]): string | undefined {
  if (values.length > longestText) return undefined;
  const text = values
    .filter((value, at) => values.findIndex((other) => sameName(other, value)) === at)
    .join(",");
  const isPlain = !text.startsWith("=") && values.every((value) => !/[,\r\n]/.test(value));
  return isPlain && text.length <= longestText ? text : undefined;
}
