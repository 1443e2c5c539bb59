import { eventKinds, forecastCategories } from "../../../src/domain/store/words";
import { leadColumn, logColumn, type Row, type Sheets } from "../rows";
import { rates } from "../world";
import { converted, ownerNumbers, sourceNumbers, stageNumbers } from "./codes";
import { toSeconds, type Columns } from "./columns";

const currencyNumbers = new Map<unknown, number>([
  ["", 0],
  ...rates.map(([currency], index) => [currency, index] as const),
]);

const kindNumbers = new Map<unknown, number>(Object.keys(eventKinds).map((kind, index) => [kind, index]));
const categoryNumbers = new Map<unknown, number>(
  ["", ...Object.values(forecastCategories).map(({ en }) => en)].map((category, index) => [category, index]),
);

/** One pass over the rows for the columns, one over the columns to put each record's events together. */
export function loadColumns({ log, leads: leadRows }: Sheets): Columns {
  const count = log.length;
  const numbers = new Map<unknown, number>();
  const records = new Int32Array(count);
  const times = new Int32Array(count);
  const recorded = new Float64Array(count);
  const stages = new Uint8Array(count);
  const owners = new Uint8Array(count);
  const amounts = new Float64Array(count);
  const currencies = new Uint8Array(count);
  const kinds = new Uint8Array(count);
  const probabilities = new Float32Array(count).fill(NaN);
  const categories = new Uint8Array(count);
  const closes = new Int32Array(count);
  const events: number[] = [];
  const leadIds: unknown[] = [];
  const dealIds: unknown[] = [];
  const isLead: number[] = [];
  for (let row = 0; row < count; row++) {
    const cells = log[row]!;
    const id = cells[logColumn.recordId]!;
    let record = numbers.get(id);
    if (record === undefined) {
      record = numbers.size;
      numbers.set(id, record);
      events.push(0);
      leadIds.push("");
      dealIds.push("");
      isLead.push(cells[logColumn.type] === "Lead" ? 1 : 0);
    }
    events[record]!++;
    records[row] = record;
    times[row] = toSeconds(cells[logColumn.movedAt] as number);
    recorded[row] = cells[logColumn.recordedAt] as number;
    stages[row] = stageOf(cells);
    owners[row] = ownerNumbers.get(cells[logColumn.owner])!;
    const amount = cells[logColumn.amount];
    if (amount !== "") amounts[row] = amount as number;
    currencies[row] = currencyNumbers.get(cells[logColumn.currency])!;
    const probability = cells[logColumn.probability];
    if (probability !== "") probabilities[row] = probability as number;
    categories[row] = categoryNumbers.get(cells[logColumn.forecastCategory])!;
    const close = cells[logColumn.expectedClose];
    if (close !== "") closes[row] = close as number;
    const event = cells[logColumn.event];
    kinds[row] = kindNumbers.get(event)!;
    if (event === "Created") leadIds[record] = cells[logColumn.refersTo];
    else if (event === "Converted") dealIds[record] = cells[logColumn.refersTo];
  }
  const recordCount = numbers.size;
  const starts = startsOf(events);
  const order = orderEvents(log, starts, records, times, recorded);
  const columns = {
    starts,
    times: gather(times, order, new Int32Array(count)),
    stages: gather(stages, order, new Uint8Array(count)),
    owners: gather(owners, order, new Uint8Array(count)),
    amounts: gather(amounts, order, new Float64Array(count)),
    currencies: gather(currencies, order, new Uint8Array(count)),
    recordCount,
    isLead: Uint8Array.from(isLead),
    leads: new Int32Array(recordCount).fill(-1),
    firstDeals: new Int32Array(recordCount).fill(-1),
    sources: new Uint8Array(recordCount),
    numbers,
    rest: {
      kinds,
      recorded,
      probabilities,
      categories,
      closes,
      deals: Int32Array.from(dealIds, (id) => (id === "" ? -1 : (numbers.get(id) ?? -1))),
    },
  };
  link(columns, leadIds, leadRows);
  return columns;
}

/** The number of the stage that a row says, or that its lead is converted. */
export function stageOf(cells: Row): number {
  if (cells[logColumn.event] === "Converted") return converted;
  return stageNumbers.get(cells[logColumn.funnel])!.get(cells[logColumn.toStage])!;
}

function startsOf(events: readonly number[]): Int32Array {
  const starts = new Int32Array(events.length + 1);
  for (let record = 0; record < events.length; record++)
    starts[record + 1] = starts[record]! + events[record]!;
  return starts;
}

/** The rows record by record, each record's in the order in which they happened: mostly they come so. */
function orderEvents(
  log: readonly Row[],
  starts: Int32Array,
  records: Int32Array,
  times: Int32Array,
  recorded: Float64Array,
): Int32Array {
  const order = new Int32Array(records.length);
  const ends = starts.slice();
  for (let row = 0; row < records.length; row++) {
    const record = records[row]!;
    const first = starts[record]!;
    let place = ends[record]!++;
    while (place > first && isBefore(row, order[place - 1]!)) {
      order[place] = order[place - 1]!;
      place--;
    }
    order[place] = row;
  }
  return order;

  function isBefore(row: number, other: number): boolean {
    if (times[row] !== times[other]) return times[row]! < times[other]!;
    if (recorded[row] !== recorded[other]) return recorded[row]! < recorded[other]!;
    return log[row]![logColumn.eventId]! < log[other]![logColumn.eventId]!;
  }
}

function gather<Column extends Int32Array | Uint8Array | Float64Array>(
  from: Column,
  order: Int32Array,
  to: Column,
): Column {
  for (let place = 0; place < order.length; place++) to[place] = from[order[place]!]!;
  return to;
}

/** Deals with their leads; a lead's first deal is the one created first. */
function link(columns: Columns, leadIds: readonly unknown[], leadRows: readonly Row[]): void {
  const { starts, times, isLead, leads, firstDeals, sources, numbers, recordCount } = columns;
  for (const row of leadRows) {
    const lead = numbers.get(row[leadColumn.leadId]);
    if (lead !== undefined) sources[lead] = sourceNumbers.get(row[leadColumn.source]) ?? 0;
  }
  for (let deal = 0; deal < recordCount; deal++) {
    const id = leadIds[deal];
    const lead = isLead[deal] === 1 || id === "" ? undefined : numbers.get(id);
    if (lead === undefined) continue;
    leads[deal] = lead;
    const other = firstDeals[lead]!;
    if (other < 0 || times[starts[deal]!]! < times[starts[other]!]!) firstDeals[lead] = deal;
  }
}
