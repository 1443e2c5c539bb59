import fc from "fast-check";
import type { CellValue } from "../../src/domain/cell";
import { fromMilliseconds, toMilliseconds } from "../../src/domain/dates/serial";
import { eventToCells } from "../../src/domain/log/cells";
import { checkOf } from "../../src/domain/log/check";
import type { LogEvent } from "../../src/domain/log/event";
import { finish } from "../../src/domain/steps";
import { FunnelIndex } from "../../src/metrics";
import { knownEvents } from "../../src/metrics/index/knownEvents";
import { logRoles } from "../../src/metrics/index/logReader";
import { eventOfRow, rowsNaming } from "../../src/metrics/index/rowEvent";
import { generatedSetup, ledgers } from "./generatedLedger";

const places = new Map<string, number>(logRoles.map((role, place) => [role, place]));

/** An event with the milliseconds that the columns keep of its times. */
function inMilliseconds({ movedAt, recordedAt, ...rest }: Omit<LogEvent, "check">): unknown {
  const rounded = (serial: number): number => fromMilliseconds(toMilliseconds(serial));
  return {
    ...rest,
    movedAt: movedAt === null ? null : rounded(movedAt),
    recordedAt: rounded(recordedAt),
    check: undefined,
  };
}

test("An event made of a row of the columns is the one that was put in, but for its Check", () => {
  fc.assert(
    fc.property(ledgers, fc.boolean(), ({ events }, asRows) => {
      const index = new FunnelIndex(generatedSetup);
      if (asRows) index.load(events.map(toRow), places, events.length);
      else index.append(events);
      events.forEach((event, row) => {
        expect({ ...eventOfRow(index.core, row), check: undefined }).toEqual(inMilliseconds(event));
      });
      for (const id of new Set(events.map(({ recordId }) => recordId))) {
        expect(rowsNaming(index.core, id).map((row) => eventOfRow(index.core, row).eventId)).toEqual(
          events.filter(({ recordId }) => recordId === id).map(({ eventId }) => eventId),
        );
      }
    }),
  );
});

test("A Check that is reckoned from a row of the columns is that of the event as the sheet has it", () => {
  fc.assert(
    fc.property(ledgers, fc.double({ min: 0, max: 0.99, noNaN: true }), ({ events }, time) => {
      const index = new FunnelIndex(generatedSetup);
      const timed = events.map((event) => ({
        ...event,
        movedAt: event.movedAt === null ? null : event.movedAt + time,
      }));
      index.load(timed.map(toRow), places, timed.length);
      timed.forEach((event, row) => {
        expect(checkOf(eventOfRow(index.core, row), "X1")).toBe(checkOf(event, "X1"));
      });
    }),
  );
});

test("Which Event IDs the log has is told for those that are asked", () => {
  fc.assert(
    fc.property(ledgers, ({ events }) => {
      const index = new FunnelIndex(generatedSetup);
      index.append(events);
      const asked = [...events.slice(0, 3).map(({ eventId }) => eventId), "E-unheard-of", "成交", ""];
      const logged = new Set(events.map(({ eventId }) => eventId));
      expect([...finish(knownEvents(index.core, asked))].sort()).toEqual(
        [...new Set(asked)].filter((id) => logged.has(id)).sort(),
      );
    }),
  );
  const empty = new FunnelIndex(generatedSetup);
  expect(finish(knownEvents(empty.core, ["E-1"])).size).toBe(0);
});

function toRow(event: LogEvent): CellValue[] {
  const cells = eventToCells(event, "en");
  return logRoles.map((role) => cells[role] ?? "");
}
