import { toEvent } from "../plain/events";
import { logColumn, type Row } from "../rows";
import { rates } from "../world";
import type { Api, Table } from "./api";

/** What became of a record, in the column `outcome`; 0 in the row of a conversion. */
export const open = 1;
export const won = 2;
export const lost = 3;
export const invalid = 4;

const outcomeOf: Readonly<Record<string, number>> = {
  lead: open,
  open,
  won,
  aftersales: won,
  lost,
  invalid,
};
const rateOf = new Map<string, number>(rates);

/** The log as a table: what the answers ask for, amounts in base currency. */
export function toLogTable(aq: Api, log: readonly Row[]): Table {
  const columns = {
    id: new Array<string>(log.length),
    record: new Array<string>(log.length),
    isLead: new Array<boolean>(log.length),
    refers: new Array<string>(log.length),
    funnel: new Array<string>(log.length),
    place: new Array<string>(log.length),
    type: new Array<string>(log.length),
    rank: new Array<number>(log.length),
    outcome: new Array<number>(log.length),
    owner: new Array<string>(log.length),
    moved: new Array<number>(log.length),
    recorded: new Array<number>(log.length),
    amount: new Array<number>(log.length),
  };
  for (let row = 0; row < log.length; row++) {
    const event = toEvent(log[row]!);
    const isConverted = log[row]![logColumn.event] === "Converted";
    columns.id[row] = event.id;
    columns.record[row] = event.record;
    columns.isLead[row] = event.isLead;
    columns.refers[row] = event.refersTo;
    columns.funnel[row] = event.funnel;
    columns.place[row] = isConverted ? "converted" : event.stage;
    columns.type[row] = isConverted ? "" : event.type;
    columns.rank[row] = isConverted ? -1 : event.rank;
    columns.outcome[row] = isConverted ? 0 : outcomeOf[event.type]!;
    columns.owner[row] = event.owner;
    columns.moved[row] = event.at;
    columns.recorded[row] = event.recordedAt;
    columns.amount[row] = event.amount * (rateOf.get(event.currency) ?? 1);
  }
  return aq.table(columns);
}
