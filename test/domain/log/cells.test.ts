import { checkOf } from "../../../src/domain/log/check";
import { eventToCells, readEvent } from "../../../src/domain/log/cells";
import type { LogEvent } from "../../../src/domain/log/event";
import type { CellValue } from "../../../src/domain/cell";

const event: LogEvent = {
  eventId: "E-1",
  movedAt: null,
  recordedAt: 46349.5,
  recordId: "O-1",
  type: "opportunity",
  event: "Created",
  refersTo: "L-1",
  fromStage: "",
  state: {
    funnel: "销售",
    stage: "达成联系",
    owner: "小王",
    amount: 80000,
    currency: "CNY",
    probability: 0.35,
    forecastCategory: "commit",
    expectedClose: null,
  },
  reason: "",
  by: "小王",
  via: "Import",
  check: "X00000000001",
};

function row(cells: Readonly<Record<string, CellValue>>): Map<string, CellValue> {
  return new Map(Object.entries(cells));
}

test("a log row is written in the workbook's language and read back the same in both", () => {
  for (const language of ["en", "zh-CN"] as const) {
    const read = readEvent(row(eventToCells(event, language)));
    expect(read).toEqual({ event, problems: [] });
  }
});

test("in a Chinese workbook the log's words are Chinese", () => {
  const cells = eventToCells(event, "zh-CN");
  expect([cells.type, cells.event, cells.forecastCategory, cells.via]).toEqual([
    "商机",
    "创建",
    "承诺",
    "导入",
  ]);
  expect(cells.movedAt).toBe("");
  expect(cells.amount).toBe(80000);
});

test("changing the workbook's language leaves every Check as it was", () => {
  const english = readEvent(row(eventToCells(event, "en"))).event;
  const chinese = readEvent(row(eventToCells(event, "zh-CN"))).event;
  expect(checkOf(english!, "X1")).toBe(checkOf(chinese!, "X1"));
});

test("a row without an Event ID or Recorded At is no event, and says what is missing", () => {
  const { event: read, problems } = readEvent(
    row({ ...eventToCells(event, "en"), eventId: "", recordedAt: "soon" }),
  );
  expect(read).toBeUndefined();
  expect(problems.map(({ code, params }) => [code, params.column])).toEqual([
    ["logCellMissing", "Event ID"],
    ["logCellUnreadable", "Recorded At"],
  ]);
});

test("a Moved At that is no date is not guessed", () => {
  const { event: read, problems } = readEvent(
    row({ ...eventToCells(event, "en"), movedAt: "last week" }),
    "zh-CN",
  );
  expect(read).toBeUndefined();
  expect(problems[0]).toEqual({
    code: "logCellUnreadable",
    params: { column: "发生时间", value: "last week", eventId: "E-1" },
  });
});

test("an amount that is no number counts as blank, and is reported", () => {
  const { event: read, problems } = readEvent(row({ ...eventToCells(event, "en"), amount: "much" }));
  expect(read?.state.amount).toBeNull();
  expect(problems).toHaveLength(1);
});
