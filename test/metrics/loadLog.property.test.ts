import fc from "fast-check";
import type { CellValue } from "../../src/domain/cell";
import { eventToCells, readEvent } from "../../src/domain/log/cells";
import type { Language } from "../../src/domain/language";
import type { LogEvent } from "../../src/domain/log/event";
import { evaluate } from "../../src/metrics/evaluate";
import { FunnelIndex } from "../../src/metrics/index/funnelIndex";
import { logRoles } from "../../src/metrics/index/logReader";
import { days, firstDay, generatedSetup, ledgers } from "./generatedLedger";
import { query } from "./ledger";

const today = firstDay + days;
const context = { today, now: today + 0.5 };
const places = new Map<string, number>(logRoles.map((role, place) => [role, place]));
const questions = [
  query("TALLY", ["new leads"]),
  query("TALLY", ["open"], { where: { Owner: "Ann" } }),
  query("AMOUNT", ["open"]),
  query("WINRATE", []),
  query("SALESCYCLE", [], { statistic: "p90" }),
  query("STAGETABLE", [], { where: { Funnel: "Sales" } }),
  query("JOURNEY", ["O-1"]),
  query("JOURNEY", ["L-1"]),
];

/** What people and other programs make of cells: spaces, dates as text, blanks, what nobody can read. */
type Soil = (cell: CellValue, role: string) => CellValue;
const soils: readonly Soil[] = [
  (cell) => cell,
  (cell) => (typeof cell === "string" ? ` ${cell} ` : cell),
  (cell, role) => (role === "movedAt" && typeof cell === "number" ? "2026-03-01 14:30" : cell),
  (cell, role) => (role === "amount" ? "1,200" : cell),
  (cell, role) => (role === "probability" ? "50 %" : cell),
  (cell, role) => (["event", "recordedAt", "eventId", "amount", "via"].includes(role) ? "?" : cell),
  (cell, role) => (["event", "recordId", "via", "type", "expectedClose"].includes(role) ? "" : cell),
];
const soiled = fc.constantFrom(...soils);

test("Rows of the log read in columns are the events that their cells say, word by word", () => {
  fc.assert(
    fc.property(
      ledgers,
      fc.infiniteStream(fc.tuple(soiled, fc.nat(9), fc.constantFrom("en" as const, "zh-CN" as const))),
      (ledger, stream) => {
        const rows = ledger.events.map((event): CellValue[] => {
          const [soil, chance, language] = stream.next().value as [Soil, number, Language];
          const cells = eventToCells(event, language);
          return logRoles.map((role) => (chance < 3 ? soil(cells[role] ?? "", role) : (cells[role] ?? "")));
        });
        const read = rows.map((row) =>
          readEvent(new Map(logRoles.map((role, place) => [role, row[place]!]))),
        );
        const byEvents = new FunnelIndex(generatedSetup);
        byEvents.append(
          read.map(({ event }) => event).filter((event): event is LogEvent => event !== undefined),
        );
        const byRows = new FunnelIndex(generatedSetup);
        const problems = byRows.load(rows, places, rows.length);
        expect(problems).toEqual(
          read.flatMap(({ event, problems }, row) =>
            problems.map((problem) => ({ row, problem, isEvent: event !== undefined })),
          ),
        );
        for (const asked of questions) {
          expect(evaluate(byRows, asked, context)).toEqual(evaluate(byEvents, asked, context));
        }
      },
    ),
    { numRuns: 150 },
  );
});

test("A blank row below the log is nothing", () => {
  const index = new FunnelIndex(generatedSetup);
  expect(index.load([logRoles.map(() => "")], places)).toEqual([]);
  expect(index.load([logRoles.map(() => "  ")], places)).toEqual([]);
  expect(index.core.log.count).toBe(0);
});
