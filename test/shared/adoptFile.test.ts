import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "papaparse";
import { chainHolds, openBook } from "../runtime/openBook";

const file = path.join(__dirname, "../../../shared/data/crm-sales-opportunities/sales_pipeline.csv");

test("the 8,800 deals are adopted as they are: every event once, the chain holds, no request over 5 MB", async () => {
  const rows = parse<string[]>(readFileSync(file, "utf8").trim()).data;
  const book = await openBook();
  await book.excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.name = "sales_pipeline";
    for (let first = 0; first < rows.length; first += 4000) {
      const page = rows
        .slice(first, first + 4000)
        .map((row) => row.map((cell) => (/^\d+$/.test(cell) ? Number(cell) : cell === "" ? "" : `'${cell}`)));
      sheet.getRangeByIndexes(first, 0, page.length, 8).values = page;
      await context.sync();
    }
  });
  await book.begin();
  expect(book.pane.state().status).toMatchObject({
    kind: "noStore",
    adoptable: { rows: 8800, openCount: 2089 },
  });
  await book.pane.actions.startAdoption();
  const { status } = book.pane.state();
  if (status.kind !== "adopting") throw new Error("the adoption screen did not open");
  book.excel.host.faults.logging = true;
  book.excel.host.faults.reset();
  const began = performance.now();
  const adopted = await book.pane.actions.adopt(status.preview.decisions);
  const took = performance.now() - began;
  expect(adopted).toMatchObject({ ok: true });
  expect(book.log()).toHaveLength(8800 + 8300 + 6711);
  const { requests } = book.excel.host.faults;
  process.stdout.write(
    `adopted 8,800 deals in ${Math.round(took)} ms, ${requests.length} requests, the largest ${Math.max(...requests.map((each) => Math.max(each.requestBytes, each.responseBytes)))} bytes\n`,
  );
  expect(Math.max(...requests.map((each) => Math.max(each.requestBytes, each.responseBytes)))).toBeLessThan(
    5_000_000,
  );
  expect(chainHolds(book.log())).toBe(true);
  await book.pane.actions.reconcile();
  expect(book.pane.state().outcome?.message.code).toBe("reconciledNothing");
  await book.select("1C1I7A6R");
  expect(book.pane.state().selection).toMatchObject({
    kind: "one",
    record: { title: "Cancity", owner: "Moses Frase", outcome: "won" },
  });
  book.close();
}, 120_000);
