import { PlainWorkbook } from "../../../src/workbench/model/plainWorkbook";
import { listItems } from "../../../src/workbench/univer/listItems";

function book(): { model: PlainWorkbook; items: (source: string) => string[] } {
  const model = new PlainWorkbook();
  const [first] = model.sheets;
  if (!first) throw new Error("a workbook has a sheet");
  const setup = model.addSheet("Set up");
  model.write(setup.id, { row: 1, column: 0 }, [
    ["Contact"],
    ["Proposal, sent"],
    [null],
    ["Contact"],
    ["Won"],
  ]);
  return { model, items: (source) => listItems(model, first, source) };
}

test("a drop-down offers its range's values once each, without blanks, commas and all", () => {
  expect(book().items("='Set up'!$A$2:$A$6")).toEqual(["Contact", "Proposal, sent", "Won"]);
});

test("a drop-down over a whole column offers what is written there", () => {
  expect(book().items("='Set up'!$A:$A")).toEqual(["Contact", "Proposal, sent", "Won"]);
});

test("a drop-down follows its range: what is added there is offered", () => {
  const { model, items } = book();
  model.write(model.sheetByName("Set up")?.id ?? "", { row: 3, column: 0 }, [["Negotiation"]]);
  expect(items("='Set up'!$A$2:$A$6")).toEqual(["Contact", "Proposal, sent", "Negotiation", "Won"]);
});

test("a drop-down with a name or with items written out offers those", () => {
  const { model, items } = book();
  model.setName("Stages", null, { formula: "='Set up'!$A$2:$A$3", comment: "", visible: true });
  expect(items("=Stages")).toEqual(["Contact", "Proposal, sent"]);
  expect(items("yes, no")).toEqual(["yes", "no"]);
});

test("a drop-down whose range is gone offers nothing", () => {
  expect(book().items("=Gone!$A$1:$A$3")).toEqual([]);
});
