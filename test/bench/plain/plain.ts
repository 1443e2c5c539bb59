import { cells, cohortDays, monthStarts, type CellQuestion } from "../questions";
import { leadColumn, type Row, type Sheets } from "../rows";
import { daysUntil, endOfDay, millisecondsPerDay } from "../time";
import type { Loaded, Variant } from "../variant";
import { today } from "../world";
import { bridgeFigures, snapshotFigures } from "./bridge";
import { byTime, toEvent, type PlainEvent } from "./events";
import { funnelFigures, makeJourneys } from "./funnel";
import { followRecord, type PlainRecord } from "./record";
import { mean, percentile } from "./statistics";

/** Arrays of objects with filter, map and reduce: what one writes first. */
export const plain: Variant = {
  name: "plain objects",
  holds:
    "an object a record with its intervals, its outcome and its source; the journeys; the events of each record in order",
  load,
};

type Deal = PlainRecord & { readonly source: string };

function load(sheets: Sheets): Loaded {
  const histories = new Map<string, PlainEvent[]>();
  for (const row of sheets.log) {
    const event = toEvent(row);
    const history = histories.get(event.record);
    if (history) history.push(event);
    else histories.set(event.record, [event]);
  }
  for (const history of histories.values()) history.sort(byTime);
  const sources = new Map(
    sheets.leads.map((row) => [row[leadColumn.leadId], String(row[leadColumn.source])]),
  );
  const withSource = (deal: PlainRecord): Deal => ({ ...deal, source: sources.get(deal.leadId) ?? "" });
  const records = new Map([...histories].map(([id, events]) => [id, followRecord(events)]));
  let journeys: ReturnType<typeof makeJourneys> = [];
  const deals = new Map<string, Deal>();

  const recordsAsOf = (day: number): PlainRecord[] => {
    const until = endOfDay(day);
    return [...histories.values()]
      .map((events) => events.filter(({ at }) => at <= until))
      .filter(({ length }) => length > 0)
      .map(followRecord);
  };
  const dealsAsOf = (day: number): PlainRecord[] => recordsAsOf(day).filter(({ isLead }) => !isLead);
  const dealHistories = (): PlainEvent[][] => [...histories.values()].filter(([first]) => !first!.isLead);
  const answerCells = (): number[] => {
    const all = [...deals.values()];
    return cells.map((cell) => answerCell(all, cell));
  };
  return {
    ready() {
      journeys = makeJourneys([...records.values()]);
      for (const [id, record] of records) if (!record.isLead) deals.set(id, withSource(record));
    },
    funnel(asOf) {
      if (asOf >= today) return funnelFigures(journeys, [...records.values()]);
      const then = recordsAsOf(asOf);
      return funnelFigures(makeJourneys(then), then);
    },
    cells: answerCells,
    append(row: Row) {
      const event = toEvent(row);
      const history = histories.get(event.record)!;
      history.push(event);
      history.sort(byTime);
      const record = followRecord(history);
      records.set(record.id, record);
      deals.set(record.id, withSource(record));
      return answerCells();
    },
    cohorts: () => cohorts([...deals.values()]),
    bridge: (to) => bridgeFigures(dealHistories(), to),
    snapshot: (day) => snapshotFigures(dealHistories(), day),
    winRate: (asOf) => [winRate(dealsAsOf(asOf))],
    medianCycle: (asOf) => [
      percentile(
        dealsAsOf(asOf)
          .filter(({ outcome }) => outcome === "won")
          .map(({ cycle }) => cycle),
        0.5,
      ),
    ],
  };
}

function answerCell(deals: readonly Deal[], { metric, owner, source, funnel, period }: CellQuestion): number {
  const from = (period?.from ?? 0) * millisecondsPerDay;
  const to = period ? endOfDay(period.to) : Infinity;
  const found = deals.filter(
    (deal) =>
      (owner === undefined || deal.owner === owner) &&
      (source === undefined || deal.source === source) &&
      (funnel === undefined || deal.funnel === funnel) &&
      deal.closed >= from &&
      deal.closed <= to,
  );
  if (metric === "winRate") return winRate(found);
  if (metric === "lost") return found.filter(({ outcome }) => outcome === "lost").length;
  const won = found.filter(({ outcome }) => outcome === "won");
  const cycles = won.map(({ cycle }) => cycle);
  if (metric === "won") return won.length;
  if (metric === "cycleMean") return mean(cycles);
  return percentile(cycles, metric === "cycleMedian" ? 0.5 : 0.9);
}

function winRate(deals: readonly PlainRecord[]): number {
  const won = deals.filter(({ outcome }) => outcome === "won").length;
  const lost = deals.filter(({ outcome }) => outcome === "lost").length;
  return won + lost === 0 ? NaN : won / (won + lost);
}

function cohorts(deals: readonly Deal[]): number[] {
  return monthStarts.slice(0, -1).flatMap((start, month) => {
    const from = start * millisecondsPerDay;
    const to = monthStarts[month + 1]! * millisecondsPerDay;
    const cohort = deals.filter(({ created }) => created >= from && created < to);
    const won = (of: readonly Deal[], days: number): number =>
      of.filter(({ outcome, cycle }) => outcome === "won" && cycle <= days).length;
    const old = cohortDays.map((days) => cohort.filter(({ created }) => daysUntil(created, today) >= days));
    return [
      cohort.length,
      ...cohortDays.map((days) => won(cohort, days)),
      ...old.map(({ length }) => length),
      ...old.map((of, index) => won(of, cohortDays[index]!)),
      cohort.filter(({ outcome }) => outcome === "open").length,
    ];
  });
}
