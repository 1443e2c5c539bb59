import path from "node:path";
import { openAddin } from "../../../src/workbench/headless";
import type { HeadlessAddin } from "../../../src/workbench/headless";

const folder = path.join(__dirname, "addin");
let addin: HeadlessAddin;

beforeEach(async () => {
  addin = await openAddin({ folder });
});
afterEach(() => addin.close());

const push = (topic: string, value: unknown): void =>
  (addin.window.push as (topic: string, value: unknown) => void)(topic, value);
const streams = (topic: string): number =>
  (addin.window.streams as Map<string, unknown[]>).get(topic)?.length ?? 0;

test("a function in a cell is answered by the add-in's page", async () => {
  expect(await addin.evaluate("=DEMO.LATER(21)")).toEqual([[42]]);
  expect(await addin.evaluate('=DEMO.SAY("a")&"!"')).toEqual([["a!"]]);
  expect(await addin.evaluate("=DEMO.NOSUCH(1)")).toEqual([[{ error: "#NAME?" }]]);
});

test("a refusal shows as its error and keeps its message", async () => {
  expect(await addin.evaluate('=DEMO.REFUSE("no stage of that name")')).toEqual([
    [{ error: "#N/A", message: "no stage of that name" }],
  ]);
});

test("repeating ranges come as matrices, and a single cell too", async () => {
  addin.user.paste("A1", [
    [1, 2],
    [3, null],
  ]);
  expect(await addin.evaluate("=DEMO.ADDUP(A1:B2, A1, 10, {1,2;3,4})")).toEqual([[27]]);
});

test.each([
  [0, "number"],
  [null, "null"],
  ["", "empty"],
] as const)("a blank cell comes as %p where Excel is so", async (emptyCellArgument, kind) => {
  const other = await openAddin({ folder, emptyCellArgument });
  expect(await other.evaluate("=DEMO.KIND(A1)")).toEqual([[kind]]);
  expect(await other.evaluate("=DEMO.KIND()")).toEqual([["null"]]);
  other.close();
});

test("a function may learn which cell asks", async () => {
  expect(await addin.evaluate("=DEMO.WHERE(1)", "C7")).toEqual([["Sheet1!C7"]]);
});

test("an array spills, is blocked by a value, and spills again when the value goes", async () => {
  expect(await addin.evaluate("=DEMO.GRID(2,3)", "B2")).toEqual([
    [0, 1, 2],
    [10, 11, 12],
  ]);
  addin.user.type("C3", "in the way");
  expect(addin.user.texts("B2:D3")).toEqual([
    ["#SPILL!", "", ""],
    ["", "in the way", ""],
  ]);
  addin.user.clear("C3");
  expect(addin.user.texts("B2:D3")).toEqual([
    ["0", "1", "2"],
    ["10", "11", "12"],
  ]);
  addin.user.clear("B2");
  expect(addin.user.texts("B2:D3")).toEqual([
    ["", "", ""],
    ["", "", ""],
  ]);
});

test("a streaming function shows busy, then what it pushes, in its own cells only", async () => {
  addin.user.type("A1", '=DEMO.WATCH("deals")');
  addin.user.type("A2", '=DEMO.WATCH("leads")');
  addin.user.type("B1", "=A1*10");
  expect(addin.user.texts("A1:B1")).toEqual([["#BUSY!", "#BUSY!"]]);
  await addin.until("the call to arrive", () => streams("deals") === 1);
  const written: string[] = [];
  addin.workbook.onChange(({ change }) => {
    if (change.kind === "results") written.push(...change.cells.map((cell) => `${cell.row},${cell.column}`));
  });
  push("deals", 4);
  await addin.until("the push", () => addin.workbook.value(addin.workbook.activeSheetId, 0, 0) === 4);
  expect(addin.user.texts("A1:B2")).toEqual([
    ["4", "40"],
    ["#BUSY!", ""],
  ]);
  push("deals", 5);
  await addin.until("the second push", () => addin.workbook.value(addin.workbook.activeSheetId, 0, 0) === 5);
  expect(written).toEqual(["0,0", "0,1", "0,0", "0,1"]);
});

test("equal calls share one stream; a changed argument starts another and cancels the first", async () => {
  addin.user.type("C1", "deals");
  addin.user.type("A1", "=DEMO.WATCH(C1)");
  addin.user.type("A2", '=DEMO.WATCH("deals")&""');
  await addin.until("the call to arrive", () => streams("deals") > 0);
  await addin.host.idle();
  expect(streams("deals")).toBe(1);
  addin.user.type("A3", "=DEMO.WATCH(C1)");
  addin.user.type("A4", "=DEMO.WATCH(C1)");
  await addin.host.idle();
  expect(streams("deals")).toBe(1);
  addin.user.clear("A2:A4");
  addin.user.type("C1", "leads");
  await addin.until("the new call", () => streams("leads") === 1 && streams("deals") === 0);
  addin.user.clear("A1");
  await addin.until("the cancel", () => streams("leads") === 0);
});

test("an action of the ribbon runs in the page", async () => {
  await addin.runAction("sayHello");
  await addin.until(
    "the page's answer",
    () => addin.document.getElementById("said")?.textContent === "hello",
  );
});

test("after a reload cells keep what they show until the add-in answers again", async () => {
  addin.user.type("A1", '=DEMO.WATCH("deals")');
  await addin.until("the call to arrive", () => streams("deals") === 1);
  push("deals", 7);
  await addin.until("the push", () => addin.user.texts("A1")[0]?.[0] === "7");
  const { workbook } = addin;
  addin.close();
  expect(addin.user.texts("A1")).toEqual([["7"]]);
  addin = await openAddin({ folder, workbook });
  await addin.until("the call to arrive", () => streams("deals") === 1);
  push("deals", 8);
  await addin.until("the push", () => addin.user.texts("A1")[0]?.[0] === "8");
});
