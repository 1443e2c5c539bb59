import fc from "fast-check";
import type { CellBlock, CellValue } from "../../../src/domain/cell";
import { firstPreview, planAdoption, survey } from "../../../src/domain/adopting";
import { checkOf } from "../../../src/domain/log/check";
import { effectiveEvents, groupByRecord } from "../../../src/domain/log/history";
import { parseSetup } from "../../../src/domain/store/parseSetup";
import { isMessageCode } from "../../../src/messages/message";

const setup = parseSetup({}).setup;
const now = 46000.5;
const header = [
  "Deal ID",
  "Stage",
  "Status",
  "Created",
  "Date entered Demo",
  "Date entered Proposal",
  "Closed",
  "Updated",
  "Deleted",
];

const date = fc.option(
  fc.oneof(
    fc.integer({ min: 45900, max: 46010 }),
    fc.integer({ min: 45900 * 24, max: 46010 * 24 }).map((hours) => hours / 24),
  ),
  { nil: "" as const },
);
const row = fc.tuple(
  fc.constantFrom("Contact", "Demo", "Proposal", "Won", "Lost", "Invalid", ""),
  fc.constantFrom("Open", "Won", "Lost", ""),
  date,
  date,
  date,
  date,
  date,
  fc.constantFrom("yes", "no"),
);

describe("Whatever the dates of a row", () => {
  test("its log ends where the row is, holds its checks, and nothing lies in the future", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const block: CellBlock = [header, ...rows.map((cells, i): CellValue[] => [`D${i}`, ...cells])];
        const found = survey(block);
        const preview = firstPreview(found, "Deals", { today: 46000, setup, language: "en" });
        const roles = {
          ...{
            0: "opportunityId",
            1: "stage",
            2: "outcome",
            3: "created",
            4: "entered:Demo",
            5: "entered:Proposal",
          },
          ...{ 6: "closed", 7: "updated", 8: "deleted" },
        };
        const guessed = { ...preview.decisions, table: "Opportunities" as const, roles };
        const { stages } = firstPreview(
          survey([
            header,
            ["D", "Contact", "Open", 1, 1, 1, 1, 1, "no"],
            ...block.slice(1),
            ["W", "Won"],
            ["X", "Lost"],
            ["Y", "Demo"],
            ["Z", "Proposal"],
            ["I", "Invalid"],
          ]),
          "Deals",
          { today: 46000, setup, language: "en" },
        ).decisions;
        const plan = planAdoption(
          block,
          { ...guessed, stages },
          { now, by: "Ana", language: "en", setup, usedIds: new Set() },
        );
        if (!plan.ok) throw new Error(plan.reason.code);
        const events = [...plan.value.slices(5)].flat();
        expect(events).toHaveLength(plan.value.eventCount);
        expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length);
        const shown =
          plan.value.cells.find(({ column }) => column === 1)?.values ??
          block.slice(1).map((cells) => cells[1]);
        const histories = groupByRecord(events);
        rows.forEach((_cells, i) => {
          const history = histories.get(`D${i}`)!;
          const effective = effectiveEvents(history);
          expect(effective.map(({ eventId }) => eventId)).toEqual(history.map(({ eventId }) => eventId));
          expect(effective[0]!.event).toBe("Created");
          expect(effective.at(-1)!.state.stage).toBe(shown[i]);
          let check = "";
          for (const event of history) {
            expect(event.check).toBe(checkOf(event, check));
            check = event.check;
            expect(event.movedAt ?? 0).toBeLessThanOrEqual(now);
            expect(event.movedAt === null && event.event !== "Created").toBe(false);
          }
        });
        for (const { reason } of plan.value.problems) expect(isMessageCode(reason.code)).toBe(true);
        for (const { code } of plan.value.notices) expect(isMessageCode(code)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
