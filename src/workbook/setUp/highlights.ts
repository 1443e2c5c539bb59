import { idRoleOf, recordTypeIn } from "../../domain/store/roles";
import type { TableLayout } from "../layout";
import { bodyRange } from "../readRows";
import type { Session } from "../run";
import { columnLetters } from "./columnLetters";
import { colours } from "./formats";
import { everyRow } from "./offer";

/**
 * Stall highlights: the Stage cell of a record is coloured by how long it has stood in its stage against the stage's Stall Days T
 * (watch from 0.8 T, late from T, stalled from 1.5 T). Conditional formats can't call FUNNEL functions, so the rule reads
 * the log and the Stages table with worksheet functions; Excel works them out for the cells on screen only. A stage without
 * Stall Days is not coloured here: the pane says its level from past visits. A team's own formats of the column stay; highlights of an
 * earlier set-up are replaced.
 */
export async function highlightStalls(
  session: Session,
  records: TableLayout,
  log: TableLayout,
  stages: TableLayout,
): Promise<void> {
  const stage = records.columns.get("stage");
  const id = records.columns.get(idRoleOf(recordTypeIn(records.name)));
  if (stage === undefined || id === undefined) return;
  const { first, count } = everyRow(records);
  const range = bodyRange(session.context, records, first, count, stage, 1);
  await removeHighlights(session, range);
  const row = records.headerRow + 2;
  const idCell = `$${columnLetters(records.firstColumn + id)}${row}`;
  const stageCell = `$${columnLetters(records.firstColumn + stage)}${row}`;
  const wholeColumn = (layout: TableLayout, role: string): string => {
    const letters = columnLetters(layout.firstColumn + (layout.columns.get(role) ?? 0));
    return `'${layout.sheetName.replace(/'/g, "''")}'!$${letters}:$${letters}`;
  };
  const limit = `MAXIFS(${wholeColumn(stages, "stallDays")},${wholeColumn(stages, "stage")},${stageCell})`;
  const entered = `MAXIFS(${wholeColumn(log, "movedAt")},${wholeColumn(log, "recordId")},${idCell},${wholeColumn(log, "toStage")},${stageCell},${wholeColumn(log, "fromStage")},"<>"&${stageCell})`;
  // Excel puts a new format before those that there are: the most urgent comes last, to stand above the others.
  for (const [level, factor] of [
    ["watch", 0.8],
    ["late", 1],
    ["stalled", 1.5],
  ] as const) {
    const format = range.conditionalFormats.add(Excel.ConditionalFormatType.custom);
    format.custom.rule.formula = `=AND(${limit}>0,${entered}>0,TODAY()-INT(${entered})>=${factor}*${limit})`;
    format.custom.format.fill.color = colours[level].fill;
    format.custom.format.font.color = colours[level].text;
  }
}

/** What the rules of the highlights look like, in whatever columns the sheets have them. */
const ownRule = /^=AND\(MAXIFS\(.*,TODAY\(\)-INT\(MAXIFS\(/s;

/** Removes the highlights of a column that an earlier set-up made. */
async function removeHighlights({ sync }: Session, range: Excel.Range): Promise<void> {
  range.conditionalFormats.load("items/type");
  await sync();
  // A rule can be asked of custom formats only.
  const custom = range.conditionalFormats.items.filter(
    ({ type }) => type === Excel.ConditionalFormatType.custom,
  );
  if (custom.length === 0) return;
  for (const format of custom) format.custom.rule.load("formula");
  await sync();
  for (const format of custom) if (ownRule.test(format.custom.rule.formula)) format.delete();
}
