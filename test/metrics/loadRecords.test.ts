import fc from "fast-check";
import type { CellValue } from "../../src/domain/cell";
import { parseRecord } from "../../src/domain/store/parseRecord";
import { FunnelIndex } from "../../src/metrics";
import { generatedSetup } from "./generatedLedger";

const keys = ["leadId", "opportunityId", "source", "created", "Region"] as const;
const places = {
  id: 0,
  linkedId: 1,
  fields: new Map<string, number>(keys.map((key, place) => [key, place])),
};

const rows = fc.array(
  fc.tuple(
    fc.constantFrom<CellValue[]>("L-1", " L-1 ", "L-2", "L-3", 4, "", " "),
    fc.constantFrom<CellValue[]>("O-1", " O-2", "", 7),
    fc.constantFrom<CellValue[]>("Web", "Referral", "", 3),
    fc.constantFrom<CellValue[]>(45000, "2026-11-23", "soon", "", " ", -1, true),
    fc.constantFrom<CellValue[]>("North", "South", "", false),
  ),
  { maxLength: 12 },
);

test("An index that takes rows of Leads as they stand in the sheet knows what one knows that is given them as records", () => {
  fc.assert(
    fc.property(rows, rows, (first, second) => {
      const loaded = new FunnelIndex(generatedSetup);
      loaded.loadRecords("lead", first, places);
      loaded.loadRecords("lead", second, places);
      const given = new FunnelIndex(generatedSetup);
      for (const row of [...first, ...second]) {
        const cells = new Map<string, CellValue>(keys.map((key, place) => [key, row[place]!]));
        const { record } = parseRecord("lead", cells, generatedSetup);
        if (record.id !== "") given.setRecords([record]);
      }
      expect(known(loaded)).toEqual(known(given));
    }),
  );
});

test("A column that later rows do not have is blank for them and stays for others", () => {
  const index = new FunnelIndex(generatedSetup);
  index.loadRecords(
    "lead",
    [
      ["L-1", "", "Web"],
      ["L-2", "", "Web"],
    ],
    { ...places, fields: new Map([["source", 2]]) },
  );
  index.loadRecords("lead", [["L-2", ""]], { ...places, fields: new Map() });
  const { records } = index.core;
  expect([records.cell(0, "source"), records.cell(1, "source")]).toEqual(["Web", ""]);
});

function known({ core: { records } }: FunnelIndex): unknown[] {
  return Array.from({ length: records.count }, (_, record) => [
    records.typeOf(record),
    records.id(record),
    records.hasRow(record),
    records.linkedBy(record) < 0 ? "" : records.id(records.linkedBy(record)),
    keys.map((key) => records.cell(record, key)),
  ]).sort();
}
