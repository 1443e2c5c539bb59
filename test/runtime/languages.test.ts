import type { Language } from "../../src/domain/language";
import { reasonText } from "../../src/messages/message";
import { parseQuery } from "../../src/functions/parseQuery";
import { readCall } from "../../src/functions/readCall";
import type { MetricName } from "../../src/metrics/query";
import { atTheGrid, type AtTheGrid } from "./atTheGrid";
import { chainHolds, openBook, type OpenBook } from "./openBook";

let book: OpenBook;
let grid: AtTheGrid;
afterEach(() => book.leave());

/** A store in one language, read by somebody who uses the other. */
async function open(reader: Language, store: Language): Promise<void> {
  const locale = reader === "en" ? "en-US" : "zh-CN";
  book = await openBook({ locale }, reader);
  grid = atTheGrid(book);
  await book.begin();
  await book.pane.actions.setUp(store);
}

const said = (): string => {
  const { outcome } = book.pane.state();
  return outcome === undefined ? "" : reasonText(book.pane.language, outcome.message);
};
/** What a formula would show now. */
function answer(metric: MetricName, own: readonly unknown[], ...rest: unknown[]): unknown {
  const query = parseQuery(readCall(metric, own, rest), {
    today: book.app.today(),
    fiscalYearStart: 1,
    weekStart: 1,
  });
  if (!query.ok) return reasonText("en", query.reason);
  const found = book.app.figures().answer(query.value);
  return found.kind === "value" ? found.value : found;
}
const agrees = async (): Promise<void> => {
  await book.pane.actions.reconcile();
  expect(book.pane.state().outcome?.message.code).toBe("reconciledNothing");
  expect(book.pane.state().findings).toEqual([]);
  expect(chainHolds(book.log())).toBe(true);
};

test("a Chinese store used by an English reader keeps Chinese in its cells, and English in the pane", async () => {
  await open("en", "zh-CN");
  expect(book.excel.workbook.sheets.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["概览", "线索列表", "商机列表", "流转记录", "设置"]),
  );
  await book.pane.actions.add("lead", { company: "中科软件", source: "展会" });
  await book.select(book.lastId());
  expect(await book.pane.actions.move({ stage: "Prospect" })).toMatchObject({ ok: true });
  expect(said()).toMatch(/^Saved L-/);
  await book.ribbon.convertLead();
  const deal = book.lastId();
  await book.select(deal);
  await book.pane.actions.move({
    stage: "Won",
    amount: 120000,
    forecastCategory: "commit",
    expectedClose: book.pane.actions.today(),
  });
  expect((await book.rows("Leads"))[0]).toMatchObject({ 公司: "中科软件", 阶段: "潜在客户", 商机编号: deal });
  expect((await book.rows("Opportunities"))[0]).toMatchObject({
    客户: "中科软件",
    阶段: "成交",
    商机金额: 120000,
    预测类别: "承诺",
  });
  const log = await book.rows("StageLog");
  const words = new Set(log.flatMap((row) => [row["事件"], row["登记方式"], row["类型"], row["新阶段"]]));
  expect([...words].every((word) => /^[一-鿿]/.test(String(word)))).toBe(true);
  await agrees();
  await book.pane.actions.refresh();
  await agrees();
});

test("English and Chinese words in formulas give the same figures over a store of either language", async () => {
  for (const [reader, store] of [
    ["en", "zh-CN"],
    ["zh-CN", "en"],
  ] as const) {
    await open(reader, store);
    for (const name of ["A", "B", "C"])
      await book.pane.actions.add("opportunity", {
        name,
        account: name,
        owner: name === "C" ? "王五" : "Ann",
        amount: 100,
      });
    await grid.select("Opportunities", 0);
    await book.pane.actions.move({ stage: "成交" });
    await grid.select("Opportunities", 1);
    await book.pane.actions.move({ stage: "Lost", reason: "Price" });
    for (const pair of [
      [answer("TALLY", ["won"]), answer("TALLY", ["赢单"]), 1],
      [answer("TALLY", ["open"], "负责人", "王五"), answer("TALLY", ["进行中"], "Owner", "王五"), 1],
      [answer("AMOUNT", ["open"], "Period", "this year"), answer("AMOUNT", ["进行中"], "期间", "今年"), 100],
      [answer("WINRATE", [], "期间", "本月"), answer("WINRATE", [], "Period", "this month"), 0.5],
      [answer("CONVERSION", ["达成联系", "成交"]), answer("CONVERSION", ["Contact", "Won"]), 1 / 3],
      [
        answer("CONVERSION", ["Contact", "Won"], "依据", "按已有结果"),
        answer("CONVERSION", ["Contact", "Won"], "Basis", "decided"),
        0.5,
      ],
      [answer("SALESCYCLE", ["count"]), answer("SALESCYCLE", ["个数"]), 1],
      [answer("TALLY", ["Lost"]), answer("TALLY", ["输单"]), 1],
      [
        answer("LOOKUPRECORD", [book.lastId(), "Stage"]),
        answer("LOOKUPRECORD", [book.lastId(), "阶段"]),
        store === "en" ? "Contact" : "达成联系",
      ],
    ] as const) {
      expect({ reader, store, english: pair[0], chinese: pair[1] }).toEqual({
        reader,
        store,
        english: pair[2],
        chinese: pair[2],
      });
    }
    await agrees();
    book.close();
  }
  await open("en", "en");
});

test("an English stage typed into a Chinese store, and a Chinese one into an English store, is that stage", async () => {
  for (const [store, header, typed, logged] of [
    ["zh-CN", "阶段", "Negotiation", "谈判"],
    ["en", "Stage", "谈判", "Negotiation"],
  ] as const) {
    await open("en", store);
    await book.pane.actions.add("opportunity", { name: "A" });
    const area = book.excel.user.area(grid.cell("Opportunities", header, 0));
    book.excel.workbook.group("user", () => book.excel.workbook.write(area.sheetId, area, [[typed]]));
    await book.rest();
    expect(
      book
        .log()
        .map((event) => event.state.stage)
        .at(-1),
    ).toBe(logged);
    await agrees();
    book.close();
  }
  await open("en", "en");
});

test("a Chinese reader is refused in Chinese over an English store", async () => {
  await open("zh-CN", "en");
  await book.pane.actions.add("opportunity", { name: "A" });
  await grid.select("Opportunities", 0);
  await book.pane.actions.move({ stage: "Propsal" });
  expect(said()).toMatch(/“Propsal”.*“Proposal”/);
  expect(said()).toMatch(/[一-鿿]/);
  await book.pane.actions.move({ stage: "输单" });
  expect(said()).toMatch(/[一-鿿]/);
  expect(book.log()).toHaveLength(1);
});
