import { createIndex } from "../../../src/metrics/index/funnelIndex";
import { day, ledgerOf, log, rows } from "../ledger";

const today = day("2026-06-30");

/** The lead that a deal is said to come from. */
function leadOf(deal: string, events: ReturnType<typeof log>, records = rows("")): string {
  const index = createIndex(ledgerOf({ events, records }));
  const { records: book } = index.core;
  return book.id(index.view(today).leadOf(book.find("opportunity", deal)!));
}

test("A deal into which another was merged comes from the lead that was converted first, however the log is sorted", () => {
  const events = log(`
    L-1 2026-01-01 Created Collect_Lead
    L-2 2026-01-01 Created Collect_Lead
    L-2 2026-01-09 Converted to=O-2
    L-1 2026-01-10 Converted to=O-1
    O-1 2026-01-10 Moved Contact
    O-2 2026-01-10 Moved Contact
    O-1 2026-01-20 Merged into=O-2
  `);
  expect(leadOf("O-2", events)).toBe("L-2");
  expect(leadOf("O-2", [...events].reverse())).toBe("L-2");
});

test("Of two leads' rows that name one deal the order of the rows decides nothing", () => {
  const events = log(`
    L-1 2026-01-01 Created Collect_Lead
    L-2 2026-01-01 Created Collect_Lead
    O-1 2026-01-10 Created Contact
  `);
  const named = rows("L-1 opportunityId=O-1\nL-2 opportunityId=O-1");
  expect(leadOf("O-1", events, named)).toBe("L-1");
  expect(leadOf("O-1", [...events].reverse(), [...named].reverse())).toBe("L-1");
});
