import { createIndex } from "../../../src/metrics/index/funnelIndex";
import { day, ledgerOf, log } from "../ledger";

const today = day("2026-06-30");

test("A conversion that comes in late decides whose deal it is as one that was there from the beginning", () => {
  const events = log(`
    L-1 2026-01-01 Created Collect_Lead
    L-2 2026-01-01 Created Collect_Lead
    O-1 2026-01-10 Created Contact
    L-1 2026-01-20 Converted to=O-1
    L-2 2026-01-30 Converted to=O-1
    L-2 2026-01-10 Converted to=O-1
  `);
  const leadOf = (index: ReturnType<typeof createIndex>): string => {
    const { records: book } = index.core;
    return book.id(index.view(today).leadOf(book.find("opportunity", "O-1")!));
  };
  const kept = createIndex(ledgerOf({ events: events.slice(0, -1), records: [] }));
  expect(leadOf(kept)).toBe("L-1");
  kept.append(events.slice(-1));
  expect(leadOf(kept)).toBe(leadOf(createIndex(ledgerOf({ events, records: [] }))));
});
