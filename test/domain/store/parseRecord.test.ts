import type { CellValue } from "../../../src/domain/cell";
import { parseRecord, type ParsedRecord } from "../../../src/domain/store/parseRecord";
import type { Setup } from "../../../src/domain/store/setup";
import { setup, twoFunnels } from "../desk";

function deal(cells: Readonly<Record<string, CellValue>>, over: Setup = setup): ParsedRecord {
  return parseRecord("opportunity", new Map(Object.entries({ opportunityId: "O-1", ...cells })), over);
}

const codes = ({ problems }: ParsedRecord): (string | undefined)[][] =>
  problems.map(({ role, reason }) => [role, reason.code]);

test("a full row is read", () => {
  const { record, problems } = deal({
    leadId: "L-1",
    name: "Pumps",
    owner: "Ann",
    stage: "Proposal",
    amount: 500,
    currency: "USD",
    probability: 0.4,
    forecastCategory: "争取",
    created: 46300,
    expectedClose: 46400,
    closed: "",
    Region: "North",
  });
  expect(problems).toEqual([]);
  expect(record).toMatchObject({
    type: "opportunity",
    id: "O-1",
    linkedId: "L-1",
    created: 46300,
    ended: null,
  });
  expect(record.state).toEqual({
    funnel: "Sales",
    stage: "Proposal",
    owner: "Ann",
    amount: 500,
    currency: "USD",
    probability: 0.4,
    forecastCategory: "best case",
    expectedClose: 46400,
  });
  expect(record.fields.get("Region")).toBe("North");
});

test("a lead's end is its conversion, its link the opportunity", () => {
  const cells = new Map<string, CellValue>(
    Object.entries({
      leadId: "L-1",
      company: "Acme",
      stage: "潜在客户",
      converted: 46340,
      opportunityId: "O-1",
    }),
  );
  const { record } = parseRecord("lead", cells, setup);
  expect(record).toMatchObject({ id: "L-1", ended: 46340, linkedId: "O-1" });
  expect(record.state).toMatchObject({ stage: "Prospect", amount: null });
});

test("dates written as text are read where they can mean one day only", () => {
  const { record, problems } = deal({ created: "2026年11月2日", expectedClose: "2026-12-24" });
  expect(problems).toEqual([]);
  expect([record.created, record.state.expectedClose]).toEqual([46328, 46380]);
  expect(record.fields.get("created")).toBe(46328);
});

test("a text where a date should be is reported with its column, and counts as blank", () => {
  const parsed = deal({ expectedClose: "next month", created: "3/4/2026", nextContact: 12 });
  expect(parsed.problems).toEqual([
    { role: "created", reason: { code: "cellIsNoDate", params: { value: "3/4/2026", column: "Created" } } },
    {
      role: "expectedClose",
      reason: { code: "cellIsNoDate", params: { value: "next month", column: "Expected Close" } },
    },
    {
      role: "nextContact",
      reason: { code: "cellIsNoDate", params: { value: "12", column: "Next Contact" } },
    },
  ]);
  expect([parsed.record.created, parsed.record.state.expectedClose]).toEqual([null, null]);
  expect(parsed.record.problems).toBe(parsed.problems);
});

test("columns are named in the workbook's language", () => {
  const chinese = { ...setup, settings: { ...setup.settings, locale: "zh-CN" as const } };
  expect(deal({ amount: "很多" }, chinese).problems[0]?.reason.params.column).toBe("商机金额");
});

test("a stage is given by its present name; one that the funnel has not is reported with the nearest", () => {
  expect(deal({ stage: "提案" }).record.state.stage).toBe("Proposal");
  const parsed = deal({ stage: "Propsal" });
  expect(parsed.record.state.stage).toBe("Propsal");
  expect(parsed.problems[0]?.reason).toEqual({
    code: "stageNotInFunnelDidYouMean",
    params: { stage: "Propsal", funnel: "Sales", nearest: "Proposal" },
  });
  expect(codes(deal({ stage: "Signing" }, twoFunnels))).toEqual([["stage", "stageOfOtherFunnel"]]);
  expect(deal({ funnel: "PARTNERS", stage: "signing" }, twoFunnels).record.state).toMatchObject({
    funnel: "Partners",
    stage: "Signing",
  });
});

test("an unknown funnel is reported, its stage left as written", () => {
  const parsed = deal({ funnel: "Retail", stage: "Proposal" });
  expect(codes(parsed)).toEqual([["funnel", "unknownFunnel"]]);
  expect(parsed.record.state).toMatchObject({ funnel: "Retail", stage: "Proposal" });
});

test("an owner's old name is understood", () => {
  const lists = [{ list: "Owner", value: "Ann Miller", alsoWrittenAs: ["Ann Smith"], active: true }];
  expect(deal({ owner: "ann smith" }, { ...setup, lists }).record.state.owner).toBe("Ann Miller");
  expect(deal({ owner: " Zoe " }).record.state.owner).toBe("Zoe");
});

test("an unreadable amount or probability is reported, not taken for nothing silently", () => {
  expect(codes(deal({ amount: "TBD", probability: 250 }))).toEqual([
    ["amount", "cellIsNoNumber"],
    ["probability", "cellIsNoProbability"],
  ]);
});

test("a number that Excel stored as text is read, an id that it stored as a number too", () => {
  const { record } = parseRecord(
    "opportunity",
    new Map<string, CellValue>([
      ["opportunityId", 1001],
      ["amount", "500"],
    ]),
    setup,
  );
  expect([record.id, record.state.amount]).toEqual(["1001", 500]);
});
