import type { AdoptionContext, AdoptionPlan } from "../domain/adopting";
import type { Language } from "../domain/language";
import { eventToCells } from "../domain/log/cells";
import type { LogEvent } from "../domain/log/event";
import { fail, succeed, type Result } from "../domain/result";
import { appendRows, growTo, lookBelow } from "./appendRows";
import type { Book } from "./book";
import { readIds } from "./findRows";
import { layoutOf, type TableLayout } from "./layout";
import { locateTables } from "./locateTables";
import { pause, timeIsUp } from "./pause";
import type { Session } from "./run";

/** Told how far an adoption has come, in log rows. */
export type AdoptionProgress = (done: number, total: number) => void;

/** Events that go into one batch: with 20 cells each, a batch stays well under the 5 MB of a request. */
const eventsPerBatch = 1500;
/** Records whose events are made in one go: a few milliseconds. */
const recordsPerStep = 30;

/** Writes the seeded events below the log, in batches; those that are there already (an adoption that was cut) are left out. */
export async function seedLog(
  book: Book,
  plan: AdoptionPlan,
  context: AdoptionContext,
  progress?: AdoptionProgress,
): Promise<Result<void>> {
  const known = await book.run(async (session) => {
    const log = layoutOf(await locateTables(session), "StageLog");
    return { log, ids: (await readIds(session, log, "eventId")).hints };
  });
  if (!known.ok) return known;
  let { log } = known.value;
  let done = 0;
  let missing: LogEvent[] = [];
  const write = async (): Promise<Result<void>> => {
    if (missing.length === 0) return succeed(undefined);
    const written = await book.run((session) => writeEvents(session, log, missing, context.language));
    if (!written.ok) return written;
    log = written.value;
    missing = [];
    return succeed(undefined);
  };
  for (const slice of plan.slices(recordsPerStep)) {
    for (const event of slice) if (!known.value.ids.has(event.eventId)) missing.push(event);
    done += slice.length;
    if (missing.length >= eventsPerBatch) {
      const written = await write();
      if (!written.ok) return written;
    }
    if (timeIsUp()) {
      progress?.(done, plan.eventCount);
      await pause();
    }
  }
  const written = await write();
  if (!written.ok) return written;
  progress?.(done, plan.eventCount);
  return done === plan.eventCount ? succeed(undefined) : fail("storeChanged");
}

/** Writes events below the log; gives the log as it is then. */
async function writeEvents(
  session: Session,
  log: TableLayout,
  events: readonly LogEvent[],
  language: Language,
): Promise<TableLayout> {
  const look = lookBelow(session, log, events.length);
  await session.sync();
  const rows = events.map((event) => eventToCells(event, language));
  const rowCount = appendRows(session, look(), rows);
  const body = session.context.workbook.tables.getItem(log.excelName).getDataBodyRange();
  body.load("rowCount");
  await session.sync();
  if (body.rowCount < rowCount) {
    growTo(session, log, rowCount);
    await session.sync();
  }
  return { ...log, rowCount: Math.max(rowCount, body.rowCount) };
}
