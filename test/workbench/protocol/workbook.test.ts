import { openExcel } from "../../../src/workbench/headless";
import { settled, withExcel } from "./openHost";

const excel = withExcel();

test("sheets are added, named, ordered, hidden and found, and a missing one is a null object", async () => {
  const seen = await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const leads = worksheets.add("Leads");
    leads.tabColor = "#107C10";
    leads.position = 0;
    const log = worksheets.add("Log");
    log.visibility = "Hidden";
    leads.activate();
    worksheets.load("items/name,items/visibility,items/position");
    const missing = worksheets.getItemOrNullObject("Nowhere");
    missing.load("name");
    missing.delete();
    const active = worksheets.getActiveWorksheet();
    active.load("name,id");
    const first = worksheets.getFirst();
    first.load("name");
    await context.sync();
    return {
      sheets: worksheets.items.map((sheet) => [sheet.name, sheet.visibility, sheet.position]),
      missing: missing.isNullObject,
      active: active.name,
      first: first.name,
    };
  });
  expect(seen).toEqual({
    sheets: [
      ["Leads", "Visible", 0],
      ["Sheet1", "Visible", 1],
      ["Log", "Hidden", 2],
    ],
    missing: true,
    active: "Leads",
    first: "Leads",
  });
});

test("a name twice, a missing item and a sheet's bad name are refused by their codes", async () => {
  const code = async (work: (context: Excel.RequestContext) => void): Promise<string> =>
    Excel.run(async (context) => {
      work(context);
      await context.sync();
      return "none";
    }).catch((error: unknown) => (error as OfficeExtension.Error).code);
  expect(await code((context) => context.workbook.worksheets.add("Sheet1"))).toBe("ItemAlreadyExists");
  expect(await code((context) => context.workbook.worksheets.add("a/b"))).toBe("InvalidArgument");
  expect(await code((context) => context.workbook.tables.getItem("None").load("name"))).toBe("ItemNotFound");
  expect(
    await code((context) => context.workbook.worksheets.getItem("Sheet1").getRange("A0").load("values")),
  ).toBe("InvalidArgument");
});

test("rows are frozen, gridlines go, the selection is read", async () => {
  excel().user.select("C3:D4");
  const seen = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.freezePanes.freezeRows(1);
    sheet.showGridlines = false;
    const frozen = sheet.freezePanes.getLocationOrNullObject();
    frozen.load("address");
    const selected = context.workbook.getSelectedRange();
    selected.load("address");
    const active = context.workbook.getActiveCell();
    active.load("address");
    await context.sync();
    return [frozen.address, selected.address, active.address];
  });
  expect(seen).toEqual(["Sheet1!1:1", "Sheet1!C3:D4", "Sheet1!C3"]);
  expect(excel().workbook.sheets[0]).toMatchObject({ showGridlines: false, frozen: { rows: 1, columns: 0 } });
});

test("locked cells of a protected sheet can't be written, unlocked ones can", async () => {
  const refused = Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("B1:B9").format.protection.locked = false;
    sheet.protection.protect({ allowFormatCells: true });
    sheet.getRange("B1").values = [["allowed"]];
    sheet.getRange("A1").values = [["refused"]];
    await context.sync();
  });
  await expect(refused).rejects.toMatchObject({ code: "AccessDenied" });
  expect(excel().user.texts("A1:B1")).toEqual([["", "allowed"]]);
  const isProtected = await Excel.run(async (context) => {
    const { protection } = context.workbook.worksheets.getActiveWorksheet();
    protection.load("protected");
    await context.sync();
    return protection.protected;
  });
  expect(isProtected).toBe(true);
});

test("settings and names live in the workbook and are there after a reload", async () => {
  await Excel.run(async (context) => {
    context.workbook.settings.add("funnel", { version: 1, stages: ["New", "Won"] });
    context.workbook.names.add("AsOf", context.workbook.worksheets.getActiveWorksheet().getRange("B2"));
    context.workbook.names.add("Rate", "=0.25");
    context.workbook.properties.title = "Pipeline";
    await context.sync();
  });
  Office.context.document.settings.set("pane", "record");
  await new Promise((resolve) => Office.context.document.settings.saveAsync(resolve));
  const again = await openExcel({ workbook: excel().workbook });
  const seen = await again.Excel.run(async (context) => {
    const setting = context.workbook.settings.getItem("funnel");
    setting.load("value");
    const none = context.workbook.settings.getItemOrNullObject("other");
    none.load("value");
    const range = context.workbook.names.getItem("AsOf").getRange();
    range.load("address");
    const rate = context.workbook.names.getItem("Rate");
    rate.load("value,type");
    const { properties } = context.workbook;
    properties.load("title");
    await context.sync();
    return [
      setting.value,
      none.isNullObject,
      range.address,
      rate.value,
      rate.type,
      properties.title,
    ] as unknown[];
  });
  expect(seen).toEqual([
    { version: 1, stages: ["New", "Won"] },
    true,
    "Sheet1!B2",
    0.25,
    "Double",
    "Pipeline",
  ]);
  expect(again.Office.context.document.settings.get("pane")).toBe("record");
  again.close();
});

