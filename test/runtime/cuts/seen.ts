import type { LogEvent } from "../../../src/domain/log/event";
import type { OpenBook } from "../openBook";

/** What a workbook says of its records, without what differs from run to run (new ids, times, chain). */
export interface Seen {
  readonly log: string[];
  readonly cells: string[];
}

/** Reads the log and the rows of an open book. */
export async function see(book: OpenBook): Promise<Seen> {
  return { log: tale(book.log()), cells: await cells(book) };
}

function tale(log: readonly LogEvent[]): string[] {
  return log
    .map(({ recordId, event, fromStage, state, movedAt, reason }) =>
      [
        /^[OL]-\d{6}-/.test(recordId) ? "new" : recordId,
        event,
        fromStage,
        state.stage,
        state.amount,
        movedAt === null || Number.isInteger(movedAt) ? movedAt : "now",
        reason,
      ].join("|"),
    )
    .sort();
}

/** The cells of the record tables that tell a record's state. */
async function cells(book: OpenBook): Promise<string[]> {
  const told: string[] = [];
  for (const [name, layout] of book.app.book.store?.layout ?? []) {
    if (name !== "Leads" && name !== "Opportunities") continue;
    for (const row of await book.rows(layout.excelName)) {
      const line = Object.entries(row)
        .filter(([, value]) => value !== "")
        .map(
          ([header, value]) =>
            `${header}=${typeof value === "number" && !Number.isInteger(value) ? "now" : String(value).replace(/[OL]-\d{6}-\w+/, "new")}`,
        );
      if (line.length > 0) told.push(line.sort().join(" "));
    }
  }
  return told.sort();
}

/** Every record of a batch is as before or as after, in the log and in its row alike. */
export function expectEachWhole(where: string, found: Seen, before: Seen, after: Seen): void {
  const idOf = (line: string): string => /D-\d+/.exec(line)?.[0] ?? "";
  const byId = ({ log, cells }: Seen): Map<string, string[]> => {
    const told = new Map<string, string[]>();
    for (const line of [...log, ...cells]) told.set(idOf(line), [...(told.get(idOf(line)) ?? []), line]);
    return told;
  };
  const [now, then, wanted] = [byId(found), byId(before), byId(after)];
  for (const [id, lines] of now) {
    const expected = lines.length === then.get(id)?.length ? then.get(id) : wanted.get(id);
    expect({ where, id, lines }).toEqual({ where, id, lines: expected });
  }
  expect(now.size).toBe(wanted.size);
}
