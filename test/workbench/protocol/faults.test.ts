import { settled, withExcel } from "./openHost";

const excel = withExcel();

/** Three writes in one batch. */
function threeWrites(context: Excel.RequestContext): Promise<unknown> {
  const sheet = context.workbook.worksheets.getActiveWorksheet();
  sheet.getRange("A1").values = [[1]];
  sheet.getRange("A2").values = [[2]];
  sheet.getRange("A3").values = [[3]];
  return context.sync();
}

const written = (): string[] => excel().user.texts("A1:A3").flat();

/** Whether a promise is still open after a while. */
async function hangs(work: Promise<unknown>): Promise<boolean> {
  const open = Symbol("open");
  work.catch(() => undefined);
  return (await Promise.race([work.catch(() => "failed"), settled(50).then(() => open)])) === open;
}

test("a batch that fails at its third action leaves the first two done", async () => {
  const failure = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1").values = [[1]];
    sheet.getRange("A2").values = [[2]];
    sheet.getRange("A3").values = [[3, 3]];
    sheet.getRange("A4").values = [[4]];
    await context.sync();
  }).catch((error: unknown) => error as OfficeExtension.Error);
  expect(failure).toBeInstanceOf(OfficeExtension.Error);
  expect(failure).toMatchObject({
    name: "RichApi.Error",
    code: "InvalidArgument",
    debugInfo: { errorLocation: "Range.values", statement: expect.stringContaining(".values = ") as string },
  });
  expect(excel().user.texts("A1:A4").flat()).toEqual(["1", "2", "", ""]);
});

test("the n-th write fails and those before it are done", async () => {
  excel().host.faults.plan({ at: { write: 3 }, how: "fail", code: "GeneralException" });
  await expect(Excel.run(threeWrites)).rejects.toMatchObject({ code: "GeneralException" });
  expect(written()).toEqual(["1", "2", ""]);
  await Excel.run(threeWrites);
  expect(written()).toEqual(["1", "2", "3"]);
});

test("the n-th write is done and then the host says that it failed", async () => {
  excel().host.faults.plan({ at: { write: 2 }, how: "fail", when: "after" });
  await expect(Excel.run(threeWrites)).rejects.toMatchObject({ code: "GeneralException" });
  expect(written()).toEqual(["1", "2", ""]);
});

test.each([
  ["before anything is done", "before", ["", "", ""]],
  ["after everything is done", "after", ["1", "2", "3"]],
] as const)("a sync hangs %s and the next one is answered", async (_, when, seen) => {
  excel().host.faults.plan({ at: { sync: 1 }, how: "hang", when });
  expect(await hangs(Excel.run(threeWrites))).toBe(true);
  expect(written()).toEqual(seen);
  await Excel.run(threeWrites);
  expect(written()).toEqual(["1", "2", "3"]);
});

test("a sync hangs after its first k actions", async () => {
  const { faults } = excel().host;
  faults.logging = true;
  await Excel.run(threeWrites);
  const writes = faults.log.filter((record) => record.writes);
  expect(writes.map((record) => record.what)).toEqual([
    'workbook.worksheets.getActiveWorksheet().getRange("A1").values = [1]',
    'workbook.worksheets.getActiveWorksheet().getRange("A2").values = [1]',
    'workbook.worksheets.getActiveWorksheet().getRange("A3").values = [1]',
  ]);
  excel().user.clear("A1:A3");
  faults.plan({ at: { sync: 1 }, how: "hang", when: writes[1]!.action });
  expect(await hangs(Excel.run(threeWrites))).toBe(true);
  expect(written()).toEqual(["1", "2", ""]);
});

test("syncs, actions and writes are counted, with the bytes of each request", async () => {
  const { faults } = excel().host;
  faults.logging = true;
  faults.reset();
  await Excel.run(threeWrites);
  expect(faults.writes).toBe(3);
  expect(faults.requests[0]).toMatchObject({ writes: 3 });
  expect(faults.requests[0]!.requestBytes).toBeGreaterThan(300);
  expect(faults.syncs).toBe(faults.requests.length);
});

test("a request over 5 MB is refused, and so is an answer", async () => {
  const long = "x".repeat(1000);
  const many = Array.from({ length: 6000 }, () => [long]);
  const write = Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange("A1:A6000").values = many;
    await context.sync();
  });
  await expect(write).rejects.toMatchObject({ code: "RequestPayloadSizeLimitExceeded" });
  expect(written()).toEqual(["", "", ""]);
  excel().user.paste("A1", many);
  const read = Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange("A1:A6000").load("values");
    await context.sync();
  });
  await expect(read).rejects.toMatchObject({ code: "ResponsePayloadSizeLimitExceeded" });
});

test("while a cell is being edited a request fails, unless it waits for the end", async () => {
  excel().host.cellEditing = true;
  await expect(Excel.run(threeWrites)).rejects.toMatchObject({ code: "InvalidOperationInCellEditMode" });
  const waiting = Excel.run({ delayForCellEdit: true }, threeWrites);
  expect(await hangs(waiting)).toBe(true);
  excel().host.cellEditing = false;
  await waiting;
  expect(written()).toEqual(["1", "2", "3"]);
});

test("a property read before it was loaded fails in the add-in", async () => {
  const reading = Excel.run(async (context) => {
    const range = context.workbook.getSelectedRange();
    await context.sync();
    return range.address;
  });
  await expect(reading).rejects.toMatchObject({ code: "PropertyNotLoaded" });
});

test("a member that the host lacks fails by its name", async () => {
  const asking = Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().shapes.load("items/name");
    await context.sync();
  });
  await expect(asking).rejects.toMatchObject({
    code: "ApiNotFound",
    message: expect.stringContaining("Worksheet.shapes") as string,
  });
});
