import { bridgeDays } from "../questions";
import { endOfDay, millisecondsPerDay } from "../time";
import type { Table } from "./api";
import { invalid, lost, open, won } from "./logTable";

/** The values of the deals, event by event, with the one before and the time of the one after; 0 where there is none. */
function valuesOf(log: Table): Table {
  return log
    .filter("d => !d.isLead")
    .orderby("record", "moved", "recorded", "id")
    .groupby("record")
    .derive({
      before: "d => op.lag(d.outcome, 1, 0)",
      last: "d => op.lag(d.amount, 1, 0)",
      next: "d => op.lead(d.moved, 1, 0)",
    })
    .ungroup();
}

/** What stood open at a time. */
function openAt(time: number): string {
  return `d.outcome === ${open} && d.moved <= ${time} && (d.next === 0 || d.next > ${time})`;
}

export function bridgeFigures(log: Table, to: number): number[] {
  const begins = (to - bridgeDays + 1) * millisecondsPerDay;
  const ends = endOfDay(to);
  const during = `d.moved >= ${begins} && d.moved <= ${ends}`;
  const isOpen = `d.outcome === ${open}`;
  const wasOpen = `d.before === ${open}`;
  const sum = (test: string, value: string): string => `d => op.sum(${test} ? ${value} : 0)`;
  const left = (outcome: number): string =>
    sum(`${during} && ${wasOpen} && d.outcome === ${outcome}`, "d.last");
  const lines = valuesOf(log).rollup({
    opening: sum(openAt(begins - 1), "d.amount"),
    new: sum(`${during} && d.before === 0 && ${isOpen}`, "d.amount"),
    reopened: sum(`${during} && d.before > ${open} && ${isOpen}`, "d.amount"),
    increased: sum(`${during} && ${wasOpen} && ${isOpen} && d.amount > d.last`, "d.amount - d.last"),
    decreased: sum(`${during} && ${wasOpen} && ${isOpen} && d.amount < d.last`, "d.last - d.amount"),
    won: left(won),
    lost: left(lost),
    invalid: left(invalid),
    closing: sum(openAt(ends), "d.amount"),
  });
  return Object.values(lines.objects()[0]!).map(Number);
}

export function snapshotFigures(log: Table, day: number): number[] {
  const found = valuesOf(log)
    .filter(`d => ${openAt(endOfDay(day))}`)
    .rollup({ deals: "d => op.count()", amount: "d => op.sum(d.amount)" });
  return Object.values(found.objects()[0]!).map(Number);
}
