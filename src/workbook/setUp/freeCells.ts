import { bodyRange } from "../readRows";
import type { Session } from "../run";
import { columnLetters } from "./columnLetters";
import { everyRow, type Offer, type Rows } from "./offer";

/** Cells of a column that may get its drop-down: without any rule (`rule` undefined), or with the list that an earlier set-up gave them. */
export interface FreeCells extends Rows {
  readonly offer: Offer;
  readonly rule: Excel.ListDataValidation | undefined;
}

/**
 * The cells that may get their drop-downs: all but those with a rule of the team's own. A column whose cells differ is halved until they
 * don't, each time in one sync for all columns.
 *
 * @param texts The lists in text that set-up has written.
 */
export async function freeCells(
  { context, sync }: Session,
  offers: readonly Offer[],
  texts: ReadonlySet<string>,
): Promise<FreeCells[]> {
  const free: FreeCells[] = [];
  let pieces: (Rows & { readonly offer: Offer })[] = offers.map((offer) => ({
    offer,
    ...everyRow(offer.table),
  }));
  while (pieces.length > 0) {
    const asked = pieces.map((piece) => {
      const { dataValidation } = bodyRange(
        context,
        piece.offer.table,
        piece.first,
        piece.count,
        piece.offer.column,
        1,
      );
      dataValidation.load("type,rule");
      return { piece, dataValidation };
    });
    await sync();
    pieces = [];
    for (const { piece, dataValidation } of asked) {
      const { type } = dataValidation;
      if (type === Excel.DataValidationType.inconsistent || type === Excel.DataValidationType.mixedCriteria) {
        pieces.push(...halves(piece));
      } else if (type === Excel.DataValidationType.none) {
        free.push({ ...piece, rule: undefined });
      } else if (type === Excel.DataValidationType.list) {
        const rule = dataValidation.rule.list;
        if (rule !== undefined && isOwn(rule.source, piece.offer, texts)) free.push({ ...piece, rule });
      }
    }
  }
  return joined(free);
}

/** Pieces that follow one another, of one drop-down and with like rules, as one: what was pasted over is in many pieces. */
function joined(pieces: readonly FreeCells[]): FreeCells[] {
  const whole: FreeCells[] = [];
  for (const piece of [...pieces].sort((a, b) => a.first - b.first)) {
    const at = whole.findLastIndex(({ offer }) => offer === piece.offer);
    const last = whole[at];
    if (last !== undefined && last.first + last.count === piece.first && areAlike(last, piece))
      whole[at] = { ...last, count: last.count + piece.count };
    else whole.push(piece);
  }
  return whole;
}

function areAlike(a: FreeCells, b: FreeCells): boolean {
  const areFree = a.rule === undefined && b.rule === undefined;
  return areFree || (a.rule !== undefined && a.rule.inCellDropDown === b.rule?.inCellDropDown);
}

function halves<P extends Rows>(piece: P): P[] {
  const { first, count } = piece;
  if (count < 2) return [];
  const half = Math.ceil(count / 2);
  return [
    { ...piece, count: half },
    { ...piece, first: first + half, count: count - half },
  ];
}

/**
 * Whether a list's source is one that set-up writes or wrote: cells of the one column that the drop-down is fed from, however many there
 * were at the time, or a text that set-up has written. A source that is gone with its sheet feeds nobody, so it may be replaced.
 * Excel gives a range as the text of a formula, `=Setup!$K$4:$K$9`.
 */
function isOwn(
  source: string | Excel.Range,
  { from, sourceColumn }: Offer,
  texts: ReadonlySet<string>,
): boolean {
  if (typeof source !== "string") return false;
  if (!source.startsWith("=")) return texts.has(source);
  if (source.includes("#REF!")) return true;
  const [, sheet = "", cells = ""] = /^='?(.+?)'?!(.+)$/.exec(source) ?? [];
  const letters = columnLetters(from.firstColumn + sourceColumn);
  return (
    sheet.replace(/''/g, "'") === from.sheetName &&
    new RegExp(`^${letters}\\d+(:${letters}\\d+)?$`).test(cells.replace(/\$/g, ""))
  );
}
