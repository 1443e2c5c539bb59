import { createIndex } from "../../../src/metrics/index/funnelIndex";
import { day, ledgerOf, log } from "../ledger";

const today = day("2026-06-30");

function leadOf(deal: string, events: ReturnType<typeof log>): string {
  const index = createIndex(ledgerOf({ events, records: [] }));
  const { records: book } = index.core;
  const lead = index.view(today).leadOf(book.find("opportunity", deal)!);
  return lead < 0 ? "" : book.id(lead);
}

test("A deal of a lead that was merged into one already merged away comes from the last survivor", () => {
  // Two people merge at once: L-2 into L-3, then L-1 into L-2.
  const events = log(`
    L-1 2026-01-01 Created Collect_Lead
    L-2 2026-01-01 Created Collect_Lead
    L-3 2026-01-01 Created Collect_Lead
    O-1 2026-01-10 Created Contact from=L-1
    L-2 2026-02-01 Merged into=L-3
    L-1 2026-02-02 Merged into=L-2
  `);
  expect(leadOf("O-1", events)).toBe("L-3");
});
