import { evaluate } from "../../../src/metrics/evaluate";
import { createIndex } from "../../../src/metrics/index/funnelIndex";
import { day, ledgerOf, log, query } from "../ledger";

const today = day("2026-06-30");
const context = { today, now: today + 0.5 };

test("A lead converted into a deal that the log does not have keeps STALLED from nothing", () => {
  const leads = Array.from({ length: 64 }, (_, at) => `L-${String(at)} 2026-01-01 Created Prospect`);
  const events = log(leads.join("\n"));
  const converted = log("L-1 2026-01-09 Converted Prospect to=O-missing id=E-9999");
  const kept = createIndex(ledgerOf({ events }));
  evaluate(kept, query("STALLED", []), context);
  kept.append(converted);
  expect(evaluate(kept, query("STALLED", []), context)).toEqual(
    evaluate(createIndex(ledgerOf({ events: [...events, ...converted] })), query("STALLED", []), context),
  );
});
