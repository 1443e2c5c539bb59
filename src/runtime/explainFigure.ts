import { explainable } from "../functions/explainable";
import { reason, type Result } from "../domain/result";
import { message } from "../messages/message";
import { askSelectedFormula, writeBeside } from "../workbook/selectedFormula";
import type { Funnelbook } from "./funnelbook";
import { tellDone, tellRefusal } from "./outcomes";

/**
 * Explains a figure of the selected cell: writes the EXPLAIN of it beside the sheet's cells and goes there.
 *
 * @param call The figure as the pane shows it; refused where the selected cell has it no more.
 */
export async function explainFigure(app: Funnelbook, call: string): Promise<Result<void>> {
  const written = await app.book.run(
    async (session) => {
      const selected = askSelectedFormula(session.context);
      await session.sync();
      const cell = selected();
      const figure = cell && explainable(cell.formula).find((each) => each.call === call);
      if (cell === undefined || figure === undefined) return undefined;
      const caption = message(app.locale(), "explainedFigure", { cell: cell.address, figure: call });
      return writeBeside(session, cell, caption, figure.formula);
    },
    { whenEditingEnds: true },
  );
  if (!written.ok) return tellRefusal(app, written.reason);
  if (written.value === undefined) {
    return tellRefusal(app, reason("figureGone", { figure: call }));
  }
  await app.showSelection();
  return tellDone(app, "figureExplained", { ...written.value });
}
