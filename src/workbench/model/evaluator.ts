import { intersect } from "./area";
import type { FunctionArgument } from "./calculator";
import { callSheetFunction, isSheetFunction } from "./formulaFunctions";
import type { FunctionPlace } from "./formulaFunctions";
import { operate } from "./formulaOperators";
import type { Formula } from "./formulaParser";
import { parseFormula } from "./formulaParser";
import type { CellReference } from "./formulaTokens";
import type { Operand } from "./grid";
import { Grid, combine, each, fail, flat, isBusy, numberOf, rowsOf, single } from "./grid";
import { fullAddress } from "./address";
import { resolveInTable } from "./structured";
import type { CellValue, SheetArea } from "./values";
import { isCellError } from "./values";
import type { WorkbookModel } from "./workbook";

/** What the evaluator asks of whoever keeps the formulas. */
export interface EvaluationSite extends FunctionPlace {
  readonly workbook: WorkbookModel;
  readonly sheetId: string;
  /** Called before cells are read: what is dirty there is worked out first, and the dependence is noted. */
  reading(area: SheetArea): void;
  readingTable(name: string): void;
  readingName(): void;
  /** A function that isn't Excel's own; undefined if nobody knows it. */
  custom(name: string, args: readonly (FunctionArgument | null)[]): Operand | undefined;
}

const parsed = new Map<string, Formula | null>();

function treeOf(formula: string): Formula | null {
  let tree = parsed.get(formula);
  if (tree === undefined) {
    if (parsed.size > 50_000) parsed.clear();
    tree = parseFormula(formula) ?? null;
    parsed.set(formula, tree);
  }
  return tree;
}

/** Works out a formula (with its `=`) at a place. */
export function evaluate(formula: string, site: EvaluationSite): Operand {
  const tree = treeOf(formula);
  return tree ? work(tree, site) : fail("#NAME?");
}

function work(node: Formula, site: EvaluationSite): Operand {
  switch (node.kind) {
    case "value":
      return node.value;
    case "array":
      return new Grid(node.rows);
    case "reference":
      return reference(node.reference, site);
    case "structured":
      return structured(node.table, node.inner, site);
    case "name":
      return named(node.name, site);
    case "unary":
      return unary(node.operator, work(node.operand, site), site);
    case "binary":
      return combine(work(node.left, site), work(node.right, site), (a, b) => operate(node.operator, a, b));
    case "call":
      return call(node.name, node.args, site);
  }
}

function unary(operator: string, operand: Operand, site: EvaluationSite): Operand {
  if (operator === "+") return operand;
  if (operator === "@") return crossing(operand, site);
  return each(operand, (item) => {
    const value = numberOf(item);
    if (typeof value !== "number") return value;
    return operator === "%" ? value / 100 : -value;
  });
}

/** `@`: of a range, the cell in this row or column. */
function crossing(operand: Operand, site: EvaluationSite): CellValue {
  if (!(operand instanceof Grid)) return operand;
  const { area } = operand;
  if (!area || operand.isSingle) return single(operand);
  if (area.columns === 1) return operand.rows[site.row - area.row]?.[0] ?? fail("#VALUE!");
  if (area.rows === 1) return operand.rows[0]?.[site.column - area.column] ?? fail("#VALUE!");
  return fail("#VALUE!");
}

function reference(found: CellReference, site: EvaluationSite): Operand {
  const sheetId = found.sheet === null ? site.sheetId : site.workbook.sheetByName(found.sheet)?.id;
  if (sheetId === undefined) return fail("#REF!");
  const area = { sheetId, ...found.area };
  if (!found.spill) return read(area, site);
  site.reading(area);
  const spill = site.workbook.spill(sheetId, area.row, area.column);
  return spill ? read({ sheetId, ...spill.area }, site) : fail("#REF!");
}

