import { bridgeDays } from "../questions";
import { endOfDay, millisecondsPerDay } from "../time";
import { rates } from "../world";
import type { PlainEvent } from "./events";
import { outcomeOf } from "./record";
import { sum } from "./statistics";

const rateOf = new Map<string, number>(rates);

function amountOf(event: PlainEvent): number {
  return event.amount * rateOf.get(event.currency)!;
}

/** The bridge: a deal's value follows its events in order. */
export function bridgeFigures(deals: readonly (readonly PlainEvent[])[], to: number): number[] {
  const lines = { opening: 0, new: 0, reopened: 0, increased: 0, decreased: 0 };
  const left: Record<string, number> = { won: 0, lost: 0, invalid: 0 };
  const begins = (to - bridgeDays + 1) * millisecondsPerDay;
  const ends = endOfDay(to);
  let closing = 0;
  for (const events of deals) {
    let before: { isOpen: boolean; value: number } | undefined;
    for (const event of events.filter(({ at }) => at <= ends)) {
      const outcome = outcomeOf(event.type);
      const now = { isOpen: outcome === "open", value: amountOf(event) };
      if (event.at >= begins) {
        if (before === undefined) lines.new += now.isOpen ? now.value : 0;
        else if (!before.isOpen) lines.reopened += now.isOpen ? now.value : 0;
        else if (!now.isOpen) left[outcome]! += before.value;
        else if (now.value > before.value) lines.increased += now.value - before.value;
        else lines.decreased += before.value - now.value;
      }
      before = now;
    }
    const atOpening = events.findLast(({ at }) => at < begins);
    if (atOpening && outcomeOf(atOpening.type) === "open") lines.opening += amountOf(atOpening);
    if (before?.isOpen === true) closing += before.value;
  }
  return [...Object.values(lines), ...Object.values(left), closing];
}

/** The open deals at the end of a day, and their amount. */
export function snapshotFigures(deals: readonly (readonly PlainEvent[])[], day: number): number[] {
  const then = endOfDay(day);
  const open = deals
    .flatMap((events) => events.findLast(({ at }) => at <= then) ?? [])
    .filter(({ type }) => outcomeOf(type) === "open");
  return [open.length, sum(open.map(amountOf))];
}