test("events tell what changed, where, by whom, and details of single cells only", async () => {
  const told: unknown[] = [];
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.onChanged.add((args) => {
      told.push([
        args.changeType,
        args.address,
        args.source,
        args.triggerSource,
        (args.details as Excel.ChangedEventDetail | undefined)?.valueAfter,
      ]);
      return Promise.resolve();
    });
    context.workbook.worksheets.onAdded.add((args) => {
      told.push(["added", args.type]);
      return Promise.resolve();
    });
    sheet.onSelectionChanged.add((args) => {
      told.push(["selected", args.address]);
      return Promise.resolve();
    });
    await context.sync();
    sheet.getRange("A1:A2").values = [[1], [2]];
    await context.sync();
  });
  excel().user.type("B2", "Won");
  excel().host.otherAuthor.write("Sheet1!C3", [["Lost"]]);
  excel().user.insertRows("1:1");
  excel().user.select("D4");
  await settled();
  expect(told).toEqual([
    ["RangeEdited", "A1:A2", "Local", "ThisLocalAddin", undefined],
    ["RangeEdited", "B2", "Local", "Unknown", "Won"],
    ["RangeEdited", "C3", "Remote", "Unknown", "Lost"],
    ["RowInserted", "1:1", "Local", "Unknown", undefined],
    ["selected", "D4"],
  ]);
});

test("the range of an event can be had, and a removed handler hears nothing more", async () => {
  const told: string[] = [];
  const handler = await Excel.run(async (context) => {
    const added = context.workbook.worksheets.onChanged.add(async (args) => {
      await Excel.run(async (inner) => {
        const range = args.getRange(inner);
        range.load("values");
        await inner.sync();
        told.push(String(range.values[0]![0]));
      });
    });
    await context.sync();
    return added;
  });
  excel().user.type("A1", "heard");
  await settled(50);
  await Excel.run(handler.context, async (context) => {
    handler.remove();
    await context.sync();
  });
  excel().user.type("A1", "not heard");
  await settled();
  expect(told).toEqual(["heard"]);
});

test("the workbook's own selection event and the pane's visibility are told", async () => {
  const told: string[] = [];
  await Excel.run(async (context) => {
    context.workbook.onSelectionChanged.add(() => {
      told.push("selected");
      return Promise.resolve();
    });
    await context.sync();
  });
  await Office.addin.onVisibilityModeChanged((args) => void told.push(args.visibilityMode));
  excel().user.select("B2");
  await settled();
  await Office.addin.showAsTaskpane();
  expect(excel().host.pane.visible).toBe(true);
  await Office.addin.hide();
  await settled();
  expect(told).toEqual(["selected", "Taskpane", "Hidden"]);
  await Office.addin.setStartupBehavior(Office.StartupBehavior.load);
  expect(await Office.addin.getStartupBehavior()).toBe("Load");
});

test("languages and the theme are the user's", async () => {
  const chinese = await openExcel({ locale: "zh-CN", contentLocale: "de-DE" });
  expect(chinese.Office.context.displayLanguage).toBe("zh-CN");
  expect(chinese.Office.context.contentLanguage).toBe("de-DE");
  expect(chinese.Office.context.officeTheme.bodyBackgroundColor).toBe("#ffffff");
  const culture = await chinese.Excel.run(async (context) => {
    const { application } = context.workbook;
    application.cultureInfo.load("name");
    application.load("decimalSeparator,calculationMode");
    await context.sync();
    return [application.cultureInfo.name, application.decimalSeparator, application.calculationMode];
  });
  expect(culture).toEqual(["de-DE", ",", "Automatic"]);
  chinese.close();
});