/** Cells of a reference; of whole rows and columns only the used part. */
function read(area: SheetArea, site: EvaluationSite): Operand {
  site.reading(area);
  let shown: SheetArea = area;
  if (area.rows > 100_000 || area.columns > 1000) {
    const used = site.workbook.usedArea(area.sheetId, true);
    const part = used && intersect(used, area);
    shown = part ? { sheetId: area.sheetId, ...part } : { ...area, rows: 1, columns: 1 };
  }
  return new Grid(site.workbook.values(shown), area);
}

function structured(tableName: string, inner: string, site: EvaluationSite): Operand {
  const table =
    tableName === ""
      ? site.workbook.tableAt(site.sheetId, site.row, site.column)
      : site.workbook.tableByName(tableName);
  site.readingTable(tableName === "" ? (table?.name ?? "") : tableName);
  if (!table) return fail("#REF!");
  const row = table.sheetId === site.sheetId ? site.row : null;
  const area = resolveInTable(table, inner, row);
  if (area) return read(area, site);
  return fail(/@|#this row/i.test(inner) ? "#VALUE!" : "#REF!");
}

function named(name: string, site: EvaluationSite): Operand {
  site.readingName();
  const found = site.workbook.nameOf(name, site.sheetId) ?? site.workbook.nameOf(name, null);
  if (found) return evaluate(found.formula, site);
  if (site.workbook.tableByName(name)) return structured(name, "", site);
  return fail("#NAME?");
}

function call(name: string, args: readonly (Formula | null)[], site: EvaluationSite): Operand {
  const argument = (index: number): Operand => {
    const node = args[index];
    return node ? work(node, site) : null;
  };
  switch (name) {
    case "IF":
      return choose(
        argument(0),
        () => argument(1),
        () => (args.length > 2 ? argument(2) : false),
      );
    case "IFERROR":
    case "IFNA": {
      const first = argument(0);
      const caught = (item: CellValue): boolean =>
        isCellError(item) && !isBusy(item) && (name === "IFERROR" || item.error === "#N/A");
      return flat(first).some(caught) ? combine(first, argument(1), (a, b) => (caught(a) ? b : a)) : first;
    }
    case "IFS":
      for (let index = 0; index + 1 < args.length; index += 2) {
        const condition = single(argument(index));
        if (isCellError(condition)) return condition;
        if (condition) return argument(index + 1);
      }
      return fail("#N/A");
    case "SINGLE":
      return crossing(argument(0), site);
    default:
  }
  if (isSheetFunction(name))
    return callSheetFunction(
      name,
      args.map((node) => node && work(node, site)),
      site,
    );
  const custom = site.custom(
    name,
    args.map((node) => node && argumentOf(work(node, site), site)),
  );
  return custom ?? fail("#NAME?");
}

function choose(condition: Operand, yes: () => Operand, no: () => Operand): Operand {
  if (condition instanceof Grid && !condition.isSingle) {
    const a = yes();
    const b = no();
    const marked = combine(condition, a, (test, item) =>
      isCellError(test) ? test : test ? item : { error: "#NULL!" as const },
    );
    const rows = rowsOf(condition);
    const other = combine(condition, b, (_, item) => item);
    return new Grid(
      rowsOf(marked).map((line, i) =>
        line.map((item, j) =>
          rows[i]?.[j] || isCellError(rows[i]?.[j]) ? item : (rowsOf(other)[i]?.[j] ?? null),
        ),
      ),
    );
  }
  const value = single(condition);
  if (isCellError(value)) return value;
  if (typeof value === "string") {
    if (!/^(true|false)$/i.test(value)) return fail("#VALUE!");
    return value.toLowerCase() === "true" ? yes() : no();
  }
  return value ? yes() : no();
}

function argumentOf(operand: Operand, site: EvaluationSite): FunctionArgument {
  const area = operand instanceof Grid ? operand.area : null;
  const sheet = area ? site.workbook.sheet(area.sheetId)?.name : undefined;
  return {
    values: rowsOf(operand),
    isRange: operand instanceof Grid,
    address: area && sheet !== undefined ? fullAddress(sheet, area) : null,
  };
}
