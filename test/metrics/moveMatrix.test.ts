import fc from "fast-check";
import type { AnswerCell } from "../../src/metrics/answer";
import { createIndex, type FunnelIndex } from "../../src/metrics/index/funnelIndex";
import { days, firstDay, ledgers, renewals } from "./generatedLedger";
import { answer, indexOf, period, salesFunnel, type Asked } from "./ledger";

function matrix(index: FunnelIndex, asked: Asked = {}): readonly (readonly AnswerCell[])[] {
  const found = answer(index, "MOVEMATRIX", [], asked);
  if (found.kind !== "table") throw new Error(JSON.stringify(found));
  return found.rows;
}

/** The counts that are not 0, as "from > to". */
function moves(rows: readonly (readonly AnswerCell[])[]): Record<string, number> {
  const word = (cell: AnswerCell | undefined): string =>
    typeof cell === "object" ? cell.term : String(cell);
  const [header = [], ...body] = rows;
  const found: Record<string, number> = {};
  for (const row of body.slice(0, -1)) {
    row.slice(1, -1).forEach((count, at) => {
      if (count !== 0) found[`${word(row[0])} > ${word(header[at + 1])}`] = Number(count);
    });
  }
  return found;
}

const index = indexOf(`
  L-1 2026-01-01 Created Collect_Lead
  L-1 2026-01-03 Moved Prospect
  L-1 2026-01-05 Converted to=O-1
  O-1 2026-01-05 Created Contact from=L-1 owner=Ann
  O-1 2026-01-10 Moved Negotiation
  O-1 2026-01-12 Reassigned owner=Bob
  O-1 2026-02-01 Moved Contact
  O-1 2026-02-03 Moved Lost
  O-1 2026-02-09 Moved Negotiation
  O-2 2026-02-01 Created Contact owner=Ann
  O-2 2026-02-02 Moved Won
  O-3 undated Created Contact owner=Ann
`);

describe("MOVEMATRIX", () => {
  test("counts every move between stages: skips, returns, outcomes and reopenings", () => {
    expect(moves(matrix(index))).toEqual({
      "rowCreated > Collect Lead": 1,
      "rowCreated > Contact": 2,
      "Collect Lead > Prospect": 1,
      "Prospect > Contact": 1,
      "Contact > Negotiation": 1,
      "Negotiation > Contact": 1,
      "Contact > Lost": 1,
      "Lost > Negotiation": 1,
      "Contact > Won": 1,
    });
  });

  test("stages stand in the order of the funnel, outcomes last, with totals", () => {
    const rows = matrix(index);
    const names = [
      "Collect Lead",
      "Prospect",
      "Contact",
      "Proposal",
      "Negotiation",
      "Won",
      "After-sales",
      "Lost",
      "Invalid",
    ];
    expect(rows[0]).toEqual([{ term: "headerFromTo" }, ...names, { term: "headerTotal" }]);
    expect(rows.map(([name]) => name)).toEqual([
      { term: "headerFromTo" },
      { term: "rowCreated" },
      ...names,
      { term: "headerTotal" },
    ]);
    expect(rows.at(-1)).toEqual([{ term: "headerTotal" }, 1, 1, 4, 0, 2, 1, 0, 1, 0, 10]);
  });

  test("a period takes the moves in it; an undated creation is in none", () => {
    expect(moves(matrix(index, { period: period("2026-02-01", "2026-02-02") }))).toEqual({
      "Negotiation > Contact": 1,
      "rowCreated > Contact": 1,
      "Contact > Won": 1,
    });
  });

  test("filters look at the record, as of the date", () => {
    expect(moves(matrix(index, { where: { Owner: "Ann" } }))).toEqual({
      "rowCreated > Contact": 2,
      "Contact > Won": 1,
    });
    expect(moves(matrix(index, { asOf: 46023 }))).toEqual({
      "rowCreated > Collect Lead": 1,
      "rowCreated > Contact": 1,
    });
  });

  test("two funnels stand one after the other, and a name that both have says which", () => {
    const two = indexOf(
      `
      O-1 2026-01-01 Created Contact
      O-1 2026-01-02 Moved Won
      O-2 2026-01-01 Created Review funnel=Renewal
      O-2 2026-01-02 Moved Won
      `,
      { setup: { funnels: [salesFunnel, renewals] } },
    );
    expect(moves(matrix(two))).toMatchObject({ "Contact > Won (Sales)": 1, "Review > Won (Renewal)": 1 });
    expect(moves(matrix(two, { where: { Funnel: "Renewal" } }))).toEqual({
      "rowCreated > Review": 1,
      "Review > Won": 1,
    });
  });

  test("stages and funnels that nobody set up come last, in the order of the alphabet", () => {
    const strange = indexOf(`
      O-1 2026-01-01 Created Pitch
      O-2 2026-01-02 Created Demo
      O-3 2026-01-03 Created Contact funnel=Resale
      O-4 2026-01-04 Created Contact funnel=Partners
    `);
    const names = matrix(strange).map(([name]) => name);
    expect(names.slice(2, -1)).toEqual([
      ...["Collect Lead", "Prospect", "Contact (Sales)", "Proposal", "Negotiation", "Won", "After-sales"],
      ...["Lost", "Invalid", "Demo", "Pitch", "Contact (Partners)", "Contact (Resale)"],
    ]);
  });

  test("its sum is the number of entries into stages", () => {
    fc.assert(
      fc.property(ledgers, fc.integer({ min: 0, max: days }), (ledger, from) => {
        const built = createIndex(ledger);
        const within = { from: firstDay + from, to: firstDay + from + 60 };
        for (const asked of [within, undefined]) {
          const rows = matrix(built, { asOf: firstDay + days, period: asked });
          const view = built.view(firstDay + days);
          let entries = 0;
          for (const record of [...view.leads, ...view.opportunities]) {
            for (let visit = 0; visit < view.visitCount(record); visit++) {
              const entry = view.visitEntry(record, visit);
              if (asked === undefined || (entry >= asked.from && entry < asked.to + 1)) entries++;
            }
          }
          expect(rows.at(-1)?.at(-1)).toBe(entries);
          const bySource = rows.slice(1, -1).reduce((sum, row) => sum + Number(row.at(-1)), 0);
          expect(bySource).toBe(entries);
        }
      }),
      { numRuns: 60 },
    );
  });
});
