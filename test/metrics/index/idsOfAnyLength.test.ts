import { eventToCells } from "../../../src/domain/log/cells";
import { evaluate } from "../../../src/metrics/evaluate";
import { createIndex, FunnelIndex } from "../../../src/metrics/index/funnelIndex";
import { logRoles } from "../../../src/metrics/index/logReader";
import { ledgerOf, log, query, setupWith } from "../ledger";

const places = new Map<string, number>(logRoles.map((role, place) => [role, place]));
const recordPlaces = { id: 0, linkedId: undefined, fields: new Map([["account", 1]]) };

/** Loads a store whose deals have these ids from its sheets, and says which of them can be looked up with their own account. */
function foundAgain(ids: readonly string[]): string[] {
  const [plain] = log("O-0 2026-01-01 Created Contact");
  // Every record comes twice: once as new, once as known.
  const events = [...ids, ...ids].map((recordId, index) => ({
    ...plain!,
    recordId,
    eventId: `E-${String(index)}`,
    event: index < ids.length ? plain!.event : ("Amended" as const),
  }));
  const index = new FunnelIndex(setupWith());
  const rows = events.map((event) => {
    const cells = eventToCells(event, "en");
    return logRoles.map((role) => cells[role] ?? "");
  });
  expect(index.load(rows, places, rows.length)).toEqual([]);
  index.loadRecords(
    "opportunity",
    ids.map((id) => [id, `Account of ${id}`]),
    recordPlaces,
  );
  const { eventIds } = index.core.log;
  expect(events.map((_, row) => eventIds.text(row))).toEqual(events.map(({ eventId }) => eventId));
  expect(index.core.records.count).toBe(ids.length);
  const context = { today: plain!.recordedAt + 10, now: plain!.recordedAt + 10.5 };
  expect(evaluate(index, query("TALLY", ["open"]), context)).toEqual({ kind: "value", value: ids.length });
  const anew = createIndex(ledgerOf({ events }));
  for (const id of ids) expect(anew.core.records.id(anew.core.records.find("opportunity", id)!)).toBe(id);
  return ids.filter((id) => {
    const answer = evaluate(index, query("LOOKUPRECORD", [id, "Account"]), context);
    return answer.kind === "value" && answer.value === `Account of ${id}`;
  });
}

test.each([74, 80, 200, 300, 1200])(
  "%i deals numbered O-1, O-2 … are each found by their own id",
  (count) => {
    const ids = Array.from({ length: count }, (_, index) => `O-${String(index + 1)}`);
    expect(foundAgain(ids)).toEqual(ids);
  },
);

const number = (index: number): string => String(index).padStart(4, "0");

test.each<readonly [kind: string, idOf: (index: number) => string]>([
  [
    "of 36 characters as other systems have them",
    (index) => `006Dn000${number(index)}-4c6e-9d2f-0123456789ab`,
  ],
  ["of more than 40 characters", (index) => `${"-".repeat(40)}${number(index)}`],
  ["that grow longer and longer", (index) => `O${"0".repeat(index % 50)}-${number(index)}`],
  ["in Chinese", (index) => `客户${number(index)}`],
  [
    "that differ in accents alone",
    (index) => `${"éèêëe".charAt(index % 5)}-${String(Math.floor(index / 5))}`,
  ],
  [
    "that differ in their first character alone",
    (index) => `${String.fromCharCode(33 + (index % 90))}${number(Math.floor(index / 90))}`,
  ],
])("ids %s are each found", (_kind, idOf) => {
  const ids = Array.from({ length: 700 }, (_, index) => idOf(index));
  expect(foundAgain(ids)).toEqual(ids);
});

test.each(["X-1", "客户一", "A very much longer id than all the others"])(
  "one odd id, %s, among six hundred of one length spoils none",
  (odd) => {
    for (const at of [0, 60, 300]) {
      const ids = Array.from({ length: 600 }, (_, index) => `O-${String(index).padStart(5, "0")}`);
      ids[at] = odd;
      expect(foundAgain(ids)).toEqual(ids);
    }
  },
);
