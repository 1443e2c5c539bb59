import { readEvent } from "../../../src/domain/log/cells";
import { checkOf } from "../../../src/domain/log/check";
import { closingOf } from "../../../src/domain/log/closing";
import type { LogEvent } from "../../../src/domain/log/event";
import { groupByRecord } from "../../../src/domain/log/history";
import type { RowValues } from "../../../src/domain/store/row";
import { funnel, setupWith } from "../../metrics/ledger";
import { makeLedger } from "../ledger";
import { logColumn, type Row } from "../rows";
import { funnels, written } from "../world";

/** The rows of a store, table by table, as they stand in its sheets. */
export interface StoreRows {
  readonly log: readonly Row[];
  readonly leads: readonly Row[];
  readonly opportunities: readonly Row[];
}

const setup = setupWith({ funnels: written.map(([name, stages]) => funnel(name, stages)) });

/** The bench's ledger as a store that reconcile finds nothing in: its Checks hold, rows of records say what the log says last. */
export function storeRows(logRows: number, seed: number): StoreRows {
  const { log, leads, opportunities } = makeLedger(logRows, seed);
  const histories = groupByRecord(log.map(chain()));
  return {
    log,
    leads,
    opportunities: opportunities.map((row) => asLogged(row, histories.get(String(row[0]))!)),
  };
}

/** The rows of Stages for the bench's funnels. */
export function stageRows(): RowValues[] {
  return funnels.flatMap(({ name, stages }) =>
    stages.map(({ name: stage, type }, order) => ({ funnel: name, order: order + 1, stage, type })),
  );
}

/** Gives each row the Check that follows from the row before it of its record; returns the row's event. */
function chain(): (row: Row) => LogEvent {
  const last = new Map<string, string>();
  return (row) => {
    const cells = new Map(Object.entries(logColumn).map(([role, column]) => [role, row[column]!]));
    const { event } = readEvent(cells);
    if (event === undefined) throw new Error("the bench's ledger has a row that is no event");
    const check = checkOf(event, last.get(event.recordId) ?? "");
    last.set(event.recordId, check);
    row[logColumn.check] = check;
    return { ...event, check };
  };
}

const column = { expectedClose: 14, closed: 15 } as const;

function asLogged(row: Row, history: readonly LogEvent[]): Row {
  const cells = [...row];
  cells[column.expectedClose] = history.at(-1)?.state.expectedClose ?? "";
  cells[column.closed] = closingOf(history, setup)?.at ?? "";
  return cells;
}
